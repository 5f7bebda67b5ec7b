"""Findings enter the ledger: each becomes a matter of its own, numbered by the feedback’s outline. 反馈问题入账。"""

import re

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem
from secondhalf.matters.categories import Category
from secondhalf.matters.kinds import MatterKind, Regime, Source
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Route
from secondhalf.rectification import outline as outlines
from secondhalf.rectification.kinds import RectifyClass
from secondhalf.rectification.receiving import last_day_of

TITLE = 60
SENTENCE = re.compile(r"[。；;!！?？\n]|\.\s")


class PlaceTaken(Problem):
    status = 409
    title = _("The feedback has this place already: %(outline)s")
    remedy = _("A number is never given twice. Check the outline of the feedback document.")


class NoWords(Problem):
    status = 422
    title = _("A finding has no words")
    remedy = _("Copy each item from the feedback document as it stands there.")


def title_of(words):
    """The first sentence of the finding, as short as a title has to be."""
    first = SENTENCE.split(words.strip(), maxsplit=1)[0].strip()
    return first if len(first) <= TITLE else f"{first[: TITLE - 1]}…"


class Enterable:
    def enter_findings(self, *, by, rows):
        """Enter items of the feedback document; all of them or none. Returns the findings.

        rows: dicts with outline, aspect, words, and as far as known rectify_class, due_on, specifics, commonality,
        cause, goal, note, category, touches_workers; carried: CarryOver's fields of what another ledger struck off.
        Raises PlaceTaken, NoWords.
        """
        with self.step("enter_findings", by=by) as act:
            taken = set(self.findings.values_list("outline", flat=True))
            return [self._enter(act, by.with_once(""), taken, **row) for row in rows]

    def _enter(self, act, by, taken, *, outline, words, **said):
        outline, words = outlines.read(outline), words.strip()
        if not words:
            raise NoWords(thing=self)
        if outline in taken:
            raise PlaceTaken(thing=self, outline=outline)
        taken.add(outline)
        said["due_on"] = said.get("due_on") or self.due_of(said.get("rectify_class") or RectifyClass.LIMITED)
        matter = self._matter_of(by, outline, words, said.pop("category", None), said.pop("carried", None))
        said = {name: value for name, value in said.items() if value is not None}
        return act.record(
            self.findings, matter=matter, outline=outline, sort_key=outlines.order(outline), words=words, **said
        )

    def _matter_of(self, by, outline, words, category, carried):
        """The matter that puts it right; of what another ledger struck off, one carried over."""
        about = {
            "no": f"{self.code}-{outline}", "title": title_of(words), "summary": words, "unit": self.unit,
            "category": category or usual_category(self.realm), "kind": MatterKind.INSPECTION_FINDING,
            "source": Source.INSPECTION, "regime": Regime.RECTIFICATION, "route": Route.FULL, "holder": self.holder,
        }  # fmt: skip
        return Matter.carry_over(by=by, **about, **carried) if carried else Matter.register(by=by, **about)

    def due_of(self, rectify_class):
        """The day by which a finding of a class is to be put right where the feedback names none."""
        if rectify_class == RectifyClass.IMMEDIATE:
            return last_day_of(self.feedback_on, self.where.rule("rectification.immediate"), self.where)
        return None if rectify_class == RectifyClass.SUSTAINED else self.stage_end_on


def due_since(day, rectify_class, where):
    """The last day for what nobody fed back: the time of its class, from the day on which it was found."""
    if rectify_class == RectifyClass.SUSTAINED:
        return None
    key = "immediate" if rectify_class == RectifyClass.IMMEDIATE else "concentrated"
    return last_day_of(day, where.rule(f"rectification.{key}"), where)


def usual_category(realm):
    """Where a finding is put until somebody sorts it: “unsorted”, else the first category."""
    known = Category.objects.filter(realm=realm, is_current=True)
    return known.filter(code="unsorted").first() or known.first()
