"""A web page that is complete in itself: one file, no script, nothing loaded from elsewhere."""

import html
from pathlib import Path

from . import text as words

STYLE = Path(__file__).with_name("page.css")
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def page(title, parts):
    """`parts`: HTML"""
    style, body = STYLE.read_text(encoding="utf-8"), "\n".join(filter(None, parts))
    return PAGE.format(title=escaped(title), style=style, body=body)


def escaped(text):
    return html.escape(words.clean(text))


def paragraph(text, kind=""):
    return f"<p{kind and f' class={kind}'}>{escaped(text)}</p>"


def items(texts):
    return "".join(["<ul>", *(f"<li>{escaped(text)}</li>" for text in texts), "</ul>"]) if texts else ""


def table(head, rows, numbers=()):
    """`rows`: of cells, which are HTML; the first one is the row's heading. `numbers`: the columns of numbers."""
    def cell(index, content, tag):
        return f"<{tag}{' class=number' if index in numbers else ''}>{content}</{tag}>"

    heads = "".join(cell(index, escaped(each), "th") for index, each in enumerate(head))
    body = ["".join(cell(index, each, "td" if index else "th") for index, each in enumerate(row)) for row in rows]
    return "\n".join(["<div class=wide><table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>",
                      *(f"<tr>{row}</tr>" for row in body), "</tbody></table></div>"])
