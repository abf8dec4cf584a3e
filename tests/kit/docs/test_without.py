"""The site where something is missing: em++ when it's built, the server when a page wants it, JavaScript in the browser."""
import re
import shutil
import tempfile
import unittest
from urllib.parse import quote

import site_build
from site_browser import InABrowser, Site, page_of
from small_site import SmallSite
from support import checkout
from support.browser import DESK, PHONE
from support.limits import eventually

PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)\s]+\.svg)\)$", re.MULTILINE)
DOCUMENTS = [each for each in checkout.documents() if not each.startswith("tests/")]
PIECES = ("Small", "It has a widget.", "redis-cli PING", "The widget")


def pictures(document):
    """[(alternative text, SVG)]"""
    folder = (site_build.DOCS.parent / document).parent
    return [(text, (folder / link).read_text(encoding="utf-8")) for text, link in PICTURE.findall(checkout.text(document))]


class WithoutCompiler(unittest.TestCase):
    def setUp(self):
        site_build.skip_without_generator()
        self.small = SmallSite(self.enterContext(tempfile.TemporaryDirectory(prefix="small-site-")))

    def test_a_compiler_that_fails(self):
        compiler = self.small.programs / "em++"
        compiler.write_text("#!/bin/sh\necho 'no such header' >&2\nexit 1\n")
        compiler.chmod(0o755)
        self.assertIn("because em++ cannot compile it:\nno such header", self.small.run("node", "page/build.mjs"))
        self.assertEqual([], [*(self.small.root / "docs" / ".vitepress").glob("engine*")])


class WithoutServer(InABrowser):
    def test_a_site_that_was_built_without(self):
        folder = self.enterContext(tempfile.TemporaryDirectory(prefix="small-site-"))
        built, told = SmallSite(folder).build()
        self.browser.complaints()  # those of other tests
        self.assertIn("The pages get no server, because em++ or asio is missing. On Debian: apt-get install", told)
        with Site(built) as site:
            self.browser.open(f"{site.address}/index.html")
            self.browser.shows("return Boolean(document.querySelector('#app').__vue_app__)", "the page is alive")
            text, = self.browser.text("main")
            self.assertEqual([], self.browser.complaints())  # while the server is there: the browser loads pages ahead
        for piece in (*PIECES, "On the site, this is a terminal. But this copy of the site was built without the server"):
            self.assertIn(piece, text)

    def test_a_server_that_cannot_be_loaded(self):
        if not shutil.which("em++"):
            raise unittest.SkipTest("NOT CHECKED: the site has no server that could be missing, because there is no em++ here")
        self.site.lack(".wasm")
        self.addCleanup(self.site.lack, "")
        self.browser.visit("docs/03-commands.html", PHONE)
        place = self.browser.one(".live")
        self.browser.bring(place)
        eventually(lambda: "the server for it couldn't be loaded. Reload the page" in place.text, "the page says what is wrong")
        self.assertTrue(place.text.startswith("On the site, this is a terminal"), place.text)
        self.assertEqual([], self.asked("unseen") + self.asked("sideways"))


class WithoutScripts(InABrowser):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.browser.use_scripts(False)

    def test_all_is_there(self):
        wrong, widths = {}, [DESK, PHONE]
        for document in DOCUMENTS:
            self.browser.visit(page_of(document), widths[0])
            wrong[document] = self.problems(document, widths[0])
            self.browser.resize(widths[1])
            wrong[document] += self.problems(document, widths[1])
            widths.reverse()  # another width costs as much as another page
        self.assertEqual({}, {document: found for document, found in wrong.items() if found})

    def problems(self, document, width):
        found = [*self.asked("wide" if width == DESK else "sideways"), *self.asked("unseen"), *self.asked("dead"),
                 *self.asked("unreadable", pictures(document))]
        return [f"{width} px: {each}" for each in found]

    def test_the_answers_unfold(self):
        self.browser.visit("docs/04-expiry.html", PHONE)
        answers = self.browser.all("main details")
        self.assertEqual(checkout.text("docs/04-expiry.md").count("<details>"), len(answers))
        for answer in answers[:3]:
            before = answer.text
            self.browser.bring(answer)
            self.browser.one("summary", answer).click()
            self.assertGreater(len(answer.text), len(before) + 20)

    def test_the_menu_is_below_the_page(self):
        self.browser.visit("docs/04-expiry.html", PHONE)
        main, menu = (self.browser.one(selector).rect for selector in ("main", ".VPSidebar"))
        self.assertGreaterEqual(menu["y"], main["y"] + main["height"])
        self.assertTrue(self.browser.one(".VPSidebar a[href='/program/']").is_displayed())


SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 50" width="400"><style>text { font: 12px sans-serif }</style>
<text x="10" y="20">good</text><text x="380" y="40">outside</text></svg>"""
BROKEN = f"""<html><meta name="viewport" content="width=device-width"><main><p style="width: 800px">a wide one</p>
<pre style="width: 50px; overflow: auto">a line that is long</pre><p style="opacity: 0">pale</p>
<details><summary>Answer</summary><p></p></details><button>press</button><p class="live">On the site.</p>
<img alt="A picture." src="data:image/svg+xml,{quote(SVG)}" style="width: 200px"></main></html>"""


class Broken(InABrowser):
    """Each check finds its own mistake."""

    def test_each_check(self):
        self.browser.resize(PHONE)
        self.browser.open("data:text/html;charset=utf-8," + quote(BROKEN))
        self.assertEqual(1, len(self.asked("sideways")))
        self.assertEqual(['pre. "a line that is long"', *self.asked("sideways")], self.asked("wide"))
        self.assertEqual(['p. "pale"', 'p. ""'], self.asked("unseen"))
        self.assertEqual(['button. "press"', 'p.live "On the site."'], self.asked("dead"))
        self.assertEqual(["cut off: outside", "6.0 px: good", "6.0 px: outside", "not shown: Another one."],
                         self.asked("unreadable", [("A picture.", SVG), ("Another one.", SVG)]))


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
