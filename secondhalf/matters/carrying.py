"""Struck off elsewhere before it came here: entered as closed, with what the old ledger says of it. 结转。

Nobody here verified it, so it takes no part in rates that need verification, and every page and paper says so.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Act
from secondhalf.core.problems import NotValid, Problem
from secondhalf.matters.births import sights_of
from secondhalf.matters.kinds import FinishState
from secondhalf.matters.sights import Sight


class CarryOver(Fact):
    """Which file said so (its hash), in which row, and what it says of who closed it, when, and with what words."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="carryings")
    file_name = models.CharField(_("file"), max_length=160)
    file_sha256 = models.CharField(_("hash of the file"), max_length=64, validators=[RegexValidator("^[0-9a-f]{64}$")])
    line = models.PositiveIntegerField(_("row of the file"))
    closed_on = models.DateField(_("struck off on, as the file says"), null=True, blank=True)
    closed_by = models.CharField(_("struck off by, as the file says"), max_length=200, blank=True)
    said = models.TextField(_("what the file says of it"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter"], name="carried_over_once")]


FACT = ("file_name", "file_sha256", "line", "closed_on", "closed_by", "said")


class CarriedElsewhere(Problem):
    status = 409
    title = _("It was carried over as struck off; no department here ever had it")
    remedy = _("Register it anew, and relate the new matter to this one.")


def worked_on_here(matter):
    """A need: what was carried over has no departments that could take it up again."""
    return CarriedElsewhere(thing=matter) if matter.is_carried else None


class Carriable:
    @classmethod
    def carry_over(cls, *, by, **fields):
        """Enter what another ledger has struck off; it gets a number and is closed. Returns the matter.

        fields: those of `register`, and those of CarryOver. Raises NotValid if it was struck off in the future.
        """
        said, matter = cls._carried(by, fields)
        with matter._number_ahead(), matter.step("carry_over", by=by) as act:
            act.record(CarryOver.objects, matter=matter, **said)
            Sight.objects.bulk_create(sights_of([matter]))
        return matter

    @classmethod
    def carry_over_many(cls, rows, *, by):
        """The same for many at once, all or nothing, in a few statements. rows: dicts of `carry_over`'s fields."""
        return cls._born_together([cls.to_carry_over(fields, by=by) for fields in rows])

    @classmethod
    def to_carry_over(cls, fields, *, by):
        """(a matter that is not yet written, the event that it is born by, what the file says), for `births.Births`."""
        said, matter = cls._carried(by, dict(fields))
        act = matter._born_by("carry_over", by)
        fact = sealed(act, matter, said)
        return matter, act.sealed(), fact

    @classmethod
    def _carried(cls, by, fields):
        said = {name: fields.pop(name) for name in FACT if name in fields}
        closed_on = said.get("closed_on")
        if closed_on and closed_on > moments.today():
            raise NotValid(
                what=CarryOver._meta.get_field("closed_on").verbose_name, why=_("the day lies in the future")
            )
        matter = cls._drafted(by, fields)
        matter.closed_at = moments.start_of(closed_on or moments.today())
        matter.received_at = min(matter.received_at, matter.closed_at)
        matter.percent, matter.finish_state, matter.is_carried = 100, FinishState.DONE, True
        return said, matter

    def _born_by(self, verb, by):
        return Act(self._event(verb, by.with_once(""), self.moves[verb], True), new_key=self.new_key)


def sealed(act, matter, said):
    """The fact of a carry-over, as `act.record` would make it, without a statement of its own."""
    fact = CarryOver(id=act.new_key(), act=act.event, realm=matter.realm, matter=matter, **said)
    fact.seal({"matter": matter, **said})
    act.leaves.append(fact.leaf)
    return fact
