"""Checks a value against a JSON Schema, as far as the schemas in schemas.py go. https://json-schema.org/"""

import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "minimum", "maximum",
         "minLength", "pattern", "anyOf"}


def problems(value, schema, where="$"):
    """What is wrong with the value, as texts."""
    unknown = schema.keys() - KNOWN
    if unknown:
        raise ValueError(f"this file does not know {unknown}")
    yield from of_any(value, schema, where)
    yield from of_number(value, schema, where)
    yield from of_text(value, schema, where)
    yield from of_object(value, schema, where)
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from problems(each, schema.get("items", {}), f"{where}[{index}]")


def of_any(value, schema, where):
    kinds = schema.get("type", [])
    if kinds and not any(has_type(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield f"{where} is {value!r:.80}, and no {kinds}"
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{where} is {value!r:.80}"
    if "anyOf" in schema and all(list(problems(value, each, where)) for each in schema["anyOf"]):
        yield f"{where} fits none of the alternatives: {value!r:.80}"


def has_type(value, kind):
    if kind in ("integer", "number"):
        return isinstance(value, int if kind == "integer" else (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[kind])


def of_number(value, schema, where):
    if has_type(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where} is {value}, out of range"


def of_text(value, schema, where):
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield f"{where} is too short"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{where} is {value!r:.80}, and does not match {schema['pattern']}"


def of_object(value, schema, where):
    if not isinstance(value, dict):
        return
    yield from (f"{where} has no {key}" for key in schema.get("required", []) if key not in value)
    for key, each in value.items():
        if key in schema.get("properties", {}):
            yield from problems(each, schema["properties"][key], f"{where}.{key}")
        elif schema.get("additionalProperties", True) is False:
            yield f"{where} has a {key}, which is not documented"
