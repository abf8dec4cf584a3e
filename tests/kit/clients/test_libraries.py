"""Client libraries in six languages, as Debian has them, in their default settings: see scenario.py."""
import os
import sys
import tempfile
import unittest
from pathlib import Path

from library_case import LibraryCase
from npm_packages import LIBRARIES
from support import processes
from support.places import ROOT
from support.raw_client import command
from support.server_process import ServerProcess

GO_PACKAGES = Path("/usr/share/gocode")
REDIGO = GO_PACKAGES / "src/github.com/gomodule/redigo"


class Libraries(LibraryCase):
    def built(self, compiler, source, *libraries, **variables):
        """The program that the compiler makes of it. `variables`: of the environment."""
        program = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="library-"))) / "program"
        processes.run([*compiler, "-o", program, LIBRARIES / source, *libraries], check=True, limit=120,
                      env={**os.environ, **variables})
        return program

    def test_hiredis(self):
        self.plays(self.built(["cc"], "hiredis.c", "-lhiredis"))

    def test_redis_py(self):
        self.plays(sys.executable, LIBRARIES / "redis_py.py")

    def test_redis_rb(self):
        self.need("redis-rb", "ruby-redis", "ruby", "-e", "require 'redis'")
        self.plays("ruby", LIBRARIES / "redis_rb.rb")

    def test_perl(self):
        self.need("Perl's Redis", "libredis-perl", "perl", "-MRedis", "-e", "1")
        self.plays("perl", LIBRARIES / "perl_redis.pl")

    def test_phpredis(self):
        self.need("phpredis", "php-redis", "php", "-r", "exit(extension_loaded('redis') ? 0 : 1);")
        self.plays("php", LIBRARIES / "phpredis.php")

    def test_predis(self):
        self.need("Predis", "php-predis", "php", "-r", "require 'Predis/Autoloader.php';")
        self.plays("php", LIBRARIES / "predis.php")

    def test_redigo(self):
        self.need("Redigo", "golang-go", "go", "version")
        self.need("Redigo", "golang-github-gomodule-redigo-dev", "ls", REDIGO)
        self.plays(self.built(["go", "build"], "redigo.go", GO111MODULE="off", GOPATH=str(GO_PACKAGES),
                              GOCACHE=str(ROOT / "build" / "clients-go")))


class OpeningOfRedisPy8(unittest.TestCase):
    """Debian has an older redis-py, so this sends the bytes with which redis-py 8 begins."""

    def test_it_may_go_on_in_resp3(self):
        with ServerProcess() as server, server.connect() as client:
            client.send(command("HELLO", "3"))
            self.assertRegex(client.read_until(b"modules\r\n*0\r\n"), rb"^%7\r\n\$6\r\nserver\r\n")
            for words in (("CLIENT", "SETINFO", "LIB-NAME", "redis-py"),
                          ("CLIENT", "SETINFO", "LIB-VER", "8.0.0"),
                          ("CLIENT", "MAINT_NOTIFICATIONS", "ON", "moving-endpoint-type", "internal-ip")):
                client.send(command(*words))
                self.assertRegex(client.read_until(b"\r\n"), rb"^-ERR unknown subcommand", "it ignores this")
            client.send(command("HSET", "user", "name", "Ada") + command("HGETALL", "user"))
            self.assertEqual(client.read_until(b"Ada\r\n"), b":1\r\n%1\r\n$4\r\nname\r\n$3\r\nAda\r\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
