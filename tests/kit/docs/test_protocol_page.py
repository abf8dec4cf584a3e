"""docs/protocol.md tells the truth: sends every row of its tables of bytes to the reference and to a real
redis-server, and hands every reply that it shows to redis-cli. byte_tables.py says how the tables are
written."""
import contextlib
import re
import shutil
import socket
import threading
import unittest

import byte_tables
from support import limits, processes
from support.places import ROOT
from support.raw_client import RawClient, command, shown, transcript
from support.real_redis import RealRedis
from support.server_process import ServerProcess

PAGE = ROOT / "docs" / "protocol.md"
ERROR_TEXTS = ROOT / "steps" / "common"

# The tables, by the names of their columns.
SHOWN = ("bytes", "meaning", "as redis-cli shows it")
ANSWERED = ("bytes", "meaning", "reply")
REFUSED = ("bytes", "meaning", "reply, then the connection closes")
IN_PIECES = ("bytes so far", "what is missing", "the rest", "reply")
DIFFERENT = ("bytes", "why they differ", "reply here", "reply of Redis")
BOTH_VERSIONS = ("bytes", "meaning", "reply in RESP2", "reply in RESP3")
KINDS = {SHOWN, ANSWERED, REFUSED, IN_PIECES, DIFFERENT, BOTH_VERSIONS}


# What a server answers to a row

def answered(address, asked, resp3=False):
    """The replies. An ECHO after the request shows where they end, and that the connection is still alive."""
    ending = b"the next request"
    with RawClient(address) as client:
        if resp3:
            client.send(command("HELLO", 3))
            client.read_until(b"modules\r\n*0\r\n")
        for piece in asked:
            client.send(piece)
        client.send(command("ECHO", ending))
        return client.read_until(b"%s\r\n" % ending).removesuffix(b"$%d\r\n%s\r\n" % (len(ending), ending))


def refused(address, asked):
    """Everything until the server closes; we keep our side open."""
    with RawClient(address) as client:
        client.send(asked)
        return client.read_to_end()


def exchanges(row, address, is_redis):
    """(request, actual reply, the page's reply): the conversations that a row stands for."""
    cells = [byte_tables.to_bytes(cell) if i != 1 else cell for i, cell in enumerate(row.cells)]
    if row.columns == ANSWERED:
        yield cells[0], answered(address, [cells[0]]), cells[2]
    elif row.columns == REFUSED:
        yield cells[0], refused(address, cells[0]), cells[2]
    elif row.columns == IN_PIECES:
        yield cells[0], transcript(address, cells[0]), b""
        yield cells[0] + cells[2], answered(address, [cells[0], cells[2]]), cells[3]
    elif row.columns == BOTH_VERSIONS:
        yield cells[0], answered(address, [cells[0]]), cells[2]
        yield cells[0], answered(address, [cells[0]], resp3=True), cells[3]
    else:
        yield cells[0], transcript(address, cells[0]), cells[3 if is_redis else 2]


# What redis-cli shows for a reply

@contextlib.contextmanager
def server_that_says(reply):
    """Answers every read with the same bytes, for one client. Yields its port."""
    def serve():
        with contextlib.suppress(OSError), listener.accept()[0] as connection:
            connection.settimeout(limits.seconds())
            while connection.recv(4096):
                connection.sendall(reply)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(limits.seconds())
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            thread.join()


def shown_by_redis_cli(reply):
    with server_that_says(reply) as port:
        output = processes.run(["redis-cli", "-p", port, "--no-raw", "ANYTHING"])
    return (output.stdout + output.stderr).splitlines()


def problems(page, address, is_redis=False):
    """What is wrong, one text each. Leaves out the rows for redis-cli."""
    for row in byte_tables.rows(page):
        if row.columns == SHOWN:
            continue
        place = f"docs/protocol.md:{row.line}: "
        try:
            for asked, came, promised in exchanges(row, address, is_redis):
                if came != promised:
                    yield f"{place}asked {shown(asked)}\nthe page says {shown(promised)}\nbut there came {shown(came)}"
        except TimeoutError as error:
            yield place + str(error)


def display_problems(page):
    for row in byte_tables.rows(page):
        if row.columns == SHOWN:
            shown_here = shown_by_redis_cli(byte_tables.to_bytes(row.cells[0]))
            if shown_here != byte_tables.to_lines(row.cells[2]):
                yield f"docs/protocol.md:{row.line}: redis-cli shows " + "<br>".join(f"`{s}`" for s in shown_here)


