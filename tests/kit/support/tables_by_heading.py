"""The tables of a Markdown document, by the heading above them."""


def table(text, heading):
    """The rows of the first table under `heading` ("## Layers"), each a list of its
    cells; the header row comes first."""
    lines = text.splitlines()
    if heading not in lines:
        raise ValueError(f"there is no heading '{heading}'")
    rows = []
    for line in lines[lines.index(heading) + 1:]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif rows or line.startswith("#"):
            break
    if len(rows) < 3:
        raise ValueError(f"there is no table under '{heading}'")
    return [rows[0], *rows[2:]]  # without the line of dashes
