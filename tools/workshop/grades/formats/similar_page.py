"""similar.html: code that submissions have in common, side by side. It says what is alike, and not why."""

from .page import escaped, page, paragraph, table
from .text import MOST_IN_A_NAME, MOST_IN_A_REPORT, counted, shortened

MOST_PASSAGES = 30  # of a pair

EXPLANATION = (
    "These pairs have code in common. Names, numbers, texts, comments and layout don't count, and neither do the kit's "
    "own lines. The share is of all tokens of the first submission; for two submissions, of the shorter one.",
    "This page doesn't say where common code comes from. The tasks are small, the headers name the functions, and hints "
    "and lectures show how others solve similar problems, so people who've never met write passages that are alike. If a "
    "pair stands out from all the others, look at both sides. Then ask the people, and don't conclude anything from a "
    "number.")
NONE = "No two have more than a few lines in common."


def text(handed_in, between, known):
    """`handed_in`: the Code of each submission. The others: Pairs of two submissions, and of one with code of the kit."""
    return page("Code in common", [
        paragraph(f"{counted(len(handed_in), 'submission')} compared with each other, with the reference and with the "
                  "known mistakes."), *map(paragraph, EXPLANATION), *too_long(handed_in),
        "<h2>Two submissions</h2>", *listed(between, "s"),
        "<h2>A submission, and code that is in the kit</h2>", *listed(known, "k")])


def too_long(handed_in):
    cut = [who(code) for code in handed_in if code.is_cut]
    return [f"<p>Some are so long that only their beginning was compared: {', '.join(cut)}.</p>"] if cut else []


def listed(pairs, prefix):
    if not pairs:
        return [paragraph(NONE)]
    rows = [[f'<a href="#{prefix}{index}">{who(pair.first)}</a>', who(pair.second), percent(pair), str(pair.common)]
            for index, pair in enumerate(pairs)]
    return [table(["", "", "share", "tokens"], rows, (2, 3)),
            *(sides(f"{prefix}{index}", pair) for index, pair in enumerate(pairs))]


def who(code):
    return f"<bdi>{escaped(code.name[:MOST_IN_A_NAME])}</bdi>"


def percent(pair):
    return f"{100 * pair.share:.0f} %"


def sides(anchor, pair):
    largest = sorted(pair.passages, key=lambda passage: -passage.length)[:MOST_PASSAGES]
    left_out = len(pair.passages) - len(largest)
    return "\n".join([
        f'<details><summary>{who(pair.first)} and {who(pair.second)} <span class=faint>{percent(pair)}</span></summary>'
        f'<div id="{anchor}">', *(beside(pair, passage) for passage in largest),
        paragraph(f"And {counted(left_out, 'shorter passage')}.") if left_out else "", "</div></details>"])


def beside(pair, passage):
    """One passage, as it is in each of the two."""
    return "\n".join(["<div class=sides>", side(pair.first, passage.first, passage.length),
                      side(pair.second, passage.second, passage.length), "</div>"])


def side(code, begin, length):
    """The lines in which these tokens are. They are in one file: no passage goes across the end of one."""
    path, first = code.places[begin]
    last = code.places[begin + length - 1][1]
    lines = code.files[path].split("\n")[first - 1:last]
    shown = shortened("\n".join(lines), MOST_IN_A_REPORT)
    return f"<div><span class=faint>{escaped(path)}:{first}</span><pre>{escaped(shown)}</pre></div>"