def missing_errors(page):
    """The texts of protocol errors that no row provokes."""
    texts = "".join((ERROR_TEXTS / name).read_text() for name in ("error_texts.hpp", "error_texts.cpp"))
    replies = [byte_tables.to_bytes(row.cells[2]) for row in byte_tables.rows(page) if row.columns == REFUSED]
    found = re.findall('"(ERR Protocol error: [^"]+)"', texts)
    return [text for text in found if not any(reply.find(b"-" + text.encode()) >= 0 for reply in replies)]


class ProtocolPage(unittest.TestCase):
    page = PAGE.read_text()

    def assert_none(self, found):
        if found := list(found):
            self.fail("\n\n" + "\n\n".join(found))

    def test_its_tables_are_those_that_are_checked(self):
        self.assertEqual({row.columns for row in byte_tables.rows(self.page)}, KINDS)

    def test_it_has_every_protocol_error(self):
        self.assert_none(missing_errors(self.page))

    def test_it_is_true_of_the_reference(self):
        with ServerProcess() as server:
            self.assert_none(problems(self.page, server.address))

    @unittest.skipUnless(shutil.which("redis-server"), "no redis-server here: the page was not compared with it")
    def test_it_is_true_of_redis(self):
        with RealRedis() as redis:
            self.assert_none(problems(self.page, redis.address, is_redis=True))

    @unittest.skipUnless(shutil.which("redis-cli"), "no redis-cli here: what it shows was not compared")
    def test_it_shows_replies_as_redis_cli_does(self):
        self.assert_none(display_problems(self.page))


def table(columns, *cells):
    return "\n".join(f"| {' | '.join(row)} |" for row in (columns, ["---"] * len(columns), cells))


class EveryCheckCanFail(unittest.TestCase):
    PING = r"`PING\r\n`"

    def test_a_false_row(self):
        false_rows = [
            table(ANSWERED, self.PING, "a wrong reply", r"`+OK\r\n`"),
            table(ANSWERED, self.PING, "a reply too many", r"`+PONG\r\n+PONG\r\n`"),
            table(ANSWERED, r"`*0\r\n`", "no reply at all", r"`*0\r\n`"),
            table(REFUSED, r"`*x\r\n`", "a wrong text", r"`-ERR Protocol error: no\r\n`"),
            table(IN_PIECES, self.PING, "nothing", self.PING, r"`+PONG\r\n+PONG\r\n`"),
            table(IN_PIECES, "`PI`", "an end", r"`NG\r\n`", r"`+OK\r\n`"),
            table(BOTH_VERSIONS, r"`GET none\r\n`", "the null of RESP2 in both", r"`$-1\r\n`", r"`$-1\r\n`"),
            table(DIFFERENT, self.PING, "in nothing", r"`+OK\r\n`", r"`+OK\r\n`"),
        ]
        with ServerProcess() as server:
            for page in false_rows:
                with self.subTest(page):
                    self.assertEqual(len(list(problems(page, server.address))), 1)

    @unittest.skipUnless(shutil.which("redis-cli"), "no redis-cli here")
    def test_a_reply_that_redis_cli_shows_otherwise(self):
        self.assertEqual(len(list(display_problems(table(SHOWN, r"`:7\r\n`", "a number", "`7`")))), 1)

    def test_an_error_that_is_missing(self):
        self.assertEqual(len(missing_errors("")), 7)

    def test_cells_that_cannot_be_read(self):
        for read, cell in [(byte_tables.to_bytes, ""), (byte_tables.to_bytes, "PING"), (byte_tables.to_bytes, r"`\q`"),
                           (byte_tables.to_bytes, r"`\x4`"), (byte_tables.to_lines, "`a` b")]:
            with self.subTest(cell), self.assertRaises(ValueError):
                read(cell)
        with self.assertRaises(ValueError):
            list(byte_tables.rows(table(ANSWERED, self.PING, "a cell too few")))

    def test_cells_that_can(self):
        self.assertEqual(byte_tables.to_bytes(r"`a\r\n\0\xff\\` 2 × `é`"), b"a\r\n\0\xff\\" + "éé".encode())
        self.assertEqual(byte_tables.to_lines("`1) \"a\"`<br>`2) (nil)`"), ['1) "a"', "2) (nil)"])


if __name__ == "__main__":
    unittest.main()
