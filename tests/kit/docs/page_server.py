"""The server in the page: built once into the build folder, and driven by node."""
import json
import shutil
import unittest
from pathlib import Path

from support import processes
from support.places import BUILD, ROOT

PAGE = ROOT / "docs" / "page"
ENGINE = BUILD / "page-server"
DRIVER = Path(__file__).with_name("page_server.mjs")


def built():
    """Builds it if something has changed. Skips the test if this machine cannot."""
    for program in ("node", "em++"):
        if not shutil.which(program):
            raise unittest.SkipTest(f"NOT CHECKED: the server for the page was not built, because there is no {program} here")
    done = processes.run(["node", PAGE / "build.mjs", ENGINE], stderr=processes.STDOUT, limit=400)
    if done.returncode or not (ENGINE / "engine.wasm").exists():
        raise AssertionError(f"the server for the page cannot be built:\n{done.stdout}")


def does(script):
    """What a JavaScript function body returns. It has `server`, `engine`, `client`, and what docs/page exports."""
    done = processes.run(["node", DRIVER, ENGINE], input=script)
    if done.returncode:
        raise AssertionError(f"{script}\n{done.stdout}{done.stderr[-2000:]}")
    return json.loads(done.stdout)
