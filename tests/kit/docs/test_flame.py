"""The flame graphs of the lecture on speed: names are short, stacks make sense, and the pictures are whole."""
import sys
import unittest
from xml.etree import ElementTree

from support.places import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import flame_picture  # noqa: E402  (found through the line above)
import stacks  # noqa: E402

LARGEST = 60_000  # bytes
MAP = "std::_Hashtable<std::__cxx11::basic_string<char>, std::pair<int const, int> >"


class Names(unittest.TestCase):
    def test_a_name_is_short(self):
        for symbol, name in (
            ("mini_redis::slow::serve", "serve"),
            ("mini_redis::RequestsOfClient::run_next", "run_next"),
            ("mini_redis::ItemTable::find (inlined)", "ItemTable::find"),
            ("(anonymous namespace)::take_header", "take_header"),
            ("take_bulk (inlined)", "take_bulk"),
            (f"{MAP}::find", "unordered_map::find"),
            ("std::__cxx11::basic_istringstream<char, std::char_traits<char> >::basic_istringstream", "istringstream()"),
            ("cfree@GLIBC_2.2.5", "free"),
            ("__memcpy_avx512_unaligned_erms", "memcpy"),
            ("__libc_send (inlined)", "send"),
        ):
            self.assertEqual(stacks.name_of("2f4e5", symbol), name)

    def test_what_says_nothing_is_left_out(self):
        for symbol in ("asio::detail::scheduler::run", "std::function<void (int)>::operator()", f"{MAP}::_M_find_node",
                       "(anonymous namespace)::serve_clients", "main", ""):
            self.assertIsNone(stacks.name_of("2f4e5", symbol), symbol)
        self.assertIsNone(stacks.name_of("ffffffff81ec3526", "dst_release"))
        self.assertEqual(stacks.name_of("ffffffff8206e58b", "tcp_sendmsg"), "tcp_sendmsg")


class Stacks(unittest.TestCase):
    def read(self, *functions):
        """Of one sample, given as perf does: the innermost function first."""
        return stacks.read("\n".join(f"\t 2f4e5 {function}" for function in functions) + "\n\n")

    def test_the_outermost_comes_first(self):
        self.assertEqual(self.read("mini_redis::slow::next_request", "mini_redis::slow::serve", "asio::io_context::run", "main"),
                         [["serve", "next_request"]])

    def test_a_system_call_is_nobodys(self):
        self.assertEqual(self.read("__send", "asio::detail::socket_ops::send1", "mini_redis::serve"), [["send"]])

    def test_what_malloc_calls_is_left_out(self):
        self.assertEqual(self.read("mini_redis::hook", "malloc", "operator new", "mini_redis::serve"), [["serve", "malloc"]])

    def test_a_command_is_on_execute_although_that_has_ended(self):
        self.assertEqual(self.read("mini_redis::(anonymous namespace)::get", "mini_redis::RequestsOfClient::run_next"),
                         [["run_next", "execute", "get"]])

    def test_nothing_of_ours(self):
        self.assertEqual(self.read("asio::io_context::run", "main"), [["asio"]])


class Pictures(unittest.TestCase):
    def test_a_box_is_as_wide_as_its_share(self):
        picture = flame_picture.flame("A title", [["serve", "execute"]] * 3 + [["send"]])
        wide = {box.find("{*}title").text: float(box.find("{*}rect").get("width")) for box in ElementTree.fromstring(picture).findall(".//{*}g")}
        whole = flame_picture.WIDTH - 2 * flame_picture.MARGIN
        self.assertEqual(wide, {"the thread of the server: 100.0 %": whole, "serve: 75.0 %": 0.75 * whole,
                                "execute: 75.0 %": 0.75 * whole, "send: 25.0 %": 0.25 * whole})

    def test_what_is_too_narrow_is_not_drawn(self):
        self.assertNotIn("rare", flame_picture.flame("A title", [["serve"]] * 999 + [["rare"]]))

    def test_those_of_the_docs_are_whole_and_shown(self):
        lecture = (ROOT / "docs" / "11-speed.md").read_text(encoding="utf-8")
        for name in ("flame-slow.svg", "flame-fast.svg"):
            path = ROOT / "docs" / name
            self.assertIn(f"]({name})", lecture)
            self.assertLess(path.stat().st_size, LARGEST)
            ElementTree.parse(path)


if __name__ == "__main__":
    unittest.main()
