"""The Markdown that a slide has, as HTML: headings, paragraphs, lists, tables, blocks of code, pictures."""

import base64
import html
import re

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
ITEM = re.compile(r"(?:-|\d+\.) +")


def inline(text):
    """Code spans, bold, emphasis."""
    parts = re.split(r"`([^`]+)`", text)
    for index, part in enumerate(parts):
        escaped = html.escape(part, quote=False)
        parts[index] = f"<code>{escaped}</code>" if index % 2 else re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escaped)
    return "".join(parts)


def blocks(text):
    """Paragraphs as lists of lines; a fenced block is one, with its empty lines."""
    block, fenced = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if line.strip() or fenced:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def picture(block, folder):
    """The picture itself is in the page, so that the page is one file."""
    text, path = PICTURE.fullmatch(block[0]).groups()
    data = base64.b64encode((folder / path).read_bytes()).decode()
    return f'<img alt="{html.escape(text)}" src="data:image/svg+xml;base64,{data}">'


def code(block):
    lines = [re.sub(r"( +# .*)$", r"<em>\1</em>", html.escape(line, quote=False)) for line in block[1:-1]]
    return "<pre><code>" + "\n".join(lines) + "</code></pre>"


def title(block):
    marks, _, text = block[0].partition(" ")
    return f"<h{len(marks)}>{inline(text)}</h{len(marks)}>"


def items(block):
    kind = "ul" if block[0].startswith("-") else "ol"
    entries = "".join(f"<li>{inline(ITEM.sub('', line, count=1))}</li>" for line in block)
    return f"<{kind}>{entries}</{kind}>"


def table(block):
    rows = [[inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in (block[0], *block[2:])]
    cells = [["".join(f"<{tag}>{cell}</{tag}>" for cell in row)] for tag, row in zip(["th", *["td"] * len(rows)], rows)]
    return "<table>" + "".join(f"<tr>{row[0]}</tr>" for row in cells) + "</table>"


def to_html(text, folder):
    """The heading, the words, the picture: a box each. `folder`: where the paths of its pictures begin."""
    heading, *rest = (block_to_html(block, folder) for block in blocks(text))
    pictures = [each for each in rest if each.startswith("<img")]
    words = [each for each in rest if each not in pictures]
    return "\n".join([heading, '<div class="words">', *words, "</div>", *pictures])


def block_to_html(block, folder):
    first = block[0]
    if first.startswith("```"):
        return code(block)
    if first.startswith("#"):
        return title(block)
    if PICTURE.fullmatch(first):
        return picture(block, folder)
    if ITEM.match(first):
        return items(block)
    return table(block) if first.startswith("|") else f"<p>{inline(' '.join(block))}</p>"
