"""The result of a graded test; and of several, the failure to look at first."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

# The order in which they are worth your time: code that is wrong before code that is not written yet.
VERDICTS = ("BUILD ERROR", "CRASH", "WRONG", "TIMEOUT", "NOT IMPLEMENTED", "NOT RUN")
PLACE = re.compile(r"^ *(?:open|edit) +([^\s,]+)", re.MULTILINE)
EXPLANATION = re.compile(r" +(?:why|open|edit) ")  # what comes before it has been seen
LEFT_OUT = re.compile(r"\(\d+ (?:more bytes?|lines? before)\)")  # as the coach says it


@dataclass
class Result:
    title: str
    verdict: str  # PASSED, or one of VERDICTS
    report: list = field(default_factory=list)  # lines from the coach

    @property
    def passed(self):
        return self.verdict == "PASSED"

    @property
    def function(self):
        """The function that is not written yet, if that is the verdict; else None."""
        words = self.report[0].split() if self.verdict == "NOT IMPLEMENTED" and self.report else []
        return words[-1] if words else None

    @property
    def place(self):
        """"steps/03-commands/dispatcher.cpp:12", if the report names a place; else None."""
        found = PLACE.search("\n".join(self.report))
        return found[1] if found else None

    @property
    def size(self):
        """How much there is to read before the report explains it. What does not fit into a report is more than
        what does."""
        seen = list(takewhile(lambda line: not EXPLANATION.match(line), self.report))
        return bool(LEFT_OUT.search("\n".join(seen))), len(seen)


def first_failure(results):
    """What to fix next, or None: the worst verdict; of several with that one, the shortest to read."""
    failing = [result for result in results if not result.passed]
    return min(failing, key=lambda result: (VERDICTS.index(result.verdict), *result.size), default=None)
