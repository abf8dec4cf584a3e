"""Draws two readings of INFO, and what happened between them, as text."""

import time

from .terminal import bar, is_plain, paint, speaks_unicode, symbol

HISTORY = 60  # in seconds
BARS, BARS_IN_ASCII = "▁▂▃▄▅▆▇█", "_.-=+*#@"
CELLS = 12  # of the bar for a command's share


class Picture:
    """Takes readings, and remembers as many as it shows."""

    def __init__(self, port):
        self.port = port
        self.now = self.before = None
        self.history = []

    def add(self, reading):
        if self.now and self.now.text("run_id") != reading.text("run_id"):
            self.history, self.now = [], None  # another server: its numbers cannot be compared
        self.before, self.now = self.now, reading
        if self.before:
            self.history = [*self.history, self.per_second("total_commands_processed")][-HISTORY:]

    def per_second(self, field):
        if not self.before:
            return 0.0
        return growth(self.before.number(field), self.now.number(field)) / self.seconds()

    def seconds(self):
        return max(self.now.moment - self.before.moment, 0.001)

    def lines(self, columns, rows):
        """The picture, for a window of this size."""
        if is_plain():
            return [*self.title().split("   "), *self.summary(columns), *self.commands(columns, rows)]
        head = [self.title(), "", *self.summary(columns), ""]
        return [*head, *self.commands(columns, max(rows - len(head), 2))]

    def title(self):
        now = self.now
        return (f"{paint(f'port {self.port}', 'bold')}   Redis {now.text('redis_version')}   process {now.text('process_id')}   "
                f"up {duration(now.number('uptime_in_seconds'))}   {time.strftime('%H:%M:%S')}")

    def summary(self, columns):
        now, rate = self.now, self.per_second
        hits, misses = rate("keyspace_hits"), rate("keyspace_misses")
        keys, expiring = now.keys()
        return [
            row("commands/s", count(rate("total_commands_processed")), self.sparkline(columns - 45)),
            row("clients", now.text("connected_clients"), f"{count(rate('total_connections_received'))} new/s"),
            row("memory", size(now.number("used_memory")), f"peak {size(now.number('used_memory_peak'))}"),
            row("keys", count(keys), f"{count(expiring)} expire, {count(rate('expired_keys'))} expired/s"),
            row("hit rate", percent(hits, hits + misses), f"{count(hits)} hits/s, {count(misses)} misses/s"),
            row("network", f"{size(rate('total_net_input_bytes'))}/s in", f"{size(rate('total_net_output_bytes'))}/s out"),
            row("processor", percent(rate("used_cpu_sys") + rate("used_cpu_user"), 1), "of one core"),
            row("errors", f"{count(rate('total_error_replies'))}/s", f"{count(now.number('total_error_replies'))} so far"),
        ]

    def sparkline(self, columns):
        """The commands of each second, with the latest on the right."""
        shown = self.history[-max(min(columns, HISTORY), 1):]
        top = max(shown, default=0)
        levels = BARS if speaks_unicode() else BARS_IN_ASCII
        line = "" if is_plain() else "".join(levels[round(value / top * (len(levels) - 1)) if top else 0] for value in shown)
        return f"{paint(line, 'cyan')} peak {count(top)}".strip() if shown else ""

    def commands(self, columns, rows):
        """The commands that took the most time."""
        head = paint(f"{'command':<18}{'calls/s':>12}{'usec/call':>12}   time", "dim")
        busy = sorted(filter(None, map(self.command, self.now.commands)), key=lambda found: -found[2])
        whole = sum(usec for _, _, usec, _ in busy)
        lines = [command_row(name, calls, usec, whole, failed) for name, calls, usec, failed in busy]
        if not lines:
            return [head, paint("nothing since the last look", "dim")]
        return lines if is_plain() else [head, *lines[:rows - 1]]

    def command(self, name):
        """(name, calls, microseconds, failed and rejected calls), all per second; None if it was not used."""
        if not self.before:
            return None
        before, now = self.before.commands.get(name, {}), self.now.commands[name]
        grown = {what: growth(before.get(what, 0), now.get(what, 0)) / self.seconds()
                 for what in ("calls", "usec", "failed_calls", "rejected_calls")}
        bad = grown["failed_calls"] + grown["rejected_calls"]
        return (name, grown["calls"], grown["usec"], bad) if grown["calls"] or bad else None


def growth(before, now):
    """How much a counter has grown. One that is smaller than before was set back to 0 in between."""
    return now - before if now >= before else now


def command_row(name, calls, usec, whole, failed):
    each = f"{usec / calls if calls else 0:.2f}"
    if is_plain():
        return f"{name}: {count(calls)} calls/s, {each} usec/call, {percent(usec, whole)} of the time{failures(failed)}"
    drawn = bar(round(usec), round(whole), CELLS)
    return f"{name[:17]:<18}{count(calls):>12}{each:>12}   {drawn} {percent(usec, whole):>5}{failures(failed)}"


def row(label, value, more):
    if is_plain():
        return f"{label}: {value}, {more}" if more else f"{label}: {value}"
    return f"{label:<12}{paint(f'{value:>12}', 'bold')}   {more}"


def count(number):
    return f"{number:,.0f}" if number >= 10 or number == int(number) else f"{number:.1f}"


def size(number):
    for unit in ("B", "KB", "MB", "GB"):
        if number < 1024:
            return f"{number:.0f} {unit}" if unit == "B" or number >= 100 else f"{number:.1f} {unit}"
        number /= 1024
    return f"{number:.1f} TB"


def percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "-"


def duration(seconds):
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length:.0f} {unit}"
    return f"{seconds:.0f} s"


def failures(rate):
    return paint(f"   {count(rate)} {symbol('✗', 'failed')}/s", "red") if rate else ""
