"""Programs that keep their data in Redis, on the reference and on a real redis-server."""
import re
import socket
import unittest
import urllib.error
import urllib.request

from library_case import LibraryCase, NodeCase
from npm_packages import LIBRARIES
from support import limits, processes
from support.limits import eventually

EXPORTER = "prometheus-redis-exporter"
METRICS = """
redis_up redis_instance_info redis_uptime_in_seconds redis_connected_clients redis_memory_used_bytes
redis_db_keys redis_db_keys_expiring redis_commands_processed_total redis_connections_received_total
redis_expired_keys_total redis_keyspace_hits_total redis_keyspace_misses_total redis_commands_total
redis_commands_duration_seconds_total redis_net_input_bytes_total redis_net_output_bytes_total
redis_aof_enabled redis_rdb_changes_since_last_save redis_pubsub_channels""".split()


class NodePrograms(NodeCase):
    def test_connect_redis(self):
        self.prints(["get: Ada null", "expires: true", "touch: true", "all: ada Ada, bob Bob", "length: 2",
                     "destroy: bob", "clear: 0"], "node", LIBRARIES / "connect_redis.mjs", cwd=self.packages)

    def test_socket_io(self):
        self.prints(["everybody: hello hello", "a room: 0 255", "servers: 2", "sockets: 2",
                     "asks the other: Are you there? Yes.", "end"],
                    "node", LIBRARIES / "socket_io.mjs", cwd=self.packages)


class Exporter(LibraryCase):
    def test_prometheus(self):
        self.need("Prometheus's exporter", EXPORTER, EXPORTER, "-version")

        def check(server):
            with server.connect() as client:
                replies = b"+OK\r\n$1\r\n1\r\n$-1\r\n"
                self.assertEqual(client.ask(b"SET ada 1\r\nGET ada\r\nGET bob\r\n", len(replies)), replies)
            metrics = self.scrape(server.port)
            self.assertEqual([name for name in METRICS if not re.search(rf"^{name}[ {{]", metrics, re.M)], [])
            for line in ("redis_up 1", 'redis_db_keys{db="db0"} 1', "redis_keyspace_hits_total 1",
                         'redis_commands_total{cmd="get"} 2'):
                self.assertIn(f"\n{line}\n", metrics)

        self.on_both_servers(check)

    def scrape(self, port):
        for attempts_left in (4, 3, 2, 1, 0):  # somebody may be faster to take the port
            with socket.create_server(("127.0.0.1", 0)) as free:
                address = "127.0.0.1:%d" % free.getsockname()[1]
            try:
                return self.scraped(address, f"redis://127.0.0.1:{port}")
            except ChildProcessError:
                if not attempts_left:
                    raise

    @staticmethod
    def scraped(address, server):
        def page():
            if exporter.poll() is not None:
                raise ChildProcessError(f"{EXPORTER} has ended; it printed {exporter.stderr.read()}")
            try:
                with urllib.request.urlopen(f"http://{address}/metrics", timeout=limits.seconds()) as found:
                    return found.read().decode()
            except (ConnectionError, urllib.error.URLError):  # it does not listen yet
                return None

        command = [EXPORTER, "-web.listen-address", address, "-redis.addr", server]
        exporter = processes.start(command, stderr=processes.PIPE)
        try:
            return eventually(page, "the exporter answers")
        finally:
            processes.end(exporter)
            exporter.stderr.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
