"""Check the machine: what is wrong, and the exact command that fixes it.

usage: ./workshop doctor

Exit status: 0 when nothing stands in the way, 1 otherwise. A note is something the workshop works without.

examples:
  ./workshop doctor
"""

from ..doctor import machine, tools
from ..doctor.diagnosis import problem
from ..options import parsed
from ..terminal import paint, symbol

MARKS = {"ok": ("✓", "ok", "green"), "note": ("•", "note", "yellow"), "problem": ("✗", "WRONG", "bold red")}


def run(arguments):
    parsed(__doc__, arguments)
    findings = [finding_of(check) for check in tools.CHECKS + machine.CHECKS]
    wide = max(len(finding.name) for finding in findings)
    for finding in findings:
        fancy, plain, colour = MARKS[finding.state]
        print(f"  {paint(symbol(fancy, f'{plain:<5}'), colour)} {finding.name:<{wide}}  {finding.what}")
        if finding.remedy:
            print(f"    {'':<{wide}}  fix it: {paint(finding.remedy, 'bold')}")
    return tell([finding for finding in findings if finding.state == "problem"], len(findings))


def finding_of(check):
    """What the check finds. If it fails itself, that is a finding too."""
    try:
        return check()
    except Exception as error:
        name = getattr(check, "__name__", "a check").replace("check_", "")
        return problem(name, f"this could not be looked at: {error}", "run ./workshop start")


def tell(problems, count):
    if not problems:
        print(f"\nAll {count} checks: nothing stands in the way.")
        return 0
    print(f"\n{len(problems)} of {count} checks found something that stands in the way. ./workshop start installs what is missing.")
    return 1
