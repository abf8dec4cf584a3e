"""A sample class: real titles, points and reports of the coach, and hostile names and reports."""

import copy
import sys

from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop.steps import step_named  # noqa: E402  (found through the line above)

STEPS = ("02", "03", "04")
GOLDEN = ROOT / "tests" / "kit" / "graders" / "golden"
HOSTILE_NAMES = {
    "html": "</script><script>alert(1)</script>", "formula": "=cmd|'/c calc'!A0", "at": "@SUM(1)", "minus": "-2+3",
    "tab": "\t=1+1", "nul": "nul\0name", "ansi": "\x1b[2J\x1b[31mred", "turned": "gpj.\u202eexe", "line": "two\nlines",
    "long": "long" * 5000, "surrogate": "bad\udce9byte", "wide": "こんにちは",
}
HOSTILE_REPORTS = {
    "html": "</pre></details><script>alert('report')</script><img src=x onerror=alert(2)>",
    "formula": '=HYPERLINK("http://x")', "cdata": "]]></failure><!-- & &amp; &#0;", "nul": "NUL \0 and \ufffe",
    "ansi": "\x1b]0;title\x07\x1b[31m", "big": "x" * 2_000_000, "surrogate": "\udcff\ud800",
    "turned": "\u202eback to front\u2066",
}


def golden(name):
    """A report of the coach, as tests/kit/graders checks it."""
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()


REPORTS = {"WRONG": golden("null_is_empty_string"), "TIMEOUT": golden("waits_in_a_loop"),
           "CRASH": golden("missing_key_not_checked"), "NOT IMPLEMENTED": golden("step01_tests"),
           "BUILD ERROR": ["BUILD ERROR  step03_tests", "  steps/03-commands/string_commands.cpp:12", "  expected ';'"],
           "NOT RUN": ["NOT RUN", "  The run was stopped."], "PASSED": []}


def test(title, of, verdict="PASSED", report=None):
    return {"title": title, "verdict": verdict, "points": of if verdict == "PASSED" else 0, "of": of,
            "report": REPORTS[verdict] if report is None else report,
            "edit": None if verdict == "PASSED" else "steps/03-commands/string_commands.cpp:12"}


def step(number, verdicts=(), report=None):
    """The first tests of the step get these verdicts; the others pass."""
    titles = step_named(number).points
    tests = [test(title, of, (*verdicts, *["PASSED"] * len(titles))[index], report if index < len(verdicts) else None)
             for index, (title, of) in enumerate(titles.items())]
    return {"step": number, "points": sum(each["points"] for each in tests), "of": sum(titles.values()), "tests": tests}


def submission(name, steps, **more):
    return {"name": name, "id": None, "email": None, "source": f"{name}.zip", "submitted": "2026-03-01T12:00:00+01:00",
            "trouble": None, "notes": [], "points": sum(each["points"] for each in steps), "of": 100 * len(STEPS),
            "steps": steps, **more}


def class_of(*submissions, **more):
    """As results.json has it."""
    steps = [{"step": each.number, "name": each.slug, "title": each.title, "of": 100}
             for each in map(step_named, STEPS)]
    return copy.deepcopy({"format": "mini-redis/grade/v1", "kit": "v1-3-g1234567", "isolated": True, "steps": steps,
                          "submissions": list(submissions), **more})


def all_steps(verdicts=(), report=None):
    return [step(number, verdicts, report) for number in STEPS]


def honest():
    """What goes wrong without anybody wanting it."""
    return [submission("ada", all_steps(), id="1001", email="ada@example.org"),
            submission("bob", all_steps(["WRONG", "TIMEOUT", "CRASH"]), id="1002", email="bob@example.org",
                       notes=["steps/04-expiry/expiry.cpp is missing: the stub was tested in its place."]),
            submission("cleo", [step("02"), step("03", ["BUILD ERROR"] * 100),
                                step("04", ["NOT IMPLEMENTED", "NOT RUN"])], id="1003", email="cleo@example.org"),
            submission("dan", [], trouble="dan.zip is not a zip file.", id="1004", email="dan@example.org"),
            submission("eve", all_steps(["BUILD ERROR"] * 100), submitted=None)]


def hostile():
    named = [submission(name, all_steps(["WRONG"]), id=name, email=name, notes=[f"{name} is a link."] * 50)
             for name in HOSTILE_NAMES.values()]
    reporting = [submission(f"report {key}", all_steps(["WRONG", "BUILD ERROR", "CRASH"], [report, "  and more"]))
                 for key, report in HOSTILE_REPORTS.items()]
    return [*named, *reporting, submission("trouble", [], trouble=HOSTILE_REPORTS["html"] + HOSTILE_REPORTS["nul"])]


def the_class():
    return class_of(*honest(), *hostile())


def each_alone():
    """Classes of one submission, as ./workshop grade --one has them."""
    return [class_of(each) for each in (*honest(), *hostile())]
