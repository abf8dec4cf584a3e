"""gdb's values and frames as values.py and probe.py want them."""

import gdb
import probe
import values

REFERENCES = (gdb.TYPE_CODE_REF, gdb.TYPE_CODE_RVALUE_REF)
KINDS = {gdb.TYPE_CODE_PTR: "pointer", gdb.TYPE_CODE_STRUCT: "class", gdb.TYPE_CODE_FUNC: "unknown"}


class Value:
    def __init__(self, value):
        try:
            is_reference = value.type.strip_typedefs().code in REFERENCES
            self.value = value.referenced_value() if is_reference else value
        except gdb.error as error:
            raise values.Unreadable from error
        self._type = self.value.type.strip_typedefs().unqualified()
        self.type = self._type.name or str(self._type)
        self.kind = KINDS.get(self._type.code, "other")

    def number(self):
        return self._asked(lambda: int(self.value))

    def address(self):
        return int(self.value.address)

    def stride(self):
        return self._type.target().sizeof

    def path(self, *names):
        inner = self.value
        try:
            for name in names:
                inner = inner[name]
        except gdb.error:
            return None
        return Value(inner)

    def fields(self):
        return self._asked(lambda: [(field.name, Value(self.value[field])) for field in self._type.fields()
                                    if hasattr(field, "bitpos") and not field.is_base_class and field.name])

    def target(self):
        return self._asked(lambda: Value(self.value.dereference()))

    def element(self, index):
        return self._asked(lambda: Value((self.value + index).dereference()))

    def memory(self, address, size):
        return self._asked(lambda: bytes(gdb.selected_inferior().read_memory(address, size)))

    def text(self):
        printer = gdb.default_visualizer(self.value)
        if printer is None and self.kind == "class":
            return None
        told = self._asked(printer.to_string if printer else self.value.format_string)
        if not told:
            return None
        return str(told.string() if hasattr(told, "string") else told).replace("mini_redis::", "")

    @staticmethod
    def _asked(question):
        try:
            return question()
        except gdb.error as error:
            raise values.Unreadable from error


class Frame:
    def __init__(self, frame):
        self._frame = frame
        place = frame.find_sal()
        self.file = place.symtab.fullname() if place.symtab else None
        self.line, self.address = place.line, frame.pc()
        self.function = frame.name() or ""

    def variables(self):
        """(name, value, line of its declaration, is it a parameter?), the innermost of a name."""
        seen = set()
        for symbol in self._symbols():
            if symbol.name not in seen:
                seen.add(symbol.name)
                try:
                    yield symbol.name, Value(symbol.value(self._frame)), symbol.line, symbol.is_argument
                except (gdb.error, values.Unreadable):
                    pass

    def _symbols(self):
        try:
            block = self._frame.block()
        except RuntimeError:  # no debug information
            return
        while block:
            yield from (symbol for symbol in block if symbol.is_variable or symbol.is_argument)
            if block.function:
                return
            block = block.superblock


def frames():
    """The stack of the selected thread."""
    frame = gdb.newest_frame()
    try:
        while frame and frame.level() < probe.DEEPEST:
            yield Frame(frame)
            frame = frame.older()
    except gdb.error:  # the stack is damaged from here on
        return
