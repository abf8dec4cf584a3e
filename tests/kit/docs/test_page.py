"""The server in the page: the reference's layers as WebAssembly, and what JavaScript makes of their bytes."""
import unittest

import page_server
from support import server_process
from support.raw_client import command

REQUESTS = """PING; ECHO "a b"; SET name Ada; GET name; GET nobody; INCR name; INCR n; APPEND name !; STRLEN name; NOPE 1 2; GET;
SET x 1 EX 100; TTL x; EXPIRE x 0; EXISTS x name; RPUSH l a b c; LRANGE l 0 -1; LPOP l 2; GET l; HSET h f v g w; HGETALL h; HGET h no;
MULTI; SET t 1; INCR t; NOPE; EXEC; MULTI; SET t 1; INCR t; EXEC; WATCH t; SET t 5; MULTI; GET t; EXEC; DISCARD; TYPE h; DBSIZE;
SUBSCRIBE a b; GET t; PING; UNSUBSCRIBE; RESET; SET "\\x00\\xff\\r\\n" "\\n"; GET "\\x00\\xff\\r\\n"; DEL l h; KEYS h*; QUIT"""


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        page_server.built()

    def test_a_pipeline(self):
        self.assertEqual(page_server.does(r"return client.send('SET k 1\r\nINCR k\r\n' + request(['GET', 'k']))"),
                         "+OK\r\n:2\r\n$1\r\n2\r\n")

    def test_a_request_may_be_cut_anywhere(self):
        replies = page_server.does(r"""
            const stream = request(['SET', 'key', 'a\r\nb']) + request(['GET', 'key']) + request(['NOPE'])
            return Array.from(stream, (_, at) => client.send(stream.slice(0, at)) + client.send(stream.slice(at)))""")
        self.assertGreater(len(replies), 60)
        self.assertEqual(set(replies), {"+OK\r\n$4\r\na\r\nb\r\n-ERR unknown command 'NOPE', with args beginning with: \r\n"})

    def test_the_clock_stays_where_it_is_pushed(self):
        self.assertEqual(page_server.does(r"""
            const ttl = () => client.send('TTL k\r\n')
            server.setTime(1000)
            client.send('SET k v\r\nEXPIRE k 10\r\n')
            const before = ttl()
            server.setTime(10999)
            const last = ttl(), size = client.send('DBSIZE\r\n')
            server.setTime(11000)
            return [before, last, size, client.send('DBSIZE\r\n'), ttl(), client.send('DBSIZE\r\n')]"""),
            [":10\r\n", ":0\r\n", ":1\r\n", ":1\r\n", ":-2\r\n", ":0\r\n"])

    def test_a_cycle_removes_the_keys_that_it_is_said_to_draw(self):
        cycles = page_server.does(r"""
            server.setTime(0)
            for (let i = 1; i <= 100; i++) client.send(`SET k${i} v\r\nEXPIRE k${i} ${i}\r\n`)
            server.setTime(60000)
            const names = () => server.slots().keys.map((each) => each.key)
            return Array.from({ length: 12 }, () => { const before = names(); return { before, ...server.sample(), after: names() } })""")
        for cycle in cycles:
            removed = {each["key"] for each in cycle["draws"] if each["removed"]}
            self.assertEqual(len(cycle["draws"]), 20)
            self.assertEqual(set(cycle["before"]) - set(cycle["after"]), removed)
            self.assertEqual(cycle["again"], 4 * len(removed) > 20)
        self.assertLess(len(cycles[-1]["after"]), len(cycles[0]["before"]))

    def test_time_that_passes_removes_what_is_over(self):
        self.assertEqual(page_server.does(r"""
            client.send('SET k v\r\nEXPIRE k 1\r\n')
            server.catchUp(server.now + 500)
            const early = client.send('DBSIZE\r\n')
            server.catchUp(server.now + 1500)
            return early + client.send('DBSIZE\r\n')"""), ":1\r\n:0\r\n")

    def test_a_message_reaches_the_other_client(self):
        self.assertEqual(page_server.does(r"""
            const pushed = [], other = new Conversation(server, (text) => pushed.push(text))
            const mode = [other.run('SUBSCRIBE room').text, other.prompt]
            return [...mode, client.send('PUBLISH room "hello"\r\n'), ...pushed]"""),
            ['1) "subscribe"\n2) "room"\n3) (integer) 1', "redis(subscribed mode)>", ":1\r\n",
             '1) "message"\n2) "room"\n3) "hello"'])

    def test_a_watched_key_that_another_client_changes(self):
        self.assertEqual(page_server.does(r"""
            const other = server.connect(), talk = new Conversation(server)
            const before = ['WATCH k', 'MULTI', 'SET k mine'].map((line) => talk.run(line).text)
            other.send('SET k theirs\r\n')
            return [...before, talk.prompt, talk.run('EXEC').text, talk.prompt, talk.run('GET k').text]"""),
            ["OK", "OK", "QUEUED", "redis(TX)>", "(nil)", "redis>", '"theirs"'])

    def test_a_connection_that_ends(self):
        told = page_server.does("const talk = new Conversation(server); return ['QUIT', 'PING'].map((line) => talk.run(line).text)")
        self.assertEqual(told[0].split("\n")[0], "OK")
        self.assertIn("closed the connection", told[0])
        self.assertEqual(told[1], "PONG")

    def test_every_key_is_in_a_slot_of_its_own(self):
        for count in (0, 1, 3, 16, 17, 500, 1600):
            table = page_server.does(f"for (let i = 0; i < {count}; i++) client.send(`SET k${{i}} v\\r\\n`); return server.slots()")
            keys, buckets = table["keys"], table["buckets"]
            self.assertEqual(len(keys), count)
            self.assertEqual(len({(key["bucket"], key["slot"]) for key in keys}), count)
            self.assertLessEqual(count, buckets * 5 * 4 / 5)
            full = {bucket for bucket in range(buckets) if sum(key["bucket"] == bucket for key in keys) == 5}
            for key in keys:  # a lookup from its home gets to it through full buckets only
                steps = (key["bucket"] - key["home"]) % buckets
                self.assertLessEqual({(key["home"] + step) % buckets for step in range(steps)}, full)
            if count > 100:  # the hash spreads them
                self.assertGreater(len({key["home"] for key in keys}), buckets / 2)


class LikeTheRealServer(unittest.TestCase):
    def test_the_same_bytes(self):
        page_server.built()
        lines = [line.strip() for line in REQUESTS.split(";")]
        replies = page_server.does(f"""
            return {lines!r}.map((line) => {{ const words = split(line); return [words, client.send(request(words))] }})""")
        requests, expected = (b"".join(part) for part in zip(
            *((command(*(word.encode("latin-1") for word in words)), reply.encode("latin-1")) for words, reply in replies)))
        with server_process.ServerProcess(server_process.REFERENCE) as server, server.connect() as client:
            client.send(requests)
            self.assertEqual(client.read_to_end(), expected)


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
