"""Posts: who does what, where, from when to when. Rights hang on them. 职务。"""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.people.appointing import THREE, Held, not_two_of_three, one_of_three


class Role(models.TextChoices):
    """The roles of DOMAIN §1.3 that the present rooms ask for."""

    UNION_OFFICE = "union_office", _("union office")
    HANDLER = "handler", _("handler")
    DEPT_HEAD = "dept_head", _("department head")
    LEAD_DEPT = "lead_dept", _("lead department's reviewer")
    RESP_LEADER = "resp_leader", _("responsible leader")
    SUPERVISOR_OFFICE = "supervisor_office", _("supervision office")
    VERIFIER = "verifier", _("verifier")
    APPROVER = "approver", _("approver")
    REPRESENTATIVE = "representative", _("workers' representative")
    WORKER = "worker", _("worker")
    STATISTICIAN = "statistician", _("statistician")
    SYSADMIN = "sysadmin", _("system administrator")
    SECADMIN = "secadmin", _("security administrator")
    AUDITOR = "auditor", _("auditor")


# Whoever has one of these roles in a department sees what the union or unit above it has in sight.
SEATED_ABOVE = {
    Role.UNION_OFFICE, Role.RESP_LEADER, Role.APPROVER, Role.SUPERVISOR_OFFICE, Role.VERIFIER, Role.LEAD_DEPT,
}  # fmt: skip


HELD, PAST = _("held"), _("past")

# What the office of the union right above may give without the security administrator (三员 stay apart).
HANDLING = frozenset({Role.HANDLER, Role.DEPT_HEAD, Role.LEAD_DEPT, Role.RESP_LEADER, Role.REPRESENTATIVE, Role.WORKER})


class PostQuerySet(models.QuerySet):
    def current(self, on=None):
        """Held on the day `on` (today by default)."""
        on = on or moments.today()
        return self.filter(models.Q(from_on__lte=on), models.Q(to_on=None) | models.Q(to_on__gte=on))

    def lasting(self):
        """Held today or from a coming day on."""
        return self.filter(models.Q(to_on=None) | models.Q(to_on__gte=moments.today()))

    def past(self):
        """Ended before today."""
        return self.filter(to_on__lt=moments.today())

    def held_between(self, first, last):
        """Held at any time between two days, both counted."""
        return self.filter(from_on__lte=last).filter(models.Q(to_on=None) | models.Q(to_on__gte=first))


class Post(Held, Owned):
    """A person's post in an organisation, from a day to a day (both counted; None: still held)."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="posts")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="posts")
    title = models.CharField(_("title"), max_length=80)
    roles = models.JSONField(_("roles"), default=list)
    asked = models.JSONField(_("roles asked for"), default=list, blank=True)
    leads = models.BooleanField(_("heads the organisation"), default=False)
    from_on = models.DateField(_("from"), default=moments.today)
    to_on = models.DateField(_("to"), null=True, blank=True)
    sort_order = models.IntegerField(_("order"), default=0)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followers")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        indexes = [models.Index(fields=["organisation", "to_on"], name="post_held")]
        constraints = [
            models.CheckConstraint(name="not_two_of_three", condition=not_two_of_three()),
            models.UniqueConstraint(
                name="one_of_three", fields=["person"], condition=one_of_three() & models.Q(to_on=None)
            ),
            models.CheckConstraint(
                name="post_ends_after_start", condition=models.Q(to_on=None) | models.Q(to_on__gte=models.F("from_on"))
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.printed}"

    @property
    def role_labels(self):
        """The roles in the reader's language, in the order of the list of roles."""
        return [role.label for role in Role if role in self.roles]

    @property
    def asked_labels(self):
        return [role.label for role in Role if role in self.asked]

    @property
    def is_trusted(self):
        """Carries, or asks for, one of the three administrators' roles."""
        return bool(set(THREE) & {*self.roles, *self.asked})

    @cached_property
    def roles_set(self):
        return frozenset(self.roles)

    def is_held(self, on):
        """Is it held on the day `on`?"""
        return self.from_on <= on and (self.to_on is None or self.to_on >= on)

    @property
    def printed(self):
        """As printed on paper: organisation and title."""
        return f"{self.organisation} {self.title}"

    @property
    def seat(self):
        """Where it sees from: the union or unit above for its offices and leaders, else the post's own organisation."""
        here = self.organisation
        if here.kind == "department" and self.roles_set & SEATED_ABOVE:
            return here.parent
        return here

    def reach(self):
        """The organisations this post looks after: its own and everything below."""
        return type(self.organisation).objects.under(self.organisation.path)
