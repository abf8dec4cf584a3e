"""Parses the command line of a command. Anything that it does not take is an error, shown with the usage."""

from types import SimpleNamespace

from .trouble import Trouble


class HelpWanted(Exception):
    """--help: the text to print."""


def parsed(help_text, arguments, flags=(), values=(), most=0, passes_on=False):
    """An object with `words` (at most `most` arguments that are not options), a bool for each of `flags`, and
    the text after each of `values`, or None. `passes_on`: `rest` gets the unknown options, for another
    program."""
    options = SimpleNamespace(words=[], rest=[])
    for name in flags:
        setattr(options, attribute(name), False)
    for name in values:
        setattr(options, attribute(name), None)

    left = list(arguments)
    while left:
        word = left.pop(0)
        name, equals, value = word.partition("=")
        if word in ("--help", "-h"):
            raise HelpWanted(help_text)
        if word in flags:
            setattr(options, attribute(word), True)
        elif name in values:
            setattr(options, attribute(name), value if equals else next_value(left, name, help_text))
        elif passes_on and (word.startswith("-") or options.rest):
            options.rest.append(word)
        elif word.startswith("-") or len(options.words) == most:
            raise Trouble(f"'{word}' is not understood here.", f"{usage(help_text)}\n(--help says more.)")
        else:
            options.words.append(word)
    return options


def attribute(name):
    return name.lstrip("-").replace("-", "_")


def next_value(left, name, help_text):
    if not left:
        raise Trouble(f"{name} needs a value.", f"{usage(help_text)}\n(--help says more.)")
    return left.pop(0)


def usage(help_text):
    """The lines of the help text that say what may be typed."""
    return "\n".join(line for line in help_text.splitlines() if line.startswith(("usage:", "       ./")))


def summary(help_text):
    return help_text.strip().splitlines()[0]
