"""The kinds of meetings of DOMAIN §12.1 as data: what each is bound to, and what comes out of it. 会议种类。"""

from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    FORUM = "forum", _("workers' representatives forum")
    COORDINATION = "coordination", _("coordination meeting")
    MOBILISATION = "mobilisation", _("mobilisation or training meeting")
    REPORT = "report", _("report meeting")
    SUMMARY = "summary", _("summary and exchange meeting")
    JOINT = "joint", _("joint conference")
    ON_SITE = "on_site", _("on-site work meeting")
    HANDING_OVER = "handing_over", _("handing-over meeting")


class About(NamedTuple):
    """bound: what its items are; output: what comes out of it. Both in words."""

    bound: Any
    output: Any


ABOUT = {
    MeetingKind.FORUM: About(_("proposals of a session"), _("remarks that become matters")),
    MeetingKind.COORDINATION: About(
        _("the items of a ledger, or any matters"), _("for each item progress, problem, decision, new time limit")
    ),
    MeetingKind.MOBILISATION: About(_("a programme or a batch"), _("attendance and materials")),
    MeetingKind.REPORT: About(_("teams"), _("slides and scores")),
    MeetingKind.SUMMARY: About(_("the list of practical matters"), _("typical speeches and good practices")),
    MeetingKind.JOINT: About(_("matters"), _("decisions, confirmed later")),
    MeetingKind.ON_SITE: About(_("one place"), _("decisions on the spot")),
    MeetingKind.HANDING_OVER: About(_("proposals"), _("a list signed for")),
}


class Role(models.TextChoices):
    """As what somebody is asked to come."""

    MEMBER = "member", _("attends")
    GUEST = "guest", _("sits in")


class Presence(models.TextChoices):
    EXPECTED = "expected", _("not recorded yet")
    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class Why(models.TextChoices):
    """Why an item stands where it stands on the agenda."""

    OVERDUE = "overdue", _("overdue")
    RED = "red", _("red light")
    PENDED = "pended", _("pended for long")
    DUE = "due", _("next due")
    CHAIR = "chair", _("put here by the chair")
