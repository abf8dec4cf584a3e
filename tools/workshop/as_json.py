"""The results of tests as JSON, for an editor or an assistant. ./workshop test --help says what is in it."""

import json

from .grades.scoring import Score, score


def text(results):
    """`results`: {step: its Results}"""
    steps = [of_step(step, found) for step, found in results.items()]
    total = sum((score(step, found) for step, found in results.items()), Score())
    return json.dumps({"steps": steps, "total": as_total(total)}, indent=1)


def of_step(step, results):
    tests = [{"title": result.title, "verdict": result.verdict, "points": step.points[result.title],
              "report": "\n".join(result.report), "edit": result.place} for result in results]
    return {"step": step.number, "name": step.slug, "tests": tests, "total": as_total(score(step, results))}


def as_total(reached):
    return {"tests": reached.tests, "passed": reached.passed, "points": reached.points, "of": reached.of}
