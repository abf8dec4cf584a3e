"""Answers probe.py's questions with lldb, which imports this module with its own Python."""

import os
import re
import time

import lldb
import probe
from lldb import SBProcess
from lldb_view import Frame, frames

REGISTERS = ("rsi", "x1")  # the second argument of a function, on the processors that there are
MOMENT = 1  # second: how often the limit is looked at


class Trouble(Exception):
    pass


class Debugger:
    def __init__(self, findings, debugger):
        plan = findings.plan
        self._findings, self._counts, self._is_stopped = findings, {}, False
        debugger.SetAsync(True)
        self._target = debugger.CreateTarget(plan["program"])
        if not self._target.IsValid():
            raise Trouble(f"{plan['program']} cannot be opened")
        self._lines = {self._target.BreakpointCreateByLocation(os.path.basename(file), line).GetID(): line
                       for file, line in plan["places"]}
        self._fails = self._target.BreakpointCreateByName(probe.FAILS)
        debugger.HandleCommand("settings set target.skip-prologue false")
        self._throws = self._target.BreakpointCreateByName("__cxa_throw").GetID()
        debugger.HandleCommand("settings set target.skip-prologue true")
        self._listener = lldb.SBListener("why")
        self._process = self._launched(plan)
        self._deadline = time.monotonic() + plan["seconds"]

    def _launched(self, plan):
        how = lldb.SBLaunchInfo(plan["arguments"])
        how.SetListener(self._listener)
        how.SetEnvironmentEntries([f"{name}={value}" for name, value in os.environ.items()], False)
        how.AddOpenFileAction(1, plan["report"], False, True)
        error = lldb.SBError()
        process = self._target.Launch(how, error)
        if error.Fail():
            raise Trouble(error.GetCString())
        return process

    def go(self):
        """Runs on, to the next event."""
        while True:
            self._resume()
            if self._next_stop() != lldb.eStateStopped:
                return probe.Event("exit")
            for thread in self._process:
                if event := self._what(thread):
                    return event

    def frames(self):
        return frames(self._process.GetSelectedThread())

    def threads(self):
        return list(self._process)

    def stack(self, thread):
        return frames(thread)

    def stack_in_a_moment(self, thread):
        """After it alone has run for a while."""
        others = [each for each in self._process if each.GetThreadID() != thread.GetThreadID()]
        for each in others:
            each.Suspend()
        self._resume()
        time.sleep(probe.BETWEEN)
        self._process.SendAsyncInterrupt()
        self._next_stop()
        for each in others:
            each.Resume()
        return frames(thread)

    def end(self):
        self._process.Kill()

    def _resume(self):
        """If it is stopped. lldb may need a moment after a stop, and says no until then."""
        while self._is_stopped and self._process.Continue().Fail():
            time.sleep(probe.BETWEEN)
        self._is_stopped = False

    def _next_stop(self):
        """Waits until the program does not run, and returns its state."""
        event = lldb.SBEvent()
        while True:
            if not self._listener.WaitForEvent(MOMENT, event):
                if time.monotonic() > self._deadline:
                    self._process.SendAsyncInterrupt()
            elif SBProcess.EventIsProcessEvent(event) and not SBProcess.GetRestartedFromEvent(event):
                state = SBProcess.GetStateFromEvent(event)
                self._is_stopped = state == lldb.eStateStopped
                if state in (lldb.eStateStopped, lldb.eStateExited, lldb.eStateCrashed, lldb.eStateDetached):
                    return state

    def _what(self, thread):
        """The event that a thread has stopped for, if it is one."""
        reason = thread.GetStopReason()
        if reason == lldb.eStopReasonBreakpoint:
            numbers = [thread.GetStopReasonDataAtIndex(at) for at in range(0, thread.GetStopReasonDataCount(), 2)]
            return next(filter(None, [self._at_breakpoint(thread, number) for number in numbers]), None)
        if reason == lldb.eStopReasonException:
            is_access = "BAD_ACCESS" in thread.GetStopDescription(200)  # on a Mac
            return self._crash(thread, "SIGSEGV" if is_access else "SIGABRT")
        if reason == lldb.eStopReasonSignal:
            name = self._process.GetUnixSignals().GetSignalAsCString(thread.GetStopReasonDataAtIndex(0))
            if name in probe.CRASHES:
                return self._crash(thread, name)
            return probe.Event("limit") if time.monotonic() > self._deadline else None
        return None

    def _crash(self, thread, name):
        self._process.SetSelectedThread(thread)
        # "invalid address" may be one that no memory can have, and then it is not told.
        found = re.search(r"^(?!.*invalid).*address[:=] ?(0x[0-9a-f]+)", thread.GetStopDescription(200))
        return probe.Event("crash", name, int(found[1], 16) if found else None)

    def _at_breakpoint(self, thread, number):
        if number == self._fails.GetID():
            self._fails.SetEnabled(False)  # the first is what matters
            return probe.Event("fails")
        if number == self._throws:
            self._findings.thrown(self._thrown_type(thread), frames(thread))
            self._count(number)
        elif number in self._lines and self._findings.reach(Frame(thread.GetFrameAtIndex(0)), self._lines[number]):
            self._target.FindBreakpointByID(number).SetEnabled(False)
        return None

    def _count(self, number):
        self._counts[number] = self._counts.get(number, 0) + 1
        self._target.FindBreakpointByID(number).SetEnabled(self._counts[number] < probe.ENOUGH)

    def _thrown_type(self, thread):
        frame = thread.GetFrameAtIndex(0)
        register = next(found for name in REGISTERS if (found := frame.FindRegister(name)).IsValid())
        symbol = self._target.ResolveLoadAddress(register.GetValueAsUnsigned()).GetSymbol()
        return (symbol.GetName() or "").partition("typeinfo for ")[2]


def __lldb_init_module(debugger, _):  # noqa: N807 (lldb's name)
    findings = probe.Findings(probe.read_plan())
    watching = None
    try:
        watching = Debugger(findings, debugger)
        probe.drive(watching, findings)
    except Trouble as trouble:
        findings.facts["trouble"] = str(trouble)
    finally:
        if watching:
            watching.end()
        findings.write()
