"""Practical matters: a list, and what is carried through for workers. 我为群众办实事。"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped
from secondhalf.core.rows import Owned
from secondhalf.practical import amending, collecting, keeping, leading, polling, rating, reporting, scheduling
from secondhalf.practical.amending import AMENDED, Amendable
from secondhalf.practical.collecting import Collectable
from secondhalf.practical.keeping import Keepable
from secondhalf.practical.kinds import COMPLETED, ON_THE_LIST, CampaignStage, ItemCategory, ItemStage
from secondhalf.practical.leading import Leadable
from secondhalf.practical.loop import CAMPAIGN_MOVES, CAMPAIGN_VERBS, MOVES, VERBS
from secondhalf.practical.queries import ItemQuerySet
from secondhalf.practical.rating import Ratable
from secondhalf.practical.reporting import Reminded
from secondhalf.practical.scheduling import Schedulable

__all__ = [
    "Campaign", "Item", "ItemReason", "amending", "collecting", "keeping", "leading", "polling", "rating", "reporting",
    "scheduling",
]  # fmt: skip


class Campaign(Looped, Owned):
    """One list of one year and batch (实事清单). Its vote, if there is one, ranks the candidates."""

    title = models.CharField(_("title"), max_length=80)
    owner = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("kept by"))
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    year = models.PositiveSmallIntegerField(_("year"))
    batch = models.PositiveSmallIntegerField(_("batch"), default=1)
    basis = models.TextField(_("what it is based on"), blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=CampaignStage, editable=False)

    moves = CAMPAIGN_MOVES
    verb_labels = CAMPAIGN_VERBS
    subject = "practical_list"

    class Meta:
        verbose_name = _("list of practical matters")
        constraints = [models.UniqueConstraint(fields=["owner", "year", "batch"], name="one_list_a_batch")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practical-list", args=[self.pk])

    @classmethod
    def begin(cls, *, by, title, unit, year, batch=1, basis=""):
        """A new list of the union in whose office the actor sits. Returns it."""
        owner = by.post.seat
        campaign = cls(realm=owner.realm, owner=owner, unit=unit, title=title, year=year, batch=batch, basis=basis)
        with campaign.step("begin", by=by):
            pass
        return campaign

    @property
    def vote(self):
        """The workers' vote, or None."""
        return self.polls.first()

    def open_vote(self, *, by, last_day, most):
        """Let workers choose among the present candidates, each at most `most`, until the last day."""
        with self.step("open_vote", by=by):
            chosen = self.items.candidates().values_list("pk", flat=True)
            polling.begin(self.realm, last_day=last_day, choices=chosen, most=most, campaign=self)

    def hand_out(self, *, by, unit, count):
        """Print codes for a unit's workers; returns them, for this once."""
        people = getattr(unit.particulars, "headcount", None)
        with self.step("hand_out", by=by) as act:
            return polling.hand_out(self.vote, act, unit=unit, count=count, people=people)

    def withdraw_codes(self, *, by, sheet, reason):
        """A sheet was lost: its unused codes are worth nothing, and the turnout counts without them."""
        with self.step("withdraw_codes", by=by) as act:
            polling.withdraw(self.vote, act, sheet=sheet, reason=reason)

    def close_vote(self, *, by):
        """Count: the ranking is told from now on."""
        with self.step("close_vote", by=by):
            self.vote.close()

    def sum_up(self, *, by):
        """Everything on it is completed."""
        with self.step("sum_up", by=by):
            pass


class Item(Collectable, Amendable, Leadable, Schedulable, Reminded, Ratable, Keepable, Looped, Owned):
    """One practical matter (实事项目). Its work is its Matter's; it follows it, and never copies its stage."""

    no = models.CharField(_("number"), max_length=20, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="items")
    seq = models.PositiveSmallIntegerField(_("place on the list"), null=True, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", editable=False)
    matter = models.OneToOneField("matters.Matter", models.PROTECT, null=True, related_name="practical", editable=False)
    title = models.CharField(_("name of the item"), max_length=60)
    category = models.CharField(_("category"), max_length=12, choices=ItemCategory)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    beneficiaries = models.CharField(_("who benefits"), max_length=120)
    beneficiary_count = models.PositiveIntegerField(_("how many people benefit"), null=True, blank=True)
    content = models.TextField(_("what is done"))
    standard = models.CharField(_("standard of completion"), max_length=200)
    funds = models.CharField(_("money and where it comes from"), max_length=120, blank=True)
    start_on = models.DateField(_("begins on"), null=True, blank=True)
    due_on = models.DateField(_("to be completed on"), null=True, blank=True)
    lasting = models.CharField(_("how it is kept for long"), max_length=200, blank=True)
    note = models.CharField(_("remarks"), max_length=200, blank=True)
    leader = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+", editable=False)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    enlisted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    stage = models.CharField(_("stage"), max_length=12, choices=ItemStage, editable=False)

    objects = ItemQuerySet.as_manager()

    moves = MOVES
    verb_labels = VERBS
    subject = "practical"
    kept = ("seq", "matter_id", "leader_id", "agreed_by_id", "enlisted_by_id", *AMENDED)

    class Meta:
        verbose_name = _("practical matter")
        constraints = [
            models.UniqueConstraint(fields=["realm", "no"], name="one_item_number"),
            models.CheckConstraint(
                name="two_people_list_it",
                condition=Q(enlisted_by=None) | Q(agreed_by__isnull=False) & ~Q(agreed_by=F("enlisted_by")),
            ),
        ]
        indexes = [models.Index(fields=["campaign", "stage", "seq"], name="item_of_list")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practical-item", args=[self.pk])

    def before_birth(self, event):
        year = moments.local_day(event.at).year
        self.no = f"SX{year}-{numbering.draw(self.realm, 'practical', str(year)):04d}"

    @property
    def printed_seq(self):
        """3, or 3.2 for the second unit's part of it."""
        if self.seq is None:
            return ""
        return f"{self.parent.seq}.{self.seq}" if self.parent_id else str(self.seq)

    @property
    def is_on_the_list(self):
        return self.stage in ON_THE_LIST

    @property
    def is_completed(self):
        return self.stage in COMPLETED

    @property
    def stage_told(self):
        """While it is carried through, the stage is its matter's; of a merged one, that another is carried through."""
        if self.stage == ItemStage.LISTED and self.matter.is_merged:
            return _("handled together with another")
        return self.matter.get_stage_display() if self.stage == ItemStage.LISTED else self.get_stage_display()


class ItemReason(Fact):
    """Why it was given back, or why a leader let it go."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"))
