"""The doctor: each check finds the problem it is there for, in an environment broken in
that way, and says how to fix it."""

import os
import re
import resource
import shutil
import socket
import tempfile
import unittest
from pathlib import Path

from support import learners_checkout, namespaces


class Doctor(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        folder = tempfile.TemporaryDirectory(prefix="mini-redis doctor ")
        self.addCleanup(folder.cleanup)
        self.tools = Path(folder.name)

    def doctor(self, *, path=None, **how):
        environment = {"PATH": path or f"{self.tools}:{os.environ['PATH']}", **how.pop("environment", {})}
        return learners_checkout.workshop("doctor", environment=environment, **how)

    def tool(self, name, script):
        """A program of that name, found before the machine's own."""
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.tools / name).chmod(0o755)

    def machine_without(self, *missing):
        """A PATH with every program but these."""
        for folder in ("/usr/bin", "/bin", "/usr/sbin", "/sbin"):
            for program in Path(folder).iterdir():
                if program.name not in missing and not (self.tools / program.name).exists():
                    os.symlink(program, self.tools / program.name)
        return str(self.tools)

    def assert_problem(self, told, name, words, remedy, status=1):
        text, exit_status = told
        lines = text.splitlines()
        found = [number for number, line in enumerate(lines) if re.match(rf"  \S+ +{re.escape(name)} ", line) and words in line]
        self.assertTrue(found, f"nothing about {name} with {words!r} in\n{text}")
        self.assertIn("fix it:", lines[found[0] + 1])
        self.assertIn(remedy, lines[found[0] + 1])
        self.assertNotIn("Traceback", text)
        self.assertEqual(exit_status, status, text)

    def assert_note(self, told, name, words, remedy):
        self.assert_problem(told, name, words, remedy, status=0)


class Machine(Doctor):
    def test_a_whole_one_passes_with_at_least_12_checks(self):
        text, status = self.doctor()
        self.assertEqual(status, 0, text)
        self.assertGreaterEqual(text.count("✓"), 12)
        self.assertIn("nothing is in the way", text)

    def test_locale(self):
        self.assert_note(self.doctor(environment={"LC_ALL": "C"}), "locale", "isn't UTF-8", "export LC_ALL=C.UTF-8")

    def test_port(self):
        for port, option in ((6379, "--port 7000"), (16379, "--port 17000")):
            with socket.socket() as other:
                other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                other.bind(("127.0.0.1", port))
                other.listen()
                self.assert_note(self.doctor(), f"port {port}", "Something has taken it", option)

    def test_loopback(self):
        told = self.in_a_namespace("net", "./workshop doctor")
        self.assert_problem(told, "loopback", "cannot be reached", "ip link set lo up")

    def test_disk(self):
        told = self.in_a_namespace("mount", "mount -t tmpfs -o size=30m none /mnt && "
                                        "cp -r .git workshop tools tests steps solutions /mnt && cd /mnt && ./workshop "
                                        "doctor")
        self.assert_problem(told, "disk", "MB are free", "rm -r build")

    def in_a_namespace(self, kind, script):
        namespaces.require(self, kind, "whether the doctor sees that the network or the disk is no good")
        return learners_checkout.run(*namespaces.run_in(kind), "sh", "-c", script)

    def test_limits(self):
        for kind, low, name, remedy in ((resource.RLIMIT_NOFILE, 64, "open files", "ulimit -n 1024"),
                                        (resource.RLIMIT_CPU, 60, "CPU time", "ulimit -t unlimited")):
            told = self.doctor(preexec_fn=lambda: resource.setrlimit(kind, (low, resource.getrlimit(kind)[1])))
            self.assert_problem(told, name, f"limited to {low}", remedy)

    def test_environment(self):
        self.assert_note(self.doctor(environment={"MINI_REDIS_SEED": "1"}), "environment", "MINI_REDIS_SEED", "unset MINI_REDIS_SEED")


