"""Candidates: where a wish comes from, and whether it is listed. 征集、评审立项。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import numbering
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.matters.categories import Category
from secondhalf.matters.kinds import Complexity, Confidentiality, MatterKind, Source
from secondhalf.matters.models import Matter
from secondhalf.practical.kinds import CATEGORY_CODES, Side


class Origin(Fact):
    """需求来源: a demand, or a survey in words."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="origins")
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, related_name="practical_origins")
    survey = models.CharField(_("survey or visit it comes from"), max_length=200, blank=True)


class Opinion(Fact):
    """What the union or the administration thinks of a candidate: two posts decide, never one."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="opinions")
    side = models.CharField(max_length=16, choices=Side)
    is_for = models.BooleanField()
    text = models.TextField(_("opinion"), blank=True)


class NeverCollected(Problem):
    status = 409
    title = _("What accuses somebody does not become a practical matter")
    remedy = _("Name another demand, or the survey.")


class Collectable:
    @classmethod
    def collect(cls, *, by, campaign, demands=(), survey="", **about):
        """A candidate for a list. demands: Matters it comes from; survey: in words. One of them at least.

        about: title, category, unit, beneficiaries, beneficiary_count, content, standard, funds, start_on, due_on, ...
        Returns the Item. Raises StillMissing, NotCollecting, NeverCollected.
        """
        if any(matter.confidentiality == Confidentiality.ACCUSATION for matter in demands):
            raise NeverCollected
        item = cls(realm=campaign.realm, campaign=campaign, **about)
        with item.step("collect", by=by) as act:
            for matter in demands:
                act.record(item.origins, matter=matter)
            if survey.strip():
                act.record(item.origins, survey=survey.strip())
        return item

    def agree(self, *, by, text=""):
        """The administration agrees to list it."""
        self._opine("agree", by, Side.ADMINISTRATION, True, text)

    def oppose(self, *, by, text):
        """The administration does not agree, and says why."""
        self._opine("oppose", by, Side.ADMINISTRATION, False, text)

    def give_back(self, *, by, reason):
        """The union asks the administration to look at it again."""
        with self.step("give_back", by=by) as act:
            act.record(self.reasons, text=reason)
            self.agreed_by_id = None

    def turn_down(self, *, by, reason):
        """Not listed; everybody who asks reads why."""
        with self.step("turn_down", by=by) as act:
            act.record(self.opinions, side=Side.UNION, is_for=False, text=reason)

    def enlist(self, *, by, text=""):
        """On the list: its one matter is registered, and walks its loop from here."""
        with self.step("enlist", by=by) as act:
            act.record(self.opinions, side=Side.UNION, is_for=True, text=text)
            self.enlisted_by_id = by.person.pk
            self._enter_list(by)

    def divide(self, *, by, unit, title, **about):
        """Give a unit its part: a child project with a matter of its own. Returns the child.

        about: content, standard, beneficiary_count, due_on; what is left out is the parent's.
        """
        with self.step("divide", by=by):
            return self.branch(by=by.with_once(""), parent=self, unit=unit, title=title, **about)

    @classmethod
    def branch(cls, *, by, parent, unit, title, **about):
        """A unit's part of `parent`, on the list with it. For `divide`."""
        taken = {name: about.get(name) or getattr(parent, name) for name in PASSED_ON}
        child = cls(
            realm=parent.realm, campaign=parent.campaign, parent=parent, unit=unit, title=title,
            category=parent.category, **taken,
        )  # fmt: skip
        with child.step("branch", by=by):
            child._enter_list(by)
        return child

    def _opine(self, verb, by, side, is_for, text):
        with self.step(verb, by=by) as act:
            act.record(self.opinions, side=side, is_for=is_for, text=text)
            self.agreed_by_id = by.person.pk if is_for else None

    def _enter_list(self, by):
        scope = self.parent_id or self.campaign_id
        self.seq = numbering.draw(self.realm, f"item:{scope.hex}", "list")
        self.matter_id = self._register_matter(by).pk

    def _register_matter(self, by):
        """Its one Matter (law 11): the time limit is the day of the plan."""
        return Matter.register(
            by=by.with_once(""), kind=MatterKind.PRACTICAL, source=Source.SURVEY, title=self.title,
            summary=f"{self.content}\n{self.standard}",
            category=matter_category(self), unit=self.unit, holder=self.campaign.owner, complexity=Complexity.HARD,
            group_size=self.beneficiary_count, 
            parent=self.parent.matter if self.parent_id else None,
        )  # fmt: skip


PASSED_ON = ("content", "standard", "beneficiaries", "beneficiary_count", "funds", "start_on", "due_on")


def matter_category(item):
    """The category of its matter: by the table, else that of the demand it comes from, else any."""
    code = CATEGORY_CODES[item.category]
    known = Category.objects.filter(realm=item.realm, is_current=True)
    found = {row.code: row for row in known.filter(code__in=(code, code.partition(".")[0], "unsorted"))}
    origin = item.origins.exclude(matter=None).first()
    return (
        found.get(code)
        or found.get(code.partition(".")[0])
        or (origin.matter.category if origin else None)
        or found.get("unsorted")
        or known.first()
    )
