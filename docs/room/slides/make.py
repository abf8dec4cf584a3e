#!/usr/bin/env python3
"""Makes the slides: one page for 60 minutes and one for 90, each a single file that needs no network.

usage: python3 docs/room/slides/make.py [FOLDER]     into build/slides, unless a folder is named
"""

import html
import sys
from pathlib import Path

import markdown
from deck import ROOT, SOURCE, deck

HERE = Path(__file__).parent
SESSIONS = (60, 90)
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mini-Redis in {session} minutes</title>
<link rel="icon" href="data:,">
<style>
{style}</style>
<main>
{slides}
</main>
<script>
{script}</script>
</html>
"""


def page(session):
    slides = deck(session)
    return PAGE.format(session=session, style=text_of("slides.css"), script=text_of("slides.js"),
                       slides="\n".join(section(slide, number, len(slides)) for number, slide in enumerate(slides, 1)))


def text_of(name):
    return (HERE / name).read_text(encoding="utf-8")


def section(slide, number, total):
    body = markdown.to_html(slide.text, SOURCE.parent)
    kind = "title" if slide.text.startswith("# ") else "picture" if "<img" in body else "text"
    time_left = f'<p class="minutes">{slide.minutes}<small>minutes</small></p>' if slide.row.endswith("hands-on") else ""
    clock = f"{slide.row}: from minute {slide.begin}, {slide.minutes} minutes"
    return f"""<section class="{kind}" id="{number}" aria-label="Slide {number} of {total}">
<div class="body">
{body}
</div>
{time_left}<p class="number">{number}</p>
<aside class="notes" aria-label="Notes"><p class="clock">{html.escape(clock)}</p><p>{html.escape(" ".join(slide.notes.split()))}</p></aside>
</section>"""


def main(arguments):
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "slides"
    folder.mkdir(parents=True, exist_ok=True)
    for session in SESSIONS:
        file = folder / f"slides-{session}.html"
        file.write_text(page(session), encoding="utf-8")
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
