"""What the platforms' documentation says of their files, as JSON Schemas, with a limit in bytes for each."""

# https://gradescope-autograders.readthedocs.io/en/latest/specs/, "Output format". It names no limit.
TEXT, NOT_EMPTY = {"type": "string"}, {"type": "string", "minLength": 1}
COUNT, NUMBER = {"type": "integer", "minimum": 0}, {"type": "number", "minimum": 0}
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
TEXT_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
GRADESCOPE_TEST = {
    "type": "object", "additionalProperties": False,
    "required": ["score", "max_score", "name", "status", "output", "visibility"],
    "properties": {
        "score": NUMBER, "max_score": NUMBER, "status": {"enum": ["passed", "failed"]}, "name": TEXT,
        "name_format": TEXT_FORMAT, "number": TEXT, "output": TEXT, "output_format": TEXT_FORMAT,
        "tags": {"type": "array", "items": TEXT}, "visibility": VISIBILITY, "extra_data": {"type": "object"}}}
GRADESCOPE = {
    "type": "object", "additionalProperties": False,
    "required": ["score", "output", "output_format", "visibility", "stdout_visibility", "tests"],
    "properties": {
        "score": NUMBER, "execution_time": NUMBER, "output": TEXT,
        "output_format": {"const": "text"},  # anything else is HTML, or becomes it
        "test_output_format": {"const": "text"}, "test_name_format": {"const": "text"},
        "visibility": VISIBILITY, "stdout_visibility": VISIBILITY, "extra_data": {"type": "object"},
        "tests": {"type": "array", "items": GRADESCOPE_TEST}, "leaderboard": {"type": "array"}}}

# https://github.com/foundation50/classroom50, schemas/result-v1.schema.json; its collect_scores.py reads up to 10 MiB.
MOMENT = r"^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$"
CLASSROOM50 = {
    "type": "object", "additionalProperties": False,
    "required": ["schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release",
                 "review", "datetime", "score", "max-score", "tests"],
    "properties": {
        "schema": {"const": "classroom50/result/v1"}, "classroom": NOT_EMPTY, "assignment": NOT_EMPTY,
        "assignment_type": {"enum": ["individual", "group"]}, "owner": NOT_EMPTY,
        "submission": {"type": "string", "pattern": "^submit/"},
        "commit": NOT_EMPTY, "release": NOT_EMPTY, "review": NOT_EMPTY,
        "datetime": {"type": "string", "pattern": MOMENT}, "graded_at": {"type": "string", "pattern": MOMENT},
        "score": COUNT, "max-score": COUNT,
        "tests": {"type": "array", "items": {
            "type": "object", "required": ["test-name", "passed", "score", "max-score"],
            "properties": {"test-name": NOT_EMPTY, "passed": {"type": "boolean"}, "score": COUNT,
                           "max-score": COUNT}}}}}
CLASSROOM50_BYTES = 10 * 1024 * 1024

# https://docs.prairielearn.com/externalGrading/, "Grading results": at most 1 MB.
PRAIRIELEARN_TEST = {
    "type": "object", "required": ["name", "points", "max_points"],
    "properties": {
        "name": TEXT, "description": TEXT, "points": NUMBER, "max_points": NUMBER, "message": TEXT, "output": TEXT,
        "images": {"type": "array"}}}
PRAIRIELEARN = {"anyOf": [
    {"type": "object", "required": ["gradable", "score"], "properties": {
        "gradable": {"const": True}, "score": NUMBER | {"maximum": 1}, "message": TEXT, "output": TEXT,
        "tests": {"type": "array", "items": PRAIRIELEARN_TEST}}},
    {"type": "object", "required": ["gradable", "format_errors"], "properties": {
        "gradable": {"const": False}, "format_errors": {"type": ["string", "array"], "items": TEXT}}}]}
PRAIRIELEARN_BYTES = 1_000_000

# JUnit, as Jenkins' junit-10.xsd has it (https://github.com/jenkinsci/xunit-plugin): {element: (attributes that it must
# have, those that it may have, the elements in it)}. The limit: https://docs.gitlab.com/ci/testing/unit_test_reports
JUNIT = {
    "testsuites": ((), ("name", "time", "tests", "failures", "errors"), ("testsuite",)),
    "testsuite": (("name", "tests", "failures", "errors"), ("time", "skipped", "timestamp", "hostname", "id"),
                  ("properties", "testcase", "system-out", "system-err")),
    "properties": ((), (), ("property",)),
    "property": (("name", "value"), (), ()),
    "testcase": (("name",), ("time", "classname"), ("skipped", "error", "failure", "system-out", "system-err")),
    "failure": ((), ("type", "message"), ()),
    "error": ((), ("type", "message"), ()),
}
JUNIT_BYTES = 30_000_000
