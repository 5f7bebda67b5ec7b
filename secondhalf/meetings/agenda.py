"""The agenda: which matters, in which order, and why in that order. 议程。

The rule: what is overdue first, then what has a red light, then what has been pended longest, then what is due next.
"""

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.problems import Problem
from secondhalf.core.rows import Owned
from secondhalf.matters.deadlines import Pause
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Stage as MatterStage
from secondhalf.meetings.kinds import Why

MOST = 200
RULE = _(
    "In the order of the rule: what is overdue, then what has a red light, then what has been pended longest, then what"
    " is due next. The chair may change it."
)
APART = (Confidentiality.ACCUSATION, Confidentiality.NAMED)


class NeverOnAgenda(Problem):
    status = 409
    title = _("What accuses somebody, or is for named persons only, is never put on an agenda")
    remedy = _("Leave it out; it stays with those who may know of it.")


def accuses(matter):
    return matter.confidentiality in APART or matter.accused.exists()


def not_apart():
    """Items of matters that may stand on an agenda today: somebody may have been named meanwhile."""
    return Q(matter__accused=None) & ~Q(matter__confidentiality__in=APART)


class AgendaItem(Owned):
    """One matter on the agenda. It is taken out, never deleted, so that decisions keep their place."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="items", db_index=False)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=8, choices=Why)
    is_out = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "matter"], name="once_on_an_agenda")]
        ordering = ["order", "id"]


class To(models.TextChoices):
    """Where an item of the agenda goes."""

    FIRST = "first", _("to the beginning")
    UP = "up", _("up")
    DOWN = "down", _("down")
    OUT = "out", _("take out")
    BACK = "back", _("put back")
    RULE = "rule", _("order by the rule again")


class Agenda:
    """Putting matters on the agenda and in order."""

    def put_on(self, *, by, matters):
        """Add matters behind the others, in the order of the rule among themselves. Raises NeverOnAgenda."""
        with self.step("put_on", by=by):
            self.add_items(matters)

    def arrange(self, *, by, to, item=None):
        """Move one item (`To`), take it out or back in, or order all of them by the rule again."""
        with self.step("arrange", by=by):
            if to == To.RULE:
                self._order_by_rule()
            elif to in (To.OUT, To.BACK):
                self.items.filter(pk=item.pk).update(is_out=to == To.OUT)
            else:
                self._move(item, to)

    def standing_items(self):
        """Every item that is not taken out and may stand there, in order."""
        return self.items.filter(not_apart(), is_out=False).order_by("order", "id")

    def add_items(self, matters):
        """Part of a step, not a step."""
        there = set(self.items.values_list("matter", flat=True))
        new = [matter for matter in matters if matter.pk not in there]
        if any(accuses(matter) for matter in new):
            raise NeverOnAgenda(thing=self)
        last = self.items.aggregate(last=Max("order"))["last"] or 0
        AgendaItem.objects.bulk_create(
            AgendaItem(realm=self.realm, meeting=self, matter=matter, order=last + n, why=why)
            for n, (matter, why) in enumerate(in_order(new), 1)
        )
        self.items.filter(matter__in=[m.pk for m in matters if m.pk in there]).update(is_out=False)

    def _order_by_rule(self):
        items = {item.matter_id: item for item in self.items.all()}
        for n, (matter, why) in enumerate(in_order(Matter.objects.filter(pk__in=items)), 1):
            AgendaItem.objects.filter(pk=items[matter.pk].pk).update(order=n, why=why)

    def _move(self, item, to):
        keys = list(self.standing_items().values_list("pk", flat=True))
        rest = list(self.items.exclude(pk__in=keys).values_list("pk", flat=True))
        at = keys.index(item.pk)
        keys.insert({To.FIRST: 0, To.UP: max(at - 1, 0), To.DOWN: at + 1}[to], keys.pop(at))
        for n, key in enumerate([*keys, *rest], 1):
            AgendaItem.objects.filter(pk=key).update(order=n)
        AgendaItem.objects.filter(pk=item.pk).update(why=Why.CHAIR)


def in_order(matters):
    """[(matter, Why)] by the rule."""
    matters = list(matters)
    pended = [matter.pk for matter in matters if matter.stage == MatterStage.PENDED]
    since = Pause.objects.filter(deadline__matter__in=pended, to_at=None).values_list("deadline__matter", "from_at")
    since, ranked = dict(since), []
    for matter in matters:
        why, at = rank(matter, since)
        ranked.append((list(Why).index(why), at, matter.pk, matter, why))
    return [(matter, why) for *_key, matter, why in sorted(ranked, key=lambda row: row[:3])]


def rank(matter, since):
    """(Why, moment by which those alike are ordered)."""
    far = moments.now().replace(year=9000)
    if matter.left and matter.left.late and not matter.stopped_at:
        return Why.OVERDUE, matter.due_at
    if matter.light.colour == "red":
        return Why.RED, matter.due_at or far
    if matter.stage == MatterStage.PENDED:
        return Why.PENDED, since.get(matter.pk) or matter.due_at or far
    return Why.DUE, matter.due_at or far
