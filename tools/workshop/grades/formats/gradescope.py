"""results.json as Gradescope reads it, and the zip that makes an autograder of the kit there.

https://gradescope-autograders.readthedocs.io/en/latest/specs/"""

import shlex
import subprocess
import zipfile
from pathlib import Path

from ...steps import ROOT
from ...trouble import Trouble
from ..results import PASSED
from . import text as words

EXECUTABLE = 0o100755 << 16  # as a zip file holds it

SETUP = """\
#!/bin/sh
# Gradescope runs this once, as root, when it makes the image of the autograder.
set -eu
cd /autograder/source/mini-redis
. tools/packages.sh
. /etc/os-release
if [ "$ID $VERSION_ID" = "ubuntu 22.04" ]; then  # its CMake and its compiler are older than the kit needs
  install apt-get g++-12 python3-pip
  update-alternatives --install /usr/bin/c++ c++ /usr/bin/g++-12 100
  python3 -m pip install --quiet 'cmake>=3.25'
fi
install_missing learner
install apt-get bubblewrap
cmake --preset grade
cmake --build --preset grade
"""

RUN = """\
#!/bin/sh
# Gradescope runs this for each submission. If the grader itself has trouble, it leaves no results.json, and Gradescope
# says that the autograder failed.
cd /autograder/source/mini-redis
exec ./workshop grade --one /autograder/submission {arguments}--as gradescope --to /autograder/results/results.json
"""


def text(results):
    submission, = results["submissions"]
    titles = words.titles(results)
    tests = [told(test, titles[step["step"]], f"{int(step['step'])}.{number}")
             for step in submission["steps"] for number, test in enumerate(step["tests"], 1)]
    return words.as_json({
        "score": submission["points"],
        "output": "\n".join([f"{submission['points']} of {submission['of']} points.", *words.notes(submission)]),
        "output_format": "text",  # Gradescope reads it as HTML if nothing is said
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    })


def told(test, step, number):
    return {"name": f"{step}: {words.clean(test['title'])}", "number": number, "score": test["points"],
            "max_score": test["of"], "status": "passed" if test["verdict"] == PASSED else "failed",
            "output": words.report(test), "visibility": "visible"}


def make_zip(path, steps, trusted=False):
    """The kit as it is committed, and the two scripts that Gradescope wants beside it. `steps`: numbers or slugs; without
    any, asked.py chooses them for each submission."""
    path = Path(path).resolve()
    arguments = [*steps, *(["--trusted"] if trusted else [])]
    archive("--format=zip", "--prefix=mini-redis/", f"--output={path}", "HEAD")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archived:
        for name, script in (("setup.sh", SETUP), ("run_autograder", run_autograder(arguments))):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the same zip from the same kit
            entry.external_attr = EXECUTABLE
            archived.writestr(entry, script)


def run_autograder(arguments):
    return RUN.format(arguments="".join(shlex.quote(each) + " " for each in arguments))


def archive(*options):
    try:
        done = subprocess.run(["git", "archive", *options], cwd=ROOT, capture_output=True, text=True, errors="replace")
    except FileNotFoundError:
        raise Trouble("The zip contains the kit as it is in git, but git isn't there.",
                      "./workshop doctor says what's missing.") from None
    if done.returncode != 0:
        raise Trouble(f"git cannot pack the kit: {done.stderr.strip()}",
                      "Make the zip in a git clone of the kit, and name a folder that you may write to.")
