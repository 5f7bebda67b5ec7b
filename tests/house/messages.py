"""Finds every text that a reader sees: in Python by its syntax, in templates by Django's own lexer. 待译文本。"""

import ast
import re
from functools import cache

from django.utils.translation.template import templatize

from tests.house import sources

PLAIN = {"gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
QUOTED = r"""(?:u|b)?('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"\b(?:gettext|_|ngettext)\(\s*{QUOTED}")
IN_TEMPLATE_WITH_CONTEXT = re.compile(rf"\bn?pgettext\(\s*{QUOTED},\s*{QUOTED}")


@cache
def used():
    """{(context or None, msgid): [places]} over all of the house; the tests' own words do not count."""
    found = {}
    for path in sources.python():
        if path.parts[0] == "secondhalf" and "tests" not in path.parts:
            for key, line in in_python(sources.tree(path)):
                found.setdefault(key, []).append(f"{path}:{line}")
    for path in sources.with_suffix(".html", ".txt"):
        if "templates" in path.parts:
            for key in in_template(sources.text(path)):
                found.setdefault(key, []).append(str(path))
    return found


def in_python(tree):
    names = translating_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (kind := names.get(name_of(node.func))):
            yield from ((key, node.lineno) for key in keys_of(kind, node.args))


def translating_names(tree):
    """How this module calls Django's functions: {its own name: Django's}."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
    return names


def name_of(function):
    return function.id if isinstance(function, ast.Name) else ""


def keys_of(kind, arguments):
    """A text that is put together at run time cannot be found here, and must be a constant where it is made."""
    texts = [a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if not texts:
        return
    if kind in WITH_CONTEXT and len(texts) > 1:
        yield texts[0], texts[1]
    elif kind in PLAIN | PLURAL:
        yield None, texts[0]


def in_template(source):
    pseudo = templatize(source)
    for match in IN_TEMPLATE.finditer(pseudo):
        yield None, ast.literal_eval(match[1])
    for match in IN_TEMPLATE_WITH_CONTEXT.finditer(pseudo):
        yield ast.literal_eval(match[1]), ast.literal_eval(match[2])