class Checkout(Doctor):
    def test_git(self):
        shutil.rmtree(learners_checkout.FOLDER / ".git")
        self.assert_note(self.doctor(), "git", "isn't a clone", "clone the kit with git")
        learners_checkout.run("git", "init", "-q")
        self.assert_note(self.doctor(), "git", "doesn't go back", "git fetch --unshallow")

    def test_a_machine_without_git(self):
        self.assert_note(self.doctor(path=self.machine_without("git")), "git", "isn't installed", "install git")

    def test_a_clone_that_git_cannot_read(self):
        (learners_checkout.FOLDER / ".git" / "config").write_text("[")
        self.assert_note(self.doctor(), "git", "cannot be read: fatal: ", "Clone the kit again")

    def test_a_clone_that_belongs_to_somebody_else(self):
        somebody_else = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        self.assert_note(self.doctor(environment=somebody_else), "git", "dubious ownership", "git config --global --add safe.directory")


    def test_unfinished_merge(self):
        me = ("-c", "user.name=me", "-c", "user.email=me@localhost")
        for branch, line in (("other", "// theirs\n"), ("mine", "// mine\n")):
            learners_checkout.run("git", "checkout", "-q", "-b", branch, "HEAD" if branch == "other" else "HEAD~1")
            (learners_checkout.FOLDER / "steps/02-protocol/reply_writer.cpp").write_text(line)
            learners_checkout.run("git", *me, "commit", "-qam", branch)
        learners_checkout.run("git", *me, "merge", "other")
        self.assert_problem(self.doctor(), "git", "merge is unfinished", "git merge --abort")

    def test_build_folder_of_another_place(self):
        cache = learners_checkout.FOLDER / "build/default/CMakeCache.txt"
        cache.parent.mkdir(parents=True, exist_ok=True)
        before = cache.read_text() if cache.exists() else None
        self.addCleanup(lambda: cache.write_text(before) if before else cache.unlink())
        cache.write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/some/other/place\n")
        self.assert_problem(self.doctor(), "build folder", "/some/other/place", "rm -r build/default")

    def test_editor(self):
        link = learners_checkout.FOLDER / "compile_commands.json"
        if link.is_symlink():
            link.unlink()
        self.assert_note(self.doctor(), "editor", "compile_commands.json", "cmake --preset default")

    def test_dates(self):
        file = learners_checkout.FOLDER / "steps/02-protocol/reply_writer.cpp"
        os.utime(file, (4_000_000_000, 4_000_000_000))
        self.addCleanup(os.utime, file)
        self.assert_problem(self.doctor(), "dates", "from the future", "touch")

    def test_permissions(self):
        if os.geteuid() != 0:
            os.chmod(learners_checkout.FOLDER / "steps/02-protocol", 0o500)
            self.addCleanup(os.chmod, learners_checkout.FOLDER / "steps/02-protocol", 0o700)
            self.assert_problem(self.doctor(), "permissions", "not yours to write", "chown")
            return
        # So that users other than root can enter the folder.
        for folder in ("steps", "solutions", "tests", "tools"):
            shutil.copytree(learners_checkout.FOLDER / folder, self.tools / folder)
        shutil.copy(learners_checkout.FOLDER / "workshop", self.tools)
        self.tools.chmod(0o755)
        told = learners_checkout.run("setpriv", "--reuid=65534", "--clear-groups", "./workshop", "doctor", folder=self.tools)
        self.assert_problem(told, "permissions", "not yours to write", "chown")


class Tools(Doctor):
    def test_cmake(self):
        self.tool("cmake", "echo cmake version 3.10.2")
        self.assert_problem(self.doctor(), "cmake", "3.10 is too old", "pip install")
        self.tool("cmake", "exit 127")
        self.assert_problem(self.doctor(), "cmake", "doesn't run", "cmake")

    def test_ninja(self):
        self.assert_problem(self.doctor(path=self.machine_without("ninja", "ninja-build")), "ninja", "isn't there", "ninja")

    def test_compiler(self):
        path = self.machine_without("c++", "g++", "clang++")
        self.assert_problem(self.doctor(path=path), "compiler", "c++ is not there", "install")
        self.assert_problem(self.doctor(path=path, environment={"CXX": "g++-99"}), "compiler", "g++-99 is not there", "install")

    def test_coroutines(self):
        self.tool("c++", 'exec /usr/bin/c++ "$@" -fno-coroutines')
        self.assert_problem(self.doctor(), "C++20 coroutines", "error", "export CXX=")

    def test_hiredis_that_does_not_link(self):
        self.tool("c++", 'for word; do shift; [ "$word" = -lhiredis ] && word=-lhiredis_gone; set -- "$@" "$word"; done; '
                         'exec /usr/bin/c++ "$@"')
        self.assert_problem(self.doctor(), "C++20 coroutines", "hiredis", "hiredis")

    def test_libraries(self):
        """The compiler does not look in their folders: each library is missing on its own, and asio is
        there in a version that is too old."""
        for header, name in (("asio", "asio"), ("hiredis", "hiredis"), ("catch2", "Catch2")):
            self.tool("c++", f'sed "s/<{header}/<no_such_{header}/" | /usr/bin/c++ "$@"')
            self.assert_problem(self.doctor(), name, "can't find its headers", header)
        self.tool("c++", 'sed "s/ASIO_VERSION/101200/" | /usr/bin/c++ "$@"')
        self.assert_problem(self.doctor(), "asio", "1.12.0 is too old", "asio")

    def test_redis_programs(self):
        for name in ("redis-cli", "redis-benchmark", "redis-server", "nc"):
            with self.subTest(name=name):
                for link in self.tools.iterdir():
                    link.unlink()
                self.assert_note(self.doctor(path=self.machine_without(name)), name, "not there", "netcat" if name == "nc" else "redis")

    def test_debugger(self):
        told = self.doctor(path=self.machine_without("gdb", "lldb"))
        self.assert_note(told, "debugger", "neither gdb nor lldb", "install")


if __name__ == "__main__":
    unittest.main()
