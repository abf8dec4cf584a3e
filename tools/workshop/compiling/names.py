"""A name that the compiler does not know: where it is declared, and so what is missing."""

import difflib
import re

from .case import Advice
from .meanings import HEADERS
from .sources import declarations, enumerations

UNDECLARED = re.compile(
    r"'(?:class |struct )?(?P<name>[\w:]+)' (?:was not declared|has not been declared|does not name a type)|"
    r"(?:undeclared identifier|unknown type name) '(?P<clang>[\w:]+)'")
NOT_IN_STD = re.compile(r"'(?P<name>\w+)' (?:is not a member of 'std|in namespace 'std)|"
                        r"no (?:template|type|member)(?: named)? '?(?P<clang>\w+)' in (?:namespace )?'std")
ERROR_TEXTS = '#include "common/error_texts.hpp"'  # a namespace, so declarations() does not find it


def not_in_std(case):
    found = NOT_IN_STD.search(case.text)
    name = found and (found["name"] or found["clang"])
    if name == "format":
        return Advice("std::format() came with GCC 13. Use std::to_string() and + instead.")
    if name in HEADERS:
        return Advice(f"#include <{HEADERS[name]}> is missing at the top of the file.")
    return None


def undeclared(case):
    found = UNDECLARED.search(case.text)
    if not found:
        return None
    name = (found["name"] or found["clang"]).rpartition("::")[2]
    looks = (defined_below, class_left_out, enumerator, header_left_out, std_left_out, misspelt_class)
    return next((advice for look in looks if (advice := look(case, name))),
                Advice(f"Nothing named {name} is known here. Did you spell it as in its declaration?"))


def defined_below(case, name):
    lines = [case.source.head(each) for each in case.source.functions if each.name == name]
    if not lines or lines[0] <= case.place.line:
        return None
    return Advice(f"{name}() comes later, in line {lines[0]}: move it above its first use.")


def class_left_out(case, name):
    """The function uses members, but is not one, because its definition does not name the class."""
    if not case.function or "::" in case.function.name:
        return None
    own = case.function.name
    known = declarations(case.root, own, case.place.file)
    if not known or not known[0].owner:
        return None
    return Advice(f"{own}() is a function of the class {known[0].owner}, so call its definition "
                  f"{known[0].full_name}(). Without that, it doesn't know the members.",
                  case.at(case.source.head(case.function)))


def enumerator(case, name):
    kinds = [kind for kind, names in enumerations(case.root).items() if name in names]
    return Advice(f"It belongs to {kinds[0]}: {kinds[0]}::{name}.") if len(kinds) == 1 else None


def header_left_out(case, name):
    known = [each.include for each in declarations(case.root, name, case.place.file) if not each.owner]
    known += [ERROR_TEXTS] * (name == "errors")
    if not known or known[0] in case.source.text:
        return None
    return Advice(f"{known[0]} is missing at the top of the file: {name} is declared there.")


def std_left_out(case, name):
    return Advice(f"std:: is missing in front of it: std::{name}.") if name in HEADERS else None


def misspelt_class(case, name):
    """The class of a definition: void Dispacher::execute()."""
    functions = [each.name.rpartition("::")[2] for each in case.source.functions
                 if each.name.startswith(f"{name}::")]
    owners = {each.owner for function in functions for each in declarations(case.root, function)} - {""}
    near = difflib.get_close_matches(name, owners, 1)
    return Advice(f"Do you mean {near[0]}? That is the class in the header.") if near else None
