"""The enumerations of inspection and rectification (DOMAIN §5, §19). 枚举。"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InspectionSource(models.TextChoices):
    """Who inspects whom, and hence the letters of the numbers (DOMAIN §5.1)."""

    INSPECTION = "inspection", _("disciplinary inspection (Party, upper level)")
    TOUR = "tour", _("inspection tour (Party, lower level)")
    AUDIT = "audit", _("audit")
    EDUCATION = "education", _("thematic education")
    SPECIAL = "special", _("special rectification")
    SUPERVISION = "supervision", _("supervision feedback")
    SUPERIOR = "superior", _("check by the superior union")
    SAFETY = "safety", _("safety check")
    CASES = "cases", _("reform promoted by cases")


LETTERS = {
    InspectionSource.INSPECTION: "XS",
    InspectionSource.TOUR: "XC",
    InspectionSource.AUDIT: "SJ",
    InspectionSource.EDUCATION: "ZJ",
    InspectionSource.SPECIAL: "ZX",
    InspectionSource.SUPERVISION: "DC",
    InspectionSource.SUPERIOR: "SG",
    InspectionSource.SAFETY: "AQ",
    InspectionSource.CASES: "YA",
}


class InspectionStage(models.TextChoices):
    PREPARING = "preparing", _("plan to be submitted")
    PLANNED = "planned", _("plan to be approved")
    RECTIFYING = "rectifying", _("under rectification")
    REPORTED = "reported", _("report to be accepted")
    CONCLUDED = "concluded", _("inspection closed out")


class FindingStage(models.TextChoices):
    KEPT = "kept", _("in the ledger")
    CHANGE_ASKED = "change_asked", _("a change waits for a ruling")


class TextStage(models.TextChoices):
    DRAFT = "draft", _("draft")
    WAITING = "waiting", _("waiting for approval")
    PUBLISHED = "published", pgettext_lazy("text", "published")
    TAKEN_DOWN = "taken_down", _("taken down")


class RectifyClass(models.TextChoices):
    IMMEDIATE = "immediate", pgettext_lazy("class", "at once")
    LIMITED = "limited", _("by a date")
    STAGED = "staged", _("in stages")
    SUSTAINED = "sustained", pgettext_lazy("class", "long-term")


class Commonality(models.TextChoices):
    INDIVIDUAL = "individual", _("individual problem")
    COMMON = "common", _("common problem")


class LookedBack(models.TextChoices):
    HELD = "held", _("it held")
    RELAPSED = "relapsed", _("it relapsed")
    NEW = "new", _("a new problem")
