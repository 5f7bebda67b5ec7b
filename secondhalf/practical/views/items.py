"""One item on one page, and each of its buttons. 实事项目页面。"""

from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from secondhalf.core import access, moments
from secondhalf.ledgers.gathering import assisting_departments, gather
from secondhalf.matters import policy as matters_policy
from secondhalf.practical import policy
from secondhalf.practical.forms import ITEM_FORMS
from secondhalf.practical.kinds import ItemStage
from secondhalf.practical.progress import Pace
from secondhalf.practical.queries import STONES
from secondhalf.practical.ranking import ranked
from secondhalf.practical.stories import said, told
from secondhalf.practical.views.doing import buttons, move

FIXED = ("resp_leader", "resp_person", "target", "measures", "finish_on")


def one(request, key):
    """Everything about an item, and what the reader may do with it now."""
    item = access.find(policy.ITEMS, request.actor, "see", pk=key)
    return render(request, "practical/item.html", {"item": item, "sheet": Sheet(item, request.actor)})


def item_move(request, key, verb):
    """One button of an item."""
    return move(request, policy.ITEMS, ITEM_FORMS, key, verb)


class Sheet:
    """What the page of an item shows beside its own fields."""

    ON_ROWS = ("reach_milestone", "change_milestone", "drop_milestone", "pass_check", "fail_check")

    def __init__(self, item, actor):
        self.item, self.actor = item, actor
        self.pace = Pace(item)

    @cached_property
    def offered(self):
        return buttons(policy.ITEMS, self.actor, self.item)

    @cached_property
    def acts(self):
        """The buttons, those that move the item on first."""
        found = [act for act in self.offered if act["verb"] not in self.ON_ROWS]
        return sorted(found, key=lambda act: (not act["moves"], act["refuses"]))

    @property
    def verbs(self):
        return [act["verb"] for act in self.offered]

    @cached_property
    def lacks(self):
        """What is still missing for the next step, whoever does it."""
        waits = access.awaiting(policy.ITEMS, self.actor, self.item)
        return [problem for verb, lack in waits if verb in ("finish", "enlist") for problem in lack]

    @cached_property
    def origins(self):
        """[(origin, may the reader open its demand?)]."""
        origins = list(self.item.origins.select_related("matter"))
        keys = [origin.matter_id for origin in origins if origin.matter_id]
        seen = set(matters_policy.visible_to(self.actor).filter(pk__in=keys).values_list("pk", flat=True))
        return [(origin, origin.matter_id in seen) for origin in origins]

    @cached_property
    def sees_matter(self):
        return (
            self.item.matter_id is not None
            and matters_policy.visible_to(self.actor).filter(pk=self.item.matter_id).exists()
        )

    @cached_property
    def _gathered(self):
        """Its matter with its last five fixes and its last report, as the ledger reads them; None without one."""
        return gather([self.item.matter], "last_progress", "last_fixes")[0] if self.item.matter_id else None

    @property
    def last_report(self):
        return self._gathered and self._gathered.last_progress

    @cached_property
    def report_due(self):
        """The month for which nothing was reported, or None."""
        return self.item.report_due if self.item.stage == ItemStage.LISTED else None

    @property
    def reports(self):
        return policy.reports(self.actor, self.item) and self.sees_matter

    @cached_property
    def fixes(self):
        """[(name, value)]: the five fixes of practical matters, who leads and who assists (DOMAIN §6.2)."""
        fixes = self._gathered and self._gathered.last_fixes
        if fixes is None:
            return []
        named = [(capfirst(fixes._meta.get_field(name).verbose_name), said(getattr(fixes, name))) for name in FIXED]
        assisting = "、".join(assisting_departments([self.item.matter]).get(self.item.matter_id, []))
        named[1:1] = [(_("Responsible department"), str(self.item.matter.lead or "")), (_("Assisting"), assisting)]
        return [(name, value) for name, value in named if value]

    @cached_property
    def beside(self):
        """[(words, matter, may the reader open it?)]: what it was merged into, and what was split off from it."""
        merged = [link.other for link in self.item.matter.links.merged().select_related("other")]
        split = [link.matter for link in self.item.matter.linked_from.filter(way="split").select_related("matter")]
        seen = matters_policy.visible_to(self.actor).filter(pk__in=[one.pk for one in (*merged, *split)])
        keys = set(seen.values_list("pk", flat=True)) if merged or split else set()
        told = [(_("Handled together with"), one) for one in merged] + [(_("Split off from it"), one) for one in split]
        return [(words, one, one.pk in keys) for words, one in told]

    @cached_property
    def milestones(self):
        """[(milestone, what the reader may do with it)]: those that stand, by their days."""
        verbs = set(self.verbs)
        return [
            (
                stone,
                {
                    "reach": "reach_milestone" in verbs and not stone.is_reached,
                    "change": "change_milestone" in verbs and policy.replans(self.actor, self.item, stone),
                },
            )
            for stone in self.pace.milestones
        ]

    @cached_property
    def parts(self):
        """The units' parts of it, each with its pace."""
        rows = self.item.children.select_related("unit", "matter", "campaign").prefetch_related(STONES, "children")
        return [Pace(child) for child in rows.order_by("seq")]

    @cached_property
    def opinions(self):
        return self.item.opinions.select_related("act__person").order_by("id")

    @cached_property
    def claim(self):
        return self.item.claims.order_by("-id").first() if self.item.leader_id else None

    @cached_property
    def results(self):
        """The verdicts, newest first, each with whether it may be told."""
        return [(result, result.is_telling) for result in self.item.results.order_by("-id")]

    @cached_property
    def words(self):
        """What those who rated wrote, for the office alone, once the rating is closed."""
        if not policy.runs_the_office(self.actor, self.item):
            return []
        polls = self.item.polls.exclude(used_in_all=None).order_by("-round")
        return [words for poll in polls for words in poll.said]

    @cached_property
    def place(self):
        """Its place in the workers' vote, or None."""
        rows = ranked(self.item.campaign, stages=tuple(ItemStage)) if self.item.parent_id is None else []
        return next((row for row in rows if row.item.pk == self.item.pk and row.place), None)

    @cached_property
    def checks(self):
        visits = self.item.checks.select_related("visit__checker")
        return visits.prefetch_related("visit__points__shots__file").order_by("-due_on")

    @property
    def today(self):
        return moments.today()

    @cached_property
    def plaques(self):
        return self.item.plaques.select_related("photo").order_by("-id")

    @cached_property
    def story(self):
        return told(self.item)
