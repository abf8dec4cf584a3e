"""Where a submission's programs run: in sandboxes, or, if you trust the authors, as they are. Both are asked for the
same commands."""

import os
from pathlib import Path

from ..steps import ROOT
from . import kit, sandbox

FLAGS = ("-fdiagnostics-color=never",)
PROGRAM = "server"
KEEPS_FILES = ("07",)  # the steps whose server writes files


def object_name(name):
    """Of "steps/03-commands/database.cpp": "database.o"."""
    return f"{Path(name).stem}.o"


class Isolated:
    """In sandboxes."""

    is_isolated = True
    environment = {"PATH": os.environ.get("PATH", "")}  # to find bubblewrap: inside there is another

    def compile(self, command, workspace, name):
        whole = [*command, *FLAGS, "-o", f"{sandbox.OUT}/{object_name(name)}", "-c", str(ROOT / name)]
        return sandbox.compiler(whole, str(workspace.out), workspace.shown, kit.precompiled(command))

    def link(self, command, workspace, objects):
        """`objects`: files."""
        shown = {f"/objects/{number}.o": str(file) for number, file in enumerate(objects)}
        whole = [*with_objects(command, shown), "-o", f"{sandbox.OUT}/{PROGRAM}"]
        return sandbox.linker(whole, str(workspace.out), shown, kit.inputs(command))

    def explain(self, command, workspace):
        """And the folder in which it sees steps/ as it was compiled."""
        return sandbox.explainer(command, workspace.shown), ROOT

    def test(self, tools, workspace, step, title, environment):
        inner = sandbox.server(sandbox.libraries(tools.server, tools.launcher), step.number in KEEPS_FILES)
        program = str(workspace.out / PROGRAM)
        variables = {**variables_for(inner, sandbox.SERVER), **environment}
        return sandbox.tester(command(tools, title), program, tools.launcher, workspace.shown, variables)


class Trusted:
    """As plain processes of yours, which may do whatever you may do."""

    is_isolated = False
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}

    def compile(self, command, workspace, name):
        same_place = f"-ffile-prefix-map={workspace.tree}={ROOT}"
        output = str(workspace.out / object_name(name))
        return [*command, *FLAGS, same_place, "-o", output, "-c", str(workspace.tree / name)]

    def link(self, command, workspace, objects):
        return [*with_objects(command, map(str, objects)), "-o", str(workspace.out / PROGRAM)]

    def explain(self, command, workspace):
        return command, workspace.complete()

    def test(self, tools, workspace, step, title, environment):
        program, folder = str(workspace.out / PROGRAM), workspace.folder / "files"
        folder.mkdir(exist_ok=True)
        variables = {**variables_for([tools.launcher, program], program), "TMPDIR": str(folder), **environment}
        return ["env", *(f"{name}={value}" for name, value in variables.items()), *command(tools, title)]


def variables_for(server, program):
    """What the tester is told: how to start the server, and where its program is."""
    return {"MINI_REDIS_SERVER_COMMAND": "\n".join(server), "MINI_REDIS_SERVER_PROGRAM": program}


def with_objects(command, objects):
    at = command.index(kit.OBJECTS)
    return [*command[:at], *objects, *command[at + 1:]]


def command(tools, title):
    return [tools.tester, title, "--reporter", "coach"]
