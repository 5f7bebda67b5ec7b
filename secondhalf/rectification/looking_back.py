"""Look-back: a sample of what was struck off, seen again by somebody without a part in it (DOMAIN §5.10). 回头看。"""

import random
import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import NotFound, Problem
from secondhalf.core.rows import Owned
from secondhalf.core.worktime import Rule
from secondhalf.rectification.kinds import LookedBack
from secondhalf.rectification.receiving import last_day_of


class HadAPart(Problem):
    status = 403
    title = _("You had a part in this matter")
    remedy = _("Whoever looks back had none. Somebody else has to go.")


class SeenAlready(Problem):
    status = 409
    title = _("The result of this one is recorded already")
    remedy = _("It stands beside it. For a second look draw a new sample.")


class SampleTooLarge(Problem):
    status = 422
    title = _("Only %(n)s findings were struck off")
    remedy = _("Draw at most so many, or all of them.")


class LookBack(Fact):
    """How a sample was drawn: out of which numbers, by which seed, how many. Anybody can draw it again."""

    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, related_name="look_backs")
    order = models.PositiveSmallIntegerField()
    seed = models.CharField(_("seed"), max_length=40)
    frame = models.JSONField()
    size = models.PositiveSmallIntegerField(_("how many"))
    note = models.TextField(_("note"), blank=True)


class LookBackItem(Owned):
    """One finding of a sample, with how often it had relapsed until then."""

    look_back = models.ForeignKey(LookBack, models.CASCADE, related_name="items")
    finding = models.ForeignKey("rectification.Finding", models.PROTECT, related_name="looks")
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["look_back", "finding"], name="once_in_a_sample")]


class LookBackResult(Fact):
    item = models.OneToOneField(LookBackItem, models.CASCADE, related_name="seen")
    result = models.CharField(_("what became of it"), max_length=10, choices=LookedBack)
    place = models.CharField(_("place"), max_length=120)
    found = models.TextField(_("what was found"))


def drawn(frame, seed, size):
    """`size` of the numbers, in the order of `frame`: Python's random.Random(seed).sample over the frame."""
    chosen = set(random.Random(seed).sample(list(frame), size))  # noqa: S311 (repeatable on purpose)
    return [number for number in frame if number in chosen]


class LookableBack:
    @property
    def ripe_after(self):
        """So many months after its close-out a finding is looked at again (the profile, DOMAIN §5.10)."""
        return self.where.value("matter.look_back")[0]

    def is_ripe(self, finding):
        if finding.matter.closed_at is None:
            return False
        struck_on = moments.local_day(finding.matter.closed_at)
        return last_day_of(struck_on, Rule(self.ripe_after, "month"), self.where) <= moments.today()

    def draw_sample(self, *, by, size=None, seed="", note="", ripe=False):
        """Draw from everything struck off; `size` None: all of it. ripe: only from what was so long enough ago.

        Returns the LookBack. Raises SampleTooLarge.
        """
        struck = self.findings.to_settle().struck_off().in_order()
        findings = {finding.matter.no: finding for finding in struck if not ripe or self.is_ripe(finding)}
        frame, size = list(findings), len(findings) if size is None else size
        if size > len(frame) or (ripe and not frame):
            raise SampleTooLarge(thing=self, n=len(frame))
        seed = seed or secrets.token_hex(8)
        with self.step("draw_sample", by=by) as act:
            order = self.look_backs.count() + 1
            sample = act.record(self.look_backs, order=order, seed=seed, frame=frame, size=size, note=note)
            LookBackItem.objects.bulk_create(
                LookBackItem(realm=self.realm, look_back=sample, finding=findings[no], order=place)
                for place, no in enumerate(drawn(frame, seed, size), start=1)
            )
        return sample

    def look_back(self, *, by, item, result, place, found):
        """What was found on the spot. A relapse reopens the matter: its number returns with the suffix R1.

        Raises HadAPart for whoever handled, reviewed, verified, endorsed or approved it; SeenAlready.
        """
        if item.look_back.inspection_id != self.pk:
            raise NotFound
        matter = item.finding.matter
        if matter.part_of(by.person):
            raise HadAPart(thing=self)
        if LookBackResult.objects.filter(item=item).exists():
            raise SeenAlready(thing=self)
        with self.step("look_back", by=by) as act:
            act.record(LookBackResult.objects, item=item, result=result, place=place, found=found)
            if result == LookedBack.RELAPSED:
                matter.reopen(by=by.with_once(""), reason=found)
