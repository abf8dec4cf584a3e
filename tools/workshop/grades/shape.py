"""Checks what was read from JSON against a shape.

A shape is a type; [SHAPE], a list of these; {key: SHAPE}, an object that has these keys, and perhaps others; or a
tuple of shapes, one of which must fit."""

NAMES = {str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "an object",
         type(None): "null"}
MOST_SHOWN = 60  # characters of a wrong value


def problem(value, shape, where):
    """What is wrong with the value, in words, or None. `where`: how the words name it."""
    if isinstance(shape, tuple):
        problems = [problem(value, each, where) for each in shape]
        return None if None in problems else problems[-1]
    kind = shape if isinstance(shape, type) else type(shape)
    if type(value) is not kind:  # isinstance() would take true for a number
        return f"{where} is {shown(value)}, but should be {NAMES[kind]}"
    if kind is dict and shape is not dict:
        return first(in_object(value, shape, where))
    if kind is list and shape is not list:
        return first(problem(each, shape[0], f"{where}[{index}]") for index, each in enumerate(value))
    return None


def in_object(value, shape, where):
    for key, each in shape.items():
        yield problem(value[key], each, f"{where}.{key}") if key in value else f"{where} has no \"{key}\""


def first(problems):
    return next(filter(None, problems), None)


def shown(value):
    text = repr(value)
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "..."
