"""The sandboxes of `./workshop grade`, seen from inside: a shell runs in place of the compiler, the tester and the server."""

import json
import os
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

import hand_in
from hand_in import DATABASE
from support import processes
from support.limits import eventually
from support.places import ROOT
from workshop.grades import programs, sandbox

SHELL, ENV = "/bin/sh", "/usr/bin/env"
LIMIT = 60
WRITES = 'for place in / /usr /usr/lib /dev {steps} /tmp /out; do (: > "$place/x") 2>/dev/null && echo "$place"; done'
# The capabilities that Docker leaves, and what it covers in /proc.
DOCKER = ("chown,dac_override,fsetid,fowner,mknod,net_raw,setgid,setuid,setfcap,setpcap,net_bind_service,sys_chroot,kill,"
          "audit_write,sys_ptrace")
COVERED = "while read _ place kind _; do [ $kind = proc ] && mount --bind /dev/null $place/version; done < /proc/mounts;"
STATUS = "while read name value; do [ $name = {field}: ] && echo $value; done < /proc/self/status"


def running_with(words):
    """The processes that have the words in their command lines."""
    found = processes.run(["pgrep", "-f", words]).stdout.split()
    return [pid for pid in found if processes.is_running(pid)]


class Sandbox(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        if why := sandbox.why_not():
            self.skipTest(f"NOT CHECKED: the sandboxes of ./workshop grade: {why}")
        folder = tempfile.TemporaryDirectory(prefix="sandbox-")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.out = self.top / "out"
        self.out.mkdir()
        file = hand_in.folder(self.top, {"handed-in.cpp": "of ada\n"}) / "handed-in.cpp"
        self.files = {str(ROOT / DATABASE): str(file)}

    def output(self, command, **how):
        done = programs.run(command, LIMIT, **how)
        self.assertNotIn("bwrap:", done.output)
        return done.output.splitlines()


class Compiler(Sandbox):
    def said(self, script, *more):
        return self.output(sandbox.compiler([SHELL, "-c", script, *more], str(self.out), self.files, []))

    def test_sees_the_submission_in_place_of_the_checkouts_file(self):
        self.assertEqual(self.said(f"read line < {ROOT / DATABASE}; echo $line"), ["of ada"])

    def test_sees_no_more_of_the_checkout_than_steps(self):
        self.assertEqual(self.said(f"echo {ROOT}/*"), [f"{ROOT}/steps"])

    def test_sees_nothing_of_the_machine_but_its_tools(self):
        top = {"/bin", "/dev", "/lib", "/lib32", "/lib64", "/libx32", "/out", "/tmp", "/usr", f"/{ROOT.parts[1]}"}
        self.assertLessEqual(set(self.said("echo /*")[0].split()), top)
        self.assertEqual(self.said("echo /dev/*"), ["/dev/null"])
        programs_there = {name.rsplit("/")[-1] for name in self.said("echo /usr/bin/* /usr/local/bin/* /usr/sbin/*")[0].split()}
        self.assertLessEqual(programs_there, {*sandbox.TOOLS, "sh", "*"})

    def test_has_no_environment(self):
        names = {line.split()[1].partition("=")[0] for line in self.said("export -p")}
        self.assertLessEqual(names, {"PATH", "LC_ALL", "TMPDIR", "PWD", "OLDPWD"})

    def test_writes_its_output_and_nothing_else(self):
        self.assertEqual(self.said(WRITES.format(steps=ROOT / "steps")), ["/tmp", "/out"])
        self.assertEqual([path.name for path in self.out.iterdir()], ["x"])

    def test_is_limited(self):
        self.assertEqual(self.said("ulimit -v; ulimit -t; ulimit -c"), [str(3000 * 1024), "60", "0"])


class Tester(Sandbox):
    def said(self, script):
        return self.output(sandbox.tester([SHELL, "-c", script], SHELL, ENV, self.files, {"TITLE": "a test"}))

    def test_has_a_network_and_processes_of_its_own(self):
        self.assertEqual(self.said("while read name rest; do echo $name; done < /proc/net/dev")[2:], ["lo:"])
        self.assertLessEqual(len(self.said("for each in /proc/[0-9]*; do echo $each; done")), 3)

    def test_has_no_capability(self):
        for field in ("CapEff", "CapPrm", "CapBnd"):
            self.assertEqual(set(self.said(STATUS.format(field=field))[0]), {"0"}, field)

    def test_has_the_variables_that_it_is_given(self):
        self.assertEqual(self.said("echo $TITLE; echo $TMPDIR"), ["a test", "/tmp"])

    def test_writes_temporary_files_and_nothing_else(self):
        self.assertEqual(self.said(WRITES.format(steps=ROOT / "steps")), ["/dev", "/tmp"])

    def test_all_of_it_ends_with_it(self):
        endless = f"echo {self.top}; while :; do :; done & while :; do :; done"
        process = processes.start(sandbox.tester([SHELL, "-c", endless], SHELL, ENV, self.files, {}), stdout=processes.PIPE)
        self.addCleanup(process.stdout.close)
        self.assertEqual(process.stdout.readline().decode().strip(), str(self.top))
        programs.kill(process)
        self.assertEqual(process.stdout.read(), b"")
        eventually(lambda: not running_with(str(self.top)), "the end of all that was in the sandbox")


class Server(Sandbox):
    """The shell is the server, env its launcher; what it is to do comes on its standard input."""

    def said(self, script, keeps_files=False):
        command = sandbox.server(sandbox.libraries(SHELL, ENV), keeps_files)
        quoted = " ".join(f"'{word}'" for word in command)
        return self.output(sandbox.tester([SHELL, "-c", quoted], SHELL, ENV, self.files, {}), input=script.encode())

    def test_has_no_environment(self):
        names = {line.split()[1].partition("=")[0] for line in self.said("export -p")}
        self.assertLessEqual(names, {"PWD", "OLDPWD"})

    def test_has_processes_of_its_own(self):
        self.assertEqual(self.said("echo $$"), ["2"])

    def test_sees_itself_and_its_libraries(self):
        files = set(self.said("for each in /* /*/* /*/*/* /*/*/*/*; do [ -f $each ] && echo $each; done"))
        self.assertEqual(files, {"/server", "/launcher", *sandbox.libraries(SHELL, ENV)})
        self.assertEqual(self.said("echo /dev/*"), [" ".join(sorted(sandbox.DEVICES))])

    def test_writes_temporary_files_and_nothing_else(self):
        self.assertEqual(self.said(WRITES.format(steps="/dev")), [])
        self.assertEqual(self.said(WRITES.format(steps="/dev"), keeps_files=True), ["/tmp"])


@unittest.skipIf(os.geteuid(), "NOT CHECKED: only root can be what a container's root is")
class Container(Sandbox):
    def why_not(self, first=""):
        """What sandbox.why_not() says with Docker's capabilities."""
        kept = ",".join(f"+{name}" for name in DOCKER.split(","))
        ask = f"import sys; sys.path.insert(0, '{ROOT}/tools'); from workshop.grades import sandbox; print('why:', sandbox.why_not())"
        script = f'{first} exec setpriv --bounding-set=-all,{kept} --inh-caps=-all {sys.executable} -c "$0"'
        return processes.run(["unshare", "--mount", SHELL, "-c", script, ask]).stdout.strip()

    def test_the_repositorys_container_allows_it(self):
        if processes.run(["unshare", "--mount", "true"]).returncode:
            self.skipTest("NOT CHECKED: this root is a container's already")
        self.assertEqual(self.why_not(), "why:")
        allowed = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())["securityOpt"]
        self.assertIn("systempaths=unconfined", allowed)  # or else:
        self.assertIn("proc", self.why_not(COVERED))


class Refusing(unittest.TestCase):
    def test_says_what_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("sh", "apt-get"):
                os.symlink(SHELL, Path(folder) / name)
            before, os.environ["PATH"] = os.environ["PATH"], folder
            try:
                self.assertEqual(sandbox.why_not.__wrapped__(), "bwrap is not installed")
                self.assertRegex(sandbox.what_to_do(), "apt-get install bubblewrap$")
            finally:
                os.environ["PATH"] = before

    def test_says_how_to_allow_it(self):
        """Where bubblewrap is installed already, something else is missing."""
        if not shutil.which("bwrap"):
            self.skipTest("NOT CHECKED: bwrap is not installed")
        page, anchor = re.search(r"(docs/\S+\.md)#(\S+)", sandbox.what_to_do()).groups()
        self.assertIn(f"### {anchor.replace('-', ' ')}\n", (ROOT / page).read_text(encoding="utf-8").lower())


if __name__ == "__main__":
    unittest.main()
