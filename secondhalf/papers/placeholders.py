"""Placeholders of a template: only names that the form has, loops over its lists, and conditions. 占位符。

Nothing is called, no attribute with an underscore is read, nothing is computed: the tree of each part is looked at
before anything of it runs, and then it runs in a sandbox that escapes what it fills in.
"""

import difflib
import io
import re

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate, Listing
from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from secondhalf.papers.drawing.marking import UNPRINTABLE
from secondhalf.papers.problems import NotADocx, PlaceholderMistake, PlaceholderNotAllowed, UnknownPlaceholder

PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Compare, nodes.Operand, nodes.Const)
LOGIC = (nodes.Not, nodes.And, nodes.Or)
OF_LOOP = {"index", "index0", "first", "last", "length"}
RAW = re.compile(r"\{\{(?:p|r|tr|tc)\s[^}]*\}\}")
TAGS = re.compile(r"<[^>]+>")
BEFORE, AFTER = 18, 18


def environment():
    return ImmutableSandboxedEnvironment(autoescape=True)


def opened(body):
    """The template as docxtpl knows it. Raises NotADocx."""
    template = DocxTemplate(io.BytesIO(body))
    try:
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError) as reason:
        raise NotADocx from reason
    except Exception as reason:
        if type(reason).__module__.startswith("lxml"):
            raise NotADocx from reason
        raise
    return template


def sources(template):
    """(as it came, as it is given to the sandbox) of every part that is filled in."""
    found = [template.get_xml()]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        found += [template.get_part_xml(part) for _key, part in template.get_headers_footers(kind)]
    parts = template.docx.part.package.parts
    found += [part.blob.decode() for part in parts if part.content_type.endswith(".footnotes+xml")]
    return [(said, template.patch_xml(said)) for said in found]


def refuse_unknown(body, places):
    """Raise what is wrong with the placeholders of a checked template. places: {name: words} of its form.

    Returns the names that it uses.
    """
    used = set()
    for said, source in sources(opened(body)):
        if found := RAW.search(TAGS.sub("", said)):
            raise PlaceholderNotAllowed(what=found.group(), place=near(said, found.group()))
        try:
            tree = environment().parse(source)
        except TemplateError as reason:
            raise PlaceholderMistake(what=str(reason)[:160]) from reason
        Reading(source, set(places), used).follow(tree, {})
    return used


class Reading:
    """Follows the tree of one part; every node that is not allowed is refused."""

    def __init__(self, source, known, used):
        self.source, self.known, self.used = source, known, used

    def follow(self, node, scope):
        """scope: {variable of a loop: the list it goes over, as "measures[]"}."""
        match node:
            case nodes.For():
                self.loop(node, scope)
            case nodes.Name() | nodes.Getattr():
                self.leaf(node, scope)
            case _ if isinstance(node, PLAIN + LOGIC):
                for child in node.iter_child_nodes():
                    self.follow(child, scope)
            case _:
                raise self.refused(node)

    def loop(self, node, scope):
        if not isinstance(node.target, nodes.Name) or node.test or node.recursive or node.else_:
            raise self.refused(node)
        path = self.path(node.iter, scope)
        if scope and not any(path.startswith(within) for within in scope.values()):
            raise PlaceholderNotAllowed(what=f"for {node.target.name} in {path}", place=near(self.source, path))
        inner = f"{path}[]"
        if not any(name == inner or name.startswith(f"{inner}.") for name in self.known):
            raise self.unknown(path)
        for child in node.body:
            self.follow(child, {**scope, node.target.name: inner})

    def leaf(self, node, scope):
        path = self.path(node, scope)
        if path.startswith("loop.") and scope and path[5:] in OF_LOOP:
            return
        if path not in self.known and not any(name.startswith(f"{path}[]") for name in self.known):
            raise self.unknown(path)
        self.used.add(path)

    def path(self, node, scope):
        match node:
            case nodes.Name(name=name) if not name.startswith("_"):
                return scope.get(name, name)
            case nodes.Getattr(attr=attr) if not attr.startswith("_"):
                return f"{self.path(node.node, scope)}.{attr}"
        raise self.refused(node)

    def refused(self, node):
        name = getattr(node, "attr", None) or getattr(node, "name", None) or type(node).__name__.lower()
        return PlaceholderNotAllowed(what=name, place=near(self.source, name))

    def unknown(self, path):
        close = difflib.get_close_matches(path, sorted(self.known), n=1, cutoff=0.3)
        name = path.rpartition(".")[2]
        return UnknownPlaceholder(name=path, place=near(self.source, name), nearest=close[0] if close else "—")


def near(source, name):
    """The words that stand around a name in the template, for people."""
    text = re.sub(r"\s+", " ", TAGS.sub(" ", source)).strip()
    at = text.find(name)
    if at < 0:
        return text[:BEFORE]
    return text[max(0, at - BEFORE) : at + len(name) + AFTER].strip()


def filled(body, about):
    """The template with its places filled, as docx (bytes)."""
    template = opened(body)
    template.render(shown(about), jinja_env=environment(), autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def shown(value):
    """What is filled in: texts without what XML cannot hold, their lines as lines of the document."""
    match value:
        case dict():
            return {key: shown(one) for key, one in value.items()}
        case list() | tuple():
            return [shown(one) for one in value]
        case None:
            return ""
        case str():
            text = UNPRINTABLE.sub("", value)
            return Listing(text) if "\n" in text else text
    return value


def sample(places):
    """Something to fill every place of a form with: its own words; lists have two rows."""
    out = {}
    for name, words in places.items():
        put(out, name.split("."), str(words))
    return out


def put(where, parts, words):
    head, *rest = parts
    if not head.endswith("[]"):
        if rest:
            put(where.setdefault(head, {}), rest, words)
        else:
            where[head] = words
        return
    rows = where.setdefault(head[:-2], [{}, {}] if rest else [words, words])
    for row in rows if rest else ():
        put(row, rest, words)
