"""junit.xml, for CI systems: a test suite for each submission and step, and a case for each test.

The form is the one that Jenkins and GitLab read. GitLab takes files of up to 30 MB."""

from xml.etree import ElementTree

from ..results import PASSED
from . import text as words

MOST_BYTES = 30_000_000
FAILURES = ("WRONG", "NOT IMPLEMENTED")  # what a test found; any other verdict is an error


def text(results):
    return words.fitting(lambda most: document(results, most), MOST_BYTES)


def document(results, most):
    root = ElementTree.Element("testsuites", name="mini-redis")
    for submission in results["submissions"]:
        if submission["trouble"] is not None:
            root.append(not_graded(submission))
        root.extend(suite(submission, step, words.titles(results)[step["step"]], most) for step in submission["steps"])
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def suite(submission, step, title, most):
    failing = words.failing(step)
    failures = sum(test["verdict"] in FAILURES for test in failing)
    element = ElementTree.Element("testsuite", name=f"{words.name(submission)}: {title}", tests=str(len(step["tests"])),
                                  failures=str(failures), errors=str(len(failing) - failures), skipped="0")
    properties = ElementTree.SubElement(element, "properties")
    for key in ("points", "of"):
        ElementTree.SubElement(properties, "property", name=key, value=str(step[key]))
    element.extend(case(test, f"{words.name(submission)}.{title}", most) for test in step["tests"])
    return element


def case(test, classname, most):
    element = ElementTree.Element("testcase", classname=classname, name=words.clean(test["title"]))
    if test["verdict"] != PASSED:
        kind = "failure" if test["verdict"] in FAILURES else "error"
        message = f"{test['verdict']}: {test['points']} of {test['of']} points"
        ElementTree.SubElement(element, kind, type=test["verdict"], message=message).text = words.report(test, most)
    return element


def not_graded(submission):
    name = words.name(submission)
    element = ElementTree.Element("testsuite", name=name, tests="1", failures="0", errors="1", skipped="0")
    graded = ElementTree.SubElement(element, "testcase", classname=name, name="is graded")
    problem = ElementTree.SubElement(graded, "error", type="NOT GRADED", message="NOT GRADED")
    problem.text = "\n".join(["NOT GRADED", *words.notes(submission)])
    return element
