"""The docs as a site: it contains all documents, every link in it leads somewhere, and it needs no other
host."""
import shutil
import tempfile
import unittest
from pathlib import Path

from built_site import BuiltSite
from support import checkout, graded_tests, processes
from support.places import ROOT

DOCS = ROOT / "docs"


class Site(unittest.TestCase):
    """Needs npm, and what `npm ci` installs; the kit's other checks need neither."""

    @classmethod
    def setUpClass(cls):
        if not shutil.which("npm"):
            raise unittest.SkipTest("NOT CHECKED: the site was not built, because there is no npm here")
        if not (DOCS / "node_modules" / ".bin" / "vitepress").exists():
            raise unittest.SkipTest("NOT CHECKED: the site was not built; run `npm ci` in docs/ first")
        directory = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="site-"))
        done = processes.run(["npm", "run", "build", "--", "--outDir", directory], cwd=DOCS, stderr=processes.STDOUT, limit=800)
        if done.returncode:
            raise AssertionError(f"the site cannot be built:\n{done.stdout}")
        cls.site = BuiltSite(directory)

    def test_every_document_has_its_page(self):
        for document in checkout.documents():
            folder, _, name = document.rpartition("/")
            page = f"{folder}/index.html".lstrip("/") if name == "README.md" else document.replace(".md", ".html")
            self.assertIn(page, self.site.pages)

    def test_no_link_is_dead(self):
        self.assertEqual(self.site.dead_links(), [])

    def test_every_step_is_in_the_sidebar(self):
        for step in graded_tests.steps():
            self.assertIn(f"/steps/{step}/", self.site.pages["index.html"].links)

    def test_nothing_is_loaded_from_another_host(self):
        self.assertEqual(self.site.other_hosts(), [])

    def test_the_search_knows_the_docs_and_not_the_sources(self):
        index, = self.site.root.rglob("*localSearchIndex*.js")
        text = index.read_text(encoding="utf-8")
        for page in ("/docs/architecture.html#decisions", "/steps/03-commands/"):
            self.assertIn(page, text)
        self.assertNotIn("/source/", text)


class Checks(unittest.TestCase):
    """Proved with a small broken site."""

    def built(self, **files):
        directory = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="site-")))
        for name, text in files.items():
            (directory / name.replace("_", ".")).write_text(text)
        return BuiltSite(directory)

    def test_dead_links(self):
        site = self.built(a_html='<h2 id="x"></h2><a href="#x"></a><a href="/b.html"></a><a href="b.html#y"></a>'
                                 '<a href="https://redis.io"></a><a href="/no.html"></a><a href="#no"></a>'
                                 '<a href="/b.html#no"></a><img src="no.svg"><a href="../a">',
                          b_html='<p id="y"></p><a href="/">')
        self.assertEqual(site.dead_links(), ["a.html: /no.html", "a.html: #no", "a.html: /b.html#no", "a.html: ../a",
                                             "a.html: no.svg", "b.html: /"])

    def test_other_hosts(self):
        site = self.built(a_html='<a href="https://redis.io"></a><script src="//x.org/y"></script><link href="https://z.org/s">',
                          b_css='@import "https://f.org/s"; a { b: url(data:image/png;x) } c { d: url("http://g.org/h") }',
                          c_js='see("https://redis.io"); import("https://k.org/l"); style("https://fonts.m.org/n")')
        self.assertEqual(site.other_hosts(), [
            "a.html: //x.org/y", "a.html: https://z.org/s", "b.css: http://g.org/h", "b.css: https://f.org/s",
            "c.js: https://fonts.m.org/n", "c.js: https://k.org/l"])


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
