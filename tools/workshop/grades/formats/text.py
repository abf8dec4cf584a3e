"""What several formats say of a result, in words that are fit for a file. Names and reports come from submissions, so
they may hold anything, and as much of it as a submission likes."""

import json
import re

from ..results import PASSED

# All but what XML 1.0 allows; and of that, what a terminal obeys or what turns the direction of the text around.
UNFIT = re.compile("[^\t\n -~\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_IN_A_REPORT = 8000  # characters; an honest report has about 1000
MOST_IN_A_NAME = 200
MOST_IN_A_NOTE = 500
MOST_NOTES = 20
NO_SANDBOX = "Graded with --trusted, without a sandbox: a submission could give itself any points, and change others'."
COUNTED = {"11": "Step 11 grades by counts that are kept in the server's own process. A submission can forge them there, "
                 "so read the code of people with many points in it."}


def clean(text):
    return UNFIT.sub("\ufffd", text)


def shortened(text, most):
    """The beginning and the end of a long text."""
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[:most - end]}\n... {len(text) - most} characters left out ...\n{text[len(text) - end:]}"


def name(submission):
    text = clean(submission["name"]).replace("\n", " ")
    return text if len(text) <= MOST_IN_A_NAME else text[:MOST_IN_A_NAME - 3] + "..."


def report(test, most=MOST_IN_A_REPORT):
    """Its first word or words are the verdict."""
    if most == 0:
        return test["verdict"]
    text = clean("\n".join(test["report"])).strip("\n")
    if not text.startswith(test["verdict"]):
        text = "\n".join(filter(None, [test["verdict"], text]))
    return shortened(text, most)


def notes(submission):
    """What to say about the submission as a whole, beginning with its trouble."""
    all_notes = [*filter(None, [submission["trouble"]]), *submission["notes"]]
    more = [f"And {len(all_notes) - MOST_NOTES} more notes."] if len(all_notes) > MOST_NOTES else []
    return [*(shortened(clean(note), MOST_IN_A_NOTE) for note in all_notes[:MOST_NOTES]), *more]


def cautions(results):
    """What to know before these grades are given to anybody."""
    steps = [step["step"] for step in results["steps"]]
    return [*([] if results["isolated"] else [NO_SANDBOX]), *(COUNTED[step] for step in steps if step in COUNTED)]


def counted(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def failing(step):
    return [test for test in step["tests"] if test["verdict"] != PASSED]


def verdicts(counts):
    """"3 WRONG, 1 CRASH", of a Counter"""
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common() if verdict != PASSED)


def titles(results):
    """{"03": "03 commands"}"""
    return {step["step"]: f"{step['step']} {step['name']}" for step in results["steps"]}


def fitting(make, most):
    """The text that `make` makes with the longest reports that leave it within this many bytes. `make` is given how
    many characters a report may have."""
    for length in (MOST_IN_A_REPORT, 2000, 500, 100, 0):
        text = make(length)
        if len(text.encode("utf-8", "replace")) <= most:
            break
    return text


def as_json(value):
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
