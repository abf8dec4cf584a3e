"""The site's own colours, from its styles: which of them are text, on what, and how well one sees them there."""
import re

from svg_checks import LEAST_CONTRAST, contrast
from support.places import ROOT

THEME = ROOT / "docs" / ".vitepress" / "theme"
BRIGHT = "#ffffff"
TEXTS = {  # background: the text on it
    "--vp-c-bg": ["--vp-c-brand-1", "--code-soft"],
    "--vp-c-bg-alt": ["--vp-c-brand-1", "--vp-code-color", "--code-brick", "--code-blue", "--code-green", "--code-gold",
                      "--code-soft"],
    "--vp-c-brand-3": [BRIGHT],  # of a button
}


def theme():
    """{"light": {variable: colour}, "dark": ...}"""
    css = "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME.glob("*.css")))
    screen = re.sub(r"@media print \{.*?\n\}", "", css, flags=re.DOTALL)

    def variables(selector):
        bodies = re.findall(rf"^{re.escape(selector)} \{{(.*?)\}}", screen, re.MULTILINE | re.DOTALL)
        return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", "".join(bodies)))

    return {"light": variables(":root"), "dark": {**variables(":root"), **variables(".dark")}}


def weak_pairs(theme):
    for_each = [(mode, text, ground) for mode in theme for ground, texts in TEXTS.items() for text in texts]
    found = [(mode, text, ground, contrast(theme[mode].get(text, text), theme[mode][ground])) for mode, text, ground in for_each]
    return [f"{mode}: {text} on {ground} has a contrast of {value:.1f}"
            for mode, text, ground, value in found if value < LEAST_CONTRAST]
