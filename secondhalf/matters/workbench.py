"""What waits for an actor, group by group: each group one look into an index, whatever the tree holds. 工作台。

Groups do not overlap: what is late is not counted again as waiting to be signed for.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments, profile
from secondhalf.matters.asking import Ask
from secondhalf.matters.deadlines import Clock, Deadline
from secondhalf.matters.dispatching import Assignment
from secondhalf.matters.disputing import Dispute
from secondhalf.matters.linking import Link
from secondhalf.matters.lists import MANY, CountUpTo, Reach
from secondhalf.matters.models import Matter
from secondhalf.matters.paging import Rows
from secondhalf.matters.parts import Part, PartKind
from secondhalf.matters.redoing import Redoing
from secondhalf.matters.returning import Return
from secondhalf.matters.stages import Stage
from secondhalf.matters.supervising import Nudge
from secondhalf.people.models import Organisation
from secondhalf.people.posts import Role

SHOWN = 20
AT_WORK = (Stage.DISPATCHED, Stage.ACCEPTED, Stage.UNDER_WAY)
OFFICE = (Role.UNION_OFFICE,)
DEPARTMENT = (Role.DEPT_HEAD, Role.HANDLER)
SUPERVISORS = (Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE, Role.RESP_LEADER, Role.APPROVER)
LEADERS = (Role.RESP_LEADER, Role.APPROVER)


@dataclass(frozen=True)
class Group:
    """One kind of waiting; a method of `Waiting` of its name finds it. verb: the button ("": the matter's next verb).

    link: the filters of the list that shows all of it, None where no list does. shown: how many lines at most.
    """

    key: str
    title: object
    roles: tuple
    verb: str
    link: dict | None = field(default=None, hash=False)
    shown: int = SHOWN
    hot: bool = False


GROUPS = (
    Group("late", _("Overdue"), DEPARTMENT, "", {"due": "late"}, hot=True),
    Group("sign", _("To sign for"), DEPARTMENT, "sign_for", {"stage": "dispatched"}),
    Group("soon", _("Due within 3 days"), DEPARTMENT, "", {"due": "near"}),
    Group("back", _("Sent back"), DEPARTMENT, "", {"stage": "under_way"}),
    Group("fix", _("To determine"), DEPARTMENT, "determine", {"stage": "accepted"}),
    Group("admit", _("To admit"), OFFICE, "admit", {"stage": "registered", "held": "mine"}),
    Group("dispatch", _("To dispatch"), OFFICE, "dispatch", {"stage": "admitted", "held": "mine"}),
    Group("dispute", _("Disputes to rule on"), (*OFFICE, *LEADERS), "insist", {"stage": "disputed"}),
    Group("review", _("To review"), (Role.LEAD_DEPT,), "review", {"stage": "in_review"}),
    Group("verify", _("To verify"), (Role.VERIFIER, Role.SUPERVISOR_OFFICE), "verify", {"stage": "in_verification"}),
    Group("endorse", _("To endorse"), (Role.RESP_LEADER,), "endorse", {"stage": "to_endorse"}),
    Group("approve", _("To approve"), (Role.APPROVER,), "approve", {"stage": "to_approve"}),
    Group("asked", _("Asked for more time"), (*OFFICE, *LEADERS), "", {"stage": "under_way"}),
    Group("exclusion", _("Exclusions to rule on"), LEADERS, "exclude", None),
    Group("close", _("To strike off"), OFFICE, "close", None),
    Group("pended", _("Pended: look again"), OFFICE, "resume", {"stage": "pended", "held": "mine"}),
    Group("assess", _("To assess"), (Role.SUPERVISOR_OFFICE,), "assess", {"stage": "sustained"}),
    Group("press", _("Overdue in our sight"), SUPERVISORS, "urge", {"due": "late"}, shown=5, hot=True),
)
PARTS = {
    Stage.IN_REVIEW: PartKind.REVIEWED,
    Stage.IN_VERIFICATION: PartKind.VERIFIED,
    Stage.TO_ENDORSE: PartKind.ENDORSED,
    Stage.TO_APPROVE: PartKind.APPROVED,
}


class Waiting:
    """What waits for one actor. `counts` are {group key: (number, whether there are more)}; `of(group)` its matters."""

    def __init__(self, actor):
        self.actor, self.reach, self.now = actor, Reach.of(actor), moments.now()
        self.near = clocks.workdays_on(profile.light_rule(actor.realm).near_days, self.now)

    @cached_property
    def groups(self):
        """The groups of the actor's roles. A department presses itself, so it has no group for pressing others."""
        mine = [group for group in GROUPS if self.actor.has(*group.roles)]
        return [group for group in mine if group.key != "press" or not self.actor.has(*DEPARTMENT)]

    def rows(self, group):
        """The Rows of a group, not yet read."""
        return getattr(self, f"_{group.key}")()

    @cached_property
    def counts(self):
        """All groups counted in one question, each up to MANY."""
        counted = {f"n_{g.key}": CountUpTo(self.rows(g).query.values("pk")[: MANY + 1]) for g in self.groups}
        found = Organisation.objects.filter(pk=self.reach.seat.pk).values(**counted)[0] if counted else {}
        return {name[2:]: (min(number or 0, MANY), (number or 0) > MANY) for name, number in found.items()}

    @cached_property
    def lines(self):
        """{group key: its first matters by due date}, all matters read in one question."""
        keys = {g.key: self._keys(g) for g in self.groups if self.counts[g.key][0]}
        wanted = {key for found in keys.values() for key in found}
        urgings = Prefetch("nudges", Nudge.objects.filter(how=Nudge.How.URGE), to_attr="urgings")
        rows = Matter.objects.filter(pk__in=wanted).for_page().prefetch_related(urgings)
        known = {matter.pk: matter for matter in rows} if wanted else {}
        return {name: [known[key] for key in found if key in known] for name, found in keys.items()}

    def _keys(self, group):
        rows = self.rows(group)
        dated, undated = rows.query.filter(due_at__isnull=False), rows.query.filter(due_at=None)
        if group.key == "press":  # counted by the index of stages, read in the order of the index of due dates
            dated = dated.filter(is_open__in=[True])
        found = Rows(dated.order_by("due_at", rows.key), rows.key).keys(group.shown)
        if len(found) < group.shown:
            found += Rows(undated.order_by(rows.key), rows.key).keys(group.shown - len(found))
        return found

    def _sights(self, organisation=None):
        """What is in sight and waits by itself: a merged matter waits for the one it was merged into."""
        merged = Link.objects.filter(matter=OuterRef("matter_id"), way=Link.Way.MERGED, undone=None)
        return self.reach.sights(organisation).exclude(Exists(merged))

    # What a department has in hand

    def _in_hand(self, *stages):
        duty = Assignment.objects.filter(department=self.actor.post.organisation, is_current=True)
        sights = self._sights(self.actor.post.organisation).filter(stage__in=stages)
        return sights.filter(Exists(duty.filter(matter=OuterRef("matter_id"))))

    def _late(self):
        return Rows(self._in_hand(*AT_WORK).filter(is_open__in=[True], due_at__lte=self.now), "matter_id")

    def _sign(self):
        return Rows(self._in_hand(Stage.DISPATCHED).filter(due_at__gt=self.now), "matter_id")

    def _soon(self):
        soon = self._in_hand(Stage.ACCEPTED, Stage.UNDER_WAY).filter(due_at__gt=self.now, due_at__lte=self.near)
        return Rows(soon.exclude(self._returned), "matter_id")

    def _back(self):
        back = self._in_hand(Stage.UNDER_WAY).filter(self._returned)
        return Rows(back.exclude(due_at__lte=self.now), "matter_id")

    def _fix(self):
        mine = Matter.objects.filter(pk=OuterRef("matter_id"), lead=self.actor.post.organisation)
        later = self._in_hand(Stage.ACCEPTED).filter(Exists(mine))
        return Rows(later.exclude(due_at__lte=self.near), "matter_id")

    @property
    def _returned(self):
        """Sent back in this round."""
        later = Redoing.objects.filter(matter=OuterRef("matter_id"), pk__gt=OuterRef("pk"))
        return Q(Exists(Return.objects.filter(~Exists(later), matter=OuterRef("matter_id"))), stage=Stage.UNDER_WAY)

    # What the office of the holder has to do

    def _held(self, *stages):
        return self.reach.held().filter(stage__in=stages, is_merged=False)

    def _admit(self):
        return Rows(self._held(Stage.REGISTERED), "pk")

    def _dispatch(self):
        return Rows(self._held(Stage.ADMITTED), "pk")

    def _close(self):
        over = Deadline.objects.filter(
            matter=OuterRef("pk"), clock=Clock.NOTICE, is_current=True, ends_at__lte=self.now
        )
        return Rows(self._held(Stage.TO_CLOSE, Stage.NOTICED).filter(Q(stage=Stage.TO_CLOSE) | Exists(over)), "pk")

    def _pended(self):
        return Rows(self._held(Stage.PENDED).filter(due_at__lte=self.near), "pk")

    def _dispute(self):
        """The office rules; from the profile's number on, a leader."""
        most = profile.value(self.actor.realm, "matter.disputes_to_leader", organisations=(self.reach.seat.pk,))
        if not self.actor.has(*LEADERS):
            return Rows(self._held(Stage.DISPUTED).exclude(self._often(most, "pk")), "pk")
        mine = self._often(most, "matter_id")
        if self.actor.has(*OFFICE):
            mine = mine | Q(Exists(Matter.objects.filter(pk=OuterRef("matter_id"), holder=self.reach.seat)))
        return Rows(self._sights().filter(mine, stage=Stage.DISPUTED), "matter_id")

    def _often(self, most, key):
        """Disputed so often that the office no longer rules."""
        return Q(Exists(Dispute.objects.filter(matter=OuterRef(key)).order_by().values("matter")[most - 1 : most]))

    # The parts of a close-out: one person, one part

    def _part(self, stage):
        other = Part.objects.filter(matter=OuterRef("matter_id"), person=self.actor.person).exclude(part=PARTS[stage])
        return self._sights().filter(stage=stage).exclude(Exists(other))

    def _review(self):
        return Rows(self._part(Stage.IN_REVIEW), "matter_id")

    def _verify(self):
        """Never from a department that handled it."""
        mine = Assignment.objects.filter(matter=OuterRef("matter_id"), department=self.actor.post.organisation)
        return Rows(self._part(Stage.IN_VERIFICATION).exclude(Exists(mine.filter(is_current=True))), "matter_id")

    def _endorse(self):
        return Rows(self._part(Stage.TO_ENDORSE), "matter_id")

    def _approve(self):
        return Rows(self._part(Stage.TO_APPROVE), "matter_id")

    def _asked(self):
        """Extensions and pendings that nobody has ruled on: read from the few that are open."""
        asked = list(Ask.objects.filter(realm=self.actor.realm, is_open=True).values_list("matter", flat=True)[:MANY])
        handled = Part.objects.filter(matter=OuterRef("matter_id"), person=self.actor.person, part=PartKind.HANDLED)
        sights = self._sights().filter(matter__in=asked, stage=Stage.UNDER_WAY).exclude(Exists(handled))
        if not self.actor.has(*LEADERS):
            sights = sights.filter(Exists(Matter.objects.filter(pk=OuterRef("matter_id"), holder=self.reach.seat)))
        return Rows(sights, "matter_id")

    def _exclusion(self):
        """Exclusions from the count that nobody has ruled on: read from the few that are asked for."""
        asked = Matter.objects.filter(realm=self.actor.realm, is_exclusion_asked=True)
        asked = list(asked.values_list("pk", flat=True)[:MANY])
        handled = Part.objects.filter(matter=OuterRef("matter_id"), person=self.actor.person, part=PartKind.HANDLED)
        return Rows(self.reach.sights().filter(matter__in=asked).exclude(Exists(handled)), "matter_id")

    # What is looked after from above

    def _assess(self):
        return Rows(self._sights().filter(stage=Stage.SUSTAINED, due_at__lte=self.near), "matter_id")

    def _press(self):
        return Rows(self._sights().filter(due_at__lte=self.now, stage__in=AT_WORK), "matter_id")
