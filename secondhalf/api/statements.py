"""What is counted and by which rule, and the figures of an inspection or a list as the page has them. 统计接口。"""

import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from secondhalf.api.doors import READ, api
from secondhalf.api.shapes import Ref
from secondhalf.core import moments
from secondhalf.indicators.formulas import RATES, Terms, where_of
from secondhalf.indicators.lines import rate_of
from secondhalf.indicators.sources import SOURCES
from secondhalf.indicators.views import MOST, found
from secondhalf.matters.reading import reader
from secondhalf.practical import figures as practical
from secondhalf.rectification import figures as rectification

RULES = {"rectification": rectification.RATES, "practical": practical.RULES}


class RuleOut(Schema):
    """One way of counting. `rule` is what is printed beside the number."""

    key: str
    title: str
    numerator: str
    denominator: str
    exclusions: str
    rule: str


class KindOut(Schema):
    """A kind of statement, and what it may be about in sight of the token's post, the newest first (60 at most)."""

    kind: str
    title: str
    rules: list[RuleOut]
    about: list[Ref]


class StatementsOut(Schema):
    kinds: list[KindOut]
    rates: list[RuleOut] = Field(description="The three rates and friends, by the terms in force at the token's seat.")


class LineOut(Schema):
    """One number: so many, or so many of so many. Never a share alone."""

    key: str
    title: str
    part: int
    whole: int | None
    rate: str | None = Field(description="In words; “—” without a denominator.")
    unit: str
    rule: str
    exclusions: str


class GroupOut(Schema):
    label: str
    numbers: list[int]


class FiguresOut(Schema):
    """The figures as they stand at the cut-off."""

    kind: str
    about: Ref
    cut_off: datetime.datetime
    lines: list[LineOut]
    series: list[str] = Field(description="What the numbers of a group are, in their order.")
    groups: list[GroupOut]
    by: str
    rule: str


@api.get("/statements", auth=READ, response={200: StatementsOut}, operation_id="list_statements",
         summary="What is counted, by which rule")  # fmt: skip
def list_statements(request):
    """Every rate with what stands above and below the line, what is left out, and what figures there are of."""
    actor = reader(request)
    terms = Terms.of(where_of(actor.post.seat), moments.today())
    kinds = [
        {
            "kind": source.key,
            "title": str(source.title),
            "rules": [ruled(rule, rule.words) for rule in RULES[source.key]],
            "about": list(source.scopes(actor).order_by("-id")[:MOST]),
        }
        for source in SOURCES.values()
    ]
    rates = [ruled(one, one.words(terms)) | {"numerator": one.numerator(terms)} for one in RATES]
    return {"kinds": kinds, "rates": rates}


@api.get("/statements/{kind}/{key}", auth=READ, response={200: FiguresOut}, operation_id="read_figures",
         summary="Figures of an inspection or a list")  # fmt: skip
def read_figures(request, kind: Literal[tuple(SOURCES)], key: UUID):
    """The figures as they stand now, with the counts and the rule of every number. `key`: one of `about`."""
    source, about = found(request, kind, key)
    figures = source.figures(about)
    return {
        "kind": kind,
        "about": about,
        "cut_off": moments.now(),
        "lines": [line_out(line) for line in figures.lines],
        "series": [str(words) for _key, words in figures.series],
        "groups": [{"label": str(group.label), "numbers": group.numbers} for group in figures.groups],
        "by": str(figures.by),
        "rule": str(figures.rule),
    }


def ruled(rule, words):
    """A rule of any room as RuleOut."""
    said = {"numerator": rule.above, "denominator": rule.below, "exclusions": rule.without, "rule": words}
    return {"key": rule.key, "title": str(rule.title)} | {name: str(text) for name, text in said.items()}


def line_out(line):
    rate, words = rate_of(line), {"title": line.title, "unit": line.unit, "rule": line.rule, "exclusions": line.without}
    numbers = {"key": line.key, "part": line.part, "whole": line.whole, "rate": rate and rate.text}
    return numbers | {name: str(text) for name, text in words.items()}
