"""lldb's values and frames as values.py and probe.py want them."""

import lldb
import probe
import values


class Value:
    def __init__(self, value):
        value = value.GetNonSyntheticValue()
        self.value = value.Dereference() if value.GetType().IsReferenceType() else value
        self._type = self.value.GetType().GetCanonicalType().GetUnqualifiedType()
        self.type = self._type.GetName() or ""
        kinds = ((not self.value.IsValid(), "unknown"), (self._type.IsPointerType(), "pointer"),
                 (self._type.GetTypeClass() in (lldb.eTypeClassClass, lldb.eTypeClassStruct), "class"))
        self.kind = next((name for holds, name in kinds if holds), "other")

    def number(self):
        error = lldb.SBError()
        number = self.value.GetValueAsSigned(error)
        if error.Fail():
            raise values.Unreadable
        return number

    def address(self):
        return self.value.GetLoadAddress()

    def stride(self):
        return self._type.GetPointeeType().GetByteSize()

    def path(self, *names):
        inner = self.value
        for name in names:
            inner = inner.GetChildMemberWithName(name).GetNonSyntheticValue()
        return Value(inner) if inner.IsValid() else None

    def fields(self):
        bases = self._type.GetNumberOfDirectBaseClasses()
        own = [self.value.GetChildAtIndex(index) for index in range(bases, self.value.GetNumChildren())]
        return [(field.GetName(), Value(field)) for field in own if field.GetName()]

    def target(self):
        return self.element(0)

    def element(self, index):
        pointee = self._type.GetPointeeType()
        address = self.number() % 2**64 + index * pointee.GetByteSize()
        return Value(self.value.CreateValueFromAddress("element", address, pointee))

    def memory(self, address, size):
        error = lldb.SBError()
        data = self.value.GetProcess().ReadMemory(address % 2**64, size, error)
        if error.Fail():
            raise values.Unreadable
        return data

    def text(self):
        told = self.value.GetSummary() or (None if self.kind == "class" else self.value.GetValue())
        if self.kind != "class" and self.value.GetError().Fail():
            raise values.Unreadable
        return told.replace("mini_redis::", "") if told else None


class Frame:
    def __init__(self, frame):
        self._frame = frame
        place = frame.GetLineEntry()
        self.file = place.GetFileSpec().fullpath if place.IsValid() else None
        self.line, self.address = place.GetLine(), frame.GetPC()
        self.function = frame.GetFunctionName() or ""

    def variables(self):
        """(name, value, line of its declaration, is it a parameter?), the innermost of a name."""
        seen = {None}
        for value in reversed(list(self._frame.GetVariables(True, True, False, True))):
            name = value.GetName()
            if name not in seen and value.GetType().IsValid():
                seen.add(name)
                is_parameter = value.GetValueType() == lldb.eValueTypeVariableArgument
                yield name, Value(value), value.GetDeclaration().GetLine(), is_parameter


def frames(thread):
    return [Frame(frame) for frame, _ in zip(thread, range(probe.DEEPEST))]
