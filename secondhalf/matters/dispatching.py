"""Dispatch to a lead department with others assisting, and signing for it. 派单、签收。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.rows import Owned
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.kinds import DutyRole


class Dispatching(Fact):
    """One dispatch: the lead (first-receiver responsibility is theirs) and what they were told."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="dispatchings")
    lead = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)


class Assignment(Owned):
    """A department's duty in a matter. It ends (`is_current`) when the dispatch is withdrawn."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="assignments")
    dispatching = models.ForeignKey(Dispatching, models.CASCADE, related_name="assignments")
    department = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("department")
    )
    role = models.CharField(max_length=12, choices=DutyRole)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "department"], condition=models.Q(is_current=True), name="one_duty_a_department"
            )
        ]


class Dispatchable:
    @property
    def duties(self):
        """{department key: DutyRole} of today, read once for a loaded matter."""
        if "_duties" not in vars(self):
            current = self.assignments.filter(is_current=True)
            self._duties = dict(current.values_list("department_id", "role"))
        return self._duties

    def dispatch(self, *, by, lead, assisting=(), note=""):
        """Send it to the lead department; `assisting` departments help. The clock for signing for starts."""
        with self.step("dispatch", by=by) as act:
            dispatching = act.record(self.dispatchings, lead=lead, note=note)
            self._assign(dispatching, lead, assisting)
            self.lead = lead
            self.be_seen_from(lead, *assisting)
            self.start_clock(Clock.SIGN_FOR, act)

    def sign_for(self, *, by):
        """The department has it; the clock for handling starts, and this act is its proof."""
        with self.step("sign_for", by=by) as act:
            self.start_clock(Clock.HANDLE, act)

    def withdraw_dispatch(self):
        """No department has a duty any more (part of a step, not a step)."""
        departments = list(self.duties)
        self.assignments.filter(is_current=True).update(is_current=False)
        self.leave_sight_of(*departments)
        self.lead, self._duties = None, {}

    def _assign(self, dispatching, lead, assisting):
        roles = {lead: DutyRole.LEAD_DEPT} | {dept: DutyRole.ASSIST_DEPT for dept in assisting if dept != lead}
        Assignment.objects.bulk_create(
            Assignment(realm=self.realm, matter=self, dispatching=dispatching, department=dept, role=role)
            for dept, role in roles.items()
        )
        self._duties = {dept.pk: role for dept, role in roles.items()}
