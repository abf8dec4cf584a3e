"""Check the machine: what's wrong, and the exact command that fixes it.

usage: ./workshop doctor

Exit status: 0 if nothing is in the way, 1 otherwise. A note is about something that the workshop works without.

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
        return problem(name, f"this couldn't be checked: {error}", "run ./workshop start")


def tell(problems, count):
    if not problems:
        print(f"\nAll {count} checks: nothing is in the way.")
        return 0
    print(f"\n{len(problems)} of {count} checks found a problem. ./workshop start installs what's missing.")
    return 1
