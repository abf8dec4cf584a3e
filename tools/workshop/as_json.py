"""The results of tests as JSON, for an editor or an assistant. ./workshop test --help says what is in it."""

import json


def text(results):
    """`results`: {step: its Results}"""
    steps = [of_step(step, found) for step, found in results.items()]
    tests = [test for step in steps for test in step["tests"]]
    return json.dumps({"steps": steps, "total": total_of(tests)}, indent=1)


def of_step(step, results):
    tests = [{"title": result.title, "verdict": result.verdict, "points": step.points[result.title],
              "report": "\n".join(result.report), "edit": result.place} for result in results]
    return {"step": step.number, "name": step.slug, "tests": tests, "total": total_of(tests)}


def total_of(tests):
    passed = [test["points"] for test in tests if test["verdict"] == "PASSED"]
    best = sum(test["points"] for test in tests)
    return {"tests": len(tests), "passed": len(passed), "points": sum(passed), "of": best}
