"""Answers probe.py's questions with gdb, which imports this module with its own Python."""

import os
import shlex
import subprocess

import gdb
import probe
from gdb_view import Frame, frames

REGISTERS = ("$rsi", "$x1")  # the second argument of a function, on the processors that there are
KNOWS_ADDRESS = (1, 2)  # SEGV_MAPERR, SEGV_ACCERR
WAKING = """trap 'kill $!' TERM; sleep "$1" & wait $! && kill -INT "$2\""""
QUIET = ("set pagination off", "set confirm off", "set print thread-events off", "set breakpoint pending on",
         "set print elements 8", "handle all nostop noprint pass", "handle SIGINT stop nopass",
         *(f"handle {name} stop" for name in probe.CRASHES))


class Place(gdb.Breakpoint):
    def __init__(self, findings, file, line):
        super().__init__(source=os.path.basename(file), line=line, internal=True)
        self._findings, self._line = findings, line

    def stop(self):
        if self._findings.reach(Frame(gdb.newest_frame()), self._line):
            self.enabled = False
        return False


class Throws(gdb.Breakpoint):
    def __init__(self, findings):
        super().__init__("*__cxa_throw", internal=True)
        self._findings = findings

    def stop(self):
        self._findings.thrown(thrown_type(), frames())
        self.enabled = self.hit_count < probe.ENOUGH
        return False


def thrown_type():
    for register in REGISTERS:
        try:
            address = int(gdb.parse_and_eval(register).cast(gdb.lookup_type("long")))
            symbol = gdb.execute(f"info symbol {address:#x}", to_string=True)
            return symbol.partition("typeinfo for ")[2].partition(" in ")[0]
        except gdb.error:
            pass
    return ""


class Debugger:
    def __init__(self, findings):
        self._findings, self._event = findings, None
        gdb.events.stop.connect(self._stopped)
        gdb.events.exited.connect(lambda _: self._happens(probe.Event("exit")))
        plan = findings.plan
        gdb.execute(f"file {shlex.quote(plan['program'])}")
        gdb.execute(f"set args {shlex.join(plan['arguments'])} > {shlex.quote(plan['report'])}")
        gdb.execute("tbreak main")
        gdb.execute("run")
        self._pid = gdb.selected_inferior().pid
        if not self._pid:
            raise gdb.error("the program did not start")
        self._places = [Place(findings, file, line) for file, line in plan["places"]]
        self._throws = Throws(findings)
        self._fails = gdb.Breakpoint(probe.FAILS, internal=True)
        self._limit = self._interrupt_in(plan["seconds"])

    def go(self):
        """Runs on, to the next event."""
        self._event = None
        while self._event is None:
            gdb.execute("continue")
        return self._event

    def frames(self):
        return frames()

    def threads(self):
        return gdb.selected_inferior().threads()

    def stack(self, thread):
        thread.switch()
        return frames()

    def stack_in_a_moment(self, thread):
        """After it alone has run for a while."""
        thread.switch()
        gdb.execute("set scheduler-locking on")
        waking = self._interrupt_in(probe.BETWEEN)
        gdb.execute("continue")
        waking.wait()
        gdb.execute("set scheduler-locking off")
        return frames()

    def end(self):
        self._limit.terminate()
        self._limit.wait()
        if gdb.selected_inferior().pid:
            gdb.execute("kill")

    def _interrupt_in(self, seconds):
        """gdb lets no other thread of ours run while the program runs."""
        return subprocess.Popen(["sh", "-c", WAKING, "sh", str(seconds), str(self._pid)])

    def _happens(self, event):
        self._event = event

    def _stopped(self, event):
        if isinstance(event, gdb.BreakpointEvent):
            if self._fails_here(event):
                self._fails.enabled = False  # the first is what matters
                self._happens(probe.Event("fails"))
        elif isinstance(event, gdb.SignalEvent):
            crash = probe.Event("crash", event.stop_signal, fault_address())
            self._happens(probe.Event("limit") if event.stop_signal == "SIGINT" else crash)

    def _fails_here(self, event):
        return hasattr(self, "_fails") and self._fails in event.breakpoints


def fault_address():
    """None if the kernel does not say: it does not for an address that no memory can have."""
    try:
        if int(gdb.parse_and_eval("$_siginfo.si_code")) not in KNOWS_ADDRESS:
            return None
        address = gdb.parse_and_eval("$_siginfo._sifields._sigfault.si_addr")
        return int(address.cast(gdb.lookup_type("unsigned long")))
    except gdb.error:
        return None


def main():
    for command in QUIET:
        gdb.execute(command)
    findings = probe.Findings(probe.read_plan())
    debugger = None
    try:
        debugger = Debugger(findings)
        probe.drive(debugger, findings)
    except gdb.error as error:
        findings.facts["trouble"] = str(error)
    finally:
        if debugger:
            debugger.end()
        findings.write()


main()
