"""report.html, for the instructor: the class, its tests, and each person with the reports of what failed."""

from collections import Counter
from statistics import median

from ..results import PASSED
from . import text as words
from .page import escaped, items, page, paragraph, table
from .text import counted


def text(results):
    submissions, titles = results["submissions"], words.titles(results)
    return page("Grades", [paragraph(overview(results)), *(paragraph(each, "bad") for each in words.cautions(results)),
                           "<h2>The class</h2>", class_table(submissions, titles),
                           "<h2>The tests, the hardest first</h2>", *tests(submissions, titles),
                           "<h2>Each person</h2>",
                           *(person(index, submission, titles) for index, submission in enumerate(submissions))])


def overview(results):
    points = [submission["points"] for submission in results["submissions"] if graded(submission)]
    best = sum(step["of"] for step in results["steps"])
    told = [counted(len(results["submissions"]), "submission"),
            "steps " + ", ".join(step["step"] for step in results["steps"]),
            *([f"median {median(points):g} of {best} points"] if points else []),
            *([f"kit {results['kit']}"] if results["kit"] else [])]
    return "; ".join(told) + "."


def graded(submission):
    return submission["trouble"] is None


def class_table(submissions, titles):
    def row(index, submission):
        points = {step["step"]: step for step in submission["steps"]}
        total = f"{submission['points']} of {submission['of']}" if graded(submission) else "not graded"
        marks = counted(len(words.notes(submission)), "note") if words.notes(submission) else ""
        link = f'<a href="#p{index}">{whose(submission)}</a>'
        return [link, *(of_step(points.get(step)) for step in titles), total, marks]

    return table(["", *titles.values(), "points", ""], [row(*each) for each in enumerate(submissions)],
                 range(1, len(titles) + 2))


def whose(submission):
    return f"<bdi>{escaped(words.name(submission))}</bdi>"


def of_step(step):
    if step is None:
        return "-"
    return f"<span class=good>{step['points']}</span>" if step["points"] == step["of"] else str(step["points"])


def tests(submissions, titles):
    """A table of the tests that somebody fails."""
    verdicts, points = {}, {}
    for submission in submissions:
        for step in submission["steps"]:
            for test in step["tests"]:
                verdicts.setdefault((step["step"], test["title"]), Counter())[test["verdict"]] += 1
                points[step["step"], test["title"]] = test["of"]
    failed = {test: counts.total() - counts[PASSED] for test, counts in verdicts.items()}
    hardest = sorted((test for test in failed if failed[test]), key=lambda test: -failed[test])
    rows = [[escaped(test[1]), escaped(titles[test[0]]), f"{failed[test]} of {verdicts[test].total()}",
             str(points[test]), escaped(words.verdicts(verdicts[test]))] for test in hardest]
    yield table(["test", "step", "failed", "points", "how"], rows, (2, 3)) if rows else ""
    if left := len(failed) - len(rows):
        yield paragraph(f"Everybody passes {'the other ' if rows else ''}{counted(left, 'test')}.")


def person(index, submission, titles):
    total = f"{submission['points']} of {submission['of']} points" if graded(submission) else "not graded"
    return "\n".join([
        f'<details><summary><b>{whose(submission)}</b> <span class=faint>{total}</span></summary><div id="p{index}">',
        paragraph(origin(submission), "faint"), items(words.notes(submission)),
        *(of_person(step, titles[step["step"]]) for step in submission["steps"]), "</div></details>"])


def origin(submission):
    told = [submission[key] for key in ("id", "email", "source", "submitted") if submission[key]]
    return words.shortened("; ".join(told), words.MOST_IN_A_NOTE)


def of_person(step, title):
    """The failing tests of a step. Reports that are the same, as those of a BUILD ERROR are, are shown once."""
    tests, failing = step["tests"], words.failing(step)
    parts = [f"<h3>{escaped(title)}: {step['points']} of {step['of']} points</h3>",
             paragraph(f"{counted(len(tests) - len(failing), 'test')} passed, {len(failing)} failed.")]
    same = {}
    for test in failing:
        same.setdefault(words.report(test), []).append(f"{test['title']} ({counted(test['of'], 'point')})")
    for report, named in same.items():
        told = "; ".join(named) if len(named) < len(tests) else "All of them, for the same reason:"
        parts += [paragraph(told), f"<pre>{escaped(report)}</pre>"]
    return "\n".join(parts)
