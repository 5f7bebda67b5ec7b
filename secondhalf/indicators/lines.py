"""One number of a statement: how many of how many, of what, by which rule, and the records behind it. 统计表行。"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from secondhalf.core.figures import Rate

MATTER, ITEM = "matter", "item"


@dataclass(frozen=True)
class Line:
    """One line. part: the count; whole: what it is a share of, or None for a plain count.

    unit: what is counted (项, 件 ...), never mixed (law 12). rule: above ÷ below in words; without: what is left out.
    of: what the records are; above, below: their keys, below with those above.
    """

    key: str
    title: Any
    part: int
    whole: int | None = None
    unit: Any = ""
    rule: Any = ""
    without: Any = ""
    of: str = ""
    above: list = field(default_factory=list)
    below: list = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """The same broken down: label, one number for each of the statement's series."""

    label: Any
    numbers: list

    @property
    def whole(self):
        return sum(self.numbers)


@dataclass(frozen=True)
class Figures:
    """Everything one statement says: lines; series and groups, which the chart is drawn from, and their rule."""

    lines: list
    series: list = field(default_factory=list)  # (key, words)
    groups: list = field(default_factory=list)
    by: Any = ""
    rule: Any = ""


def frozen(figures):
    """The figures as plain data, their words in every language of the house."""
    return {
        "lines": [frozen_line(line) for line in figures.lines],
        "series": [{"key": key, "words": in_all(words)} for key, words in figures.series],
        "groups": [{"label": in_all(group.label), "numbers": group.numbers} for group in figures.groups],
        "by": in_all(figures.by),
        "rule": in_all(figures.rule),
    }


def frozen_line(line):
    words = {name: in_all(getattr(line, name)) for name in ("title", "unit", "rule", "without")}
    plain = {"key": line.key, "part": line.part, "whole": line.whole, "of": line.of}
    return words | plain | {side: [str(key) for key in getattr(line, side)] for side in ("above", "below")}


def thawed(content):
    """Figures out of plain data, in the reader's language."""
    lines = [thawed_line(line) for line in content["lines"]]
    series = [(one["key"], told(one["words"])) for one in content["series"]]
    groups = [Group(told(group["label"]), group["numbers"]) for group in content["groups"]]
    return Figures(lines, series, groups, told(content["by"]), told(content["rule"]))


def thawed_line(line):
    words = {name: told(line[name]) for name in ("title", "unit", "rule", "without")}
    return Line(**{name: line[name] for name in ("key", "part", "whole", "of", "above", "below")}, **words)


def in_all(words):
    """{language: words}."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = str(words)
    return found


def told(words):
    """Of {language: words} those of the reader."""
    return words.get(get_language() or settings.LANGUAGE_CODE) or next(iter(words.values()), "")


def rate_of(line):
    """The Rate of a line, or None for a plain count."""
    return None if line.whole is None else Rate(line.part, line.whole)
