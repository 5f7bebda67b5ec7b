"""What stands on the public board: matters to join, close-out notices to object to, results. 公示栏。"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks
from secondhalf.matters.deadlines import Clock, Deadline
from secondhalf.matters.publishing import Publication, PublicationKind
from secondhalf.matters.stages import OPEN, Stage
from secondhalf.voices.kinds import CONTENT, Satisfaction
from secondhalf.voices.models import Voice

FEW = 5  # verdicts below that are not told apart: a number could tell who gave it
MOST = 1000
SIZE = 20
KINDS = (
    (PublicationKind.NOTICE, _("Close-out notices")),
    (PublicationKind.MATTER, _("Being put right")),
    (PublicationKind.RESULT, _("Results")),
)
NOT_OPEN = frozenset({Stage.DECLINED, Stage.TRANSFERRED})


@dataclass
class Posted:
    """One published text as anybody reads it. verdicts: {"good", "basic", "bad"} of its result, or None when few."""

    text: Any
    notice: Any = None
    verdicts: dict | None = None

    @property
    def matter(self):
        return self.text.matter

    @property
    def is_notice(self):
        return self.text.kind == PublicationKind.NOTICE

    @property
    def is_result(self):
        return self.text.kind == PublicationKind.RESULT

    @cached_property
    def is_running(self):
        """A notice that anybody may still object to."""
        return self.is_notice and self.matter.stage == Stage.NOTICED and self.notice is not None

    @property
    def may_object(self):
        return self.is_running or self.is_result

    @property
    def may_join(self):
        """Being put right, so that whoever has the same may say so."""
        return self.text.kind == PublicationKind.MATTER and self.matter.stage in OPEN

    @property
    def last_day(self):
        """Until when one may object."""
        return clocks.last_day(self.notice.ends_at)

    @property
    def state(self):
        """(light, words) of how it stands."""
        stage = self.matter.stage
        if self.is_running:
            return "near", _("on public notice")
        if stage in (Stage.CLOSED, Stage.ARCHIVED):
            return "shut", _("struck off")
        if stage in NOT_OPEN:
            return "shut", _("handed elsewhere")
        return "ok", _("verified again") if self.is_notice else _("being handled")


def on_board(organisation=None):
    """Everything shown today on the board of an organisation; of every union without one."""
    return Publication.objects.on_board(organisation).select_related("matter", "holder", "category")


def page(texts, *, after=None, size=SIZE):
    """(Posted things of one page, newest first; the key of the next page or None)."""
    texts = texts.filter(pk__lt=after) if after else texts
    rows = list(texts.order_by("-id")[: size + 1])
    return posted(rows[:size]), rows[size - 1].pk if len(rows) > size else None


def posted(texts):
    """Each text with what the page says of it, in two questions however many there are."""
    notices = [text.matter_id for text in texts if text.kind == PublicationKind.NOTICE]
    results = [text.matter_id for text in texts if text.kind == PublicationKind.RESULT]
    running = Deadline.objects.filter(matter__in=notices, clock=Clock.NOTICE, is_current=True) if notices else ()
    clocks = {row.matter_id: row for row in running}
    verdicts = verdicts_of(results) if results else {}
    return [
        Posted(
            text,
            clocks.get(text.matter_id) if text.kind == PublicationKind.NOTICE else None,
            verdicts.get(text.matter_id) if text.kind == PublicationKind.RESULT else None,
        )
        for text in texts
    ]


def verdicts_of(matters):
    """{matter key: three counts} of those with enough verdicts."""
    heard = Voice.objects.filter(matter__in=matters, is_released=True).counted().exclude(satisfaction="")
    content = [value for value in CONTENT if value != Satisfaction.BASIC]
    rows = heard.values("matter").order_by().annotate(
        good=Count("pk", filter=Q(satisfaction__in=content)),
        basic=Count("pk", filter=Q(satisfaction=Satisfaction.BASIC)),
        bad=Count("pk", filter=Q(satisfaction=Satisfaction.UNSATISFIED)),
    )  # fmt: skip
    return {row["matter"]: row for row in rows if row["good"] + row["basic"] + row["bad"] >= FEW}


def counts(texts):
    """[(kind, words, how many)]: the three counts of the board, "1,000+" at most."""
    found = []
    for kind, words in KINDS:
        n = texts.filter(kind=kind).order_by()[: MOST + 1].count()
        found.append((kind, words, f"{MOST:,}+" if n > MOST else str(n)))
    return found
