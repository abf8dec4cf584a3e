"""The result of a graded test; and of several, the failure to look at first."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile

# The order in which they are worth your time: code that is wrong before code that is not written yet.
VERDICTS = ("BUILD ERROR", "CRASH", "WRONG", "TIMEOUT", "NOT IMPLEMENTED", "NOT RUN")
FAULTS = ("WRONG", "TIMEOUT")
PLACE = re.compile(r"^ *(?:open|edit) +([^\s,]+)(?:, ([\w:~]+)\(\))?", re.MULTILINE)
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
    def suspect(self):
        """"Session::run", if the report names a function to edit; else None."""
        found = PLACE.search("\n".join(self.report))
        return found[2] if found else None

    @property
    def size(self):
        """How much there is to read before the report explains it. What does not fit into a report is more than
        what does."""
        seen = list(takewhile(lambda line: not EXPLANATION.match(line), self.report))
        return bool(LEFT_OUT.search("\n".join(seen))), len(seen)


def first_failure(results):
    """What to fix next, or None: the worst verdict; of what is wrong or hangs, the place that most reports name; then
    the shortest to read."""
    failing = [result for result in results if not result.passed]
    votes = Counter(result.place for result in failing if result.verdict in FAULTS)

    def worth(result):
        rank = VERDICTS.index(result.verdict)
        if result.verdict in FAULTS:
            return VERDICTS.index(FAULTS[0]), -votes[result.place], rank, *result.size
        return rank, 0, rank, *result.size

    return min(failing, key=worth, default=None)
