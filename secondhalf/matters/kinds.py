"""The enumerations of DOMAIN §19 that a matter carries. 枚举。"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MatterKind(models.TextChoices):
    DEMAND = "demand", _("demand")
    PROPOSAL = "proposal", _("proposal")
    STATIONING_FINDING = "stationing_finding", _("stationing finding")
    INSPECTION_FINDING = "inspection_finding", _("inspection finding")
    PRACTICAL = "practical", _("practical matter")
    HAZARD = "hazard", _("labour-field risk")
    LEGAL_CASE = "legal_case", _("labour-law supervision case")
    SERVICE = "service", _("service")
    ASSIGNED = "assigned", _("assigned by superiors")


class Source(models.TextChoices):
    FORUM = "forum", _("forum")
    VISIT = "visit", _("visit")
    BOX = "box", _("suggestion box")
    HOTLINE = "hotline", _("12351 hotline")
    GOV_HOTLINE = "gov_hotline", _("passed on by 12345")
    LETTER = "letter", _("letter")
    CALLER = "caller", _("caller")
    ONLINE = "online", _("online")
    CONGRESS = "congress", _("workers' congress")
    INSPECTION = "inspection", _("inspection feedback")
    SUPERVISION = "supervision", _("supervision")
    SURVEY = "survey", _("survey")
    GRID = "grid", _("grid")
    IMPORTED = "imported", _("imported file")


class Urgency(models.TextChoices):
    CRITICAL = "critical", _("critical")
    URGENT = "urgent", _("urgent")
    NORMAL = "normal", _("normal")


class Complexity(models.TextChoices):
    ORDINARY = "ordinary", _("ordinary")
    HARD = "hard", _("hard")
    VERY_HARD = "very_hard", _("very hard")


class Regime(models.TextChoices):
    """Which rule sets the clocks (DOMAIN §9.1)."""

    UNIT = "unit", _("rules of the unit for workers' demands")
    HOTLINE = "hotline", _("12351 hotline rules")
    GOV_HOTLINE = "gov_hotline", _("12345 ticket")
    PETITION = "petition", _("petition regulation")
    LABOUR_LAW = "labour_law", _("labour-law supervision")
    CONGRESS = "congress", _("congress proposals")
    RECTIFICATION = "rectification", _("rectification plan")
    LEADER = "leader", _("leader's time limit")


class Confidentiality(models.TextChoices):
    OPEN = "open", pgettext_lazy("who may know", "open")
    INTERNAL = "internal", _("internal")
    NAMED = "named", _("named persons only")
    ACCUSATION = "accusation", _("accusation (isolated)")


class FinishState(models.TextChoices):
    DONE = "done", _("completed")
    MOSTLY = "mostly", _("basically completed")
    UNDONE = "undone", _("not completed")
    SUSTAINED = "sustained", _("long-term")


class DeclineReason(models.TextChoices):
    OUT_OF_SCOPE = "out_of_scope", _("outside the scope")
    LEGAL_ROUTE = "legal_route", _("belongs to a legal procedure")
    ALREADY_HANDLED = "already_handled", _("already handled, no new facts")
    DUPLICATE = "duplicate", _("duplicate")
    NO_CONTENT = "no_content", _("content unclear, cannot be checked")
    UNLAWFUL = "unlawful", _("against law or public order")


class ReturnReason(models.TextChoices):
    NOT_OURS = "not_ours", _("not this department's duty")
    WRONG_AREA = "wrong_area", _("wrong area")
    NEED_LEAD = "need_lead", _("needs another lead department")
    INSUFFICIENT = "insufficient", _("not enough information")


class PendReason(models.TextChoices):
    POLICY = "policy", _("limits of policy")
    FUNDS = "funds", _("funds not in place")
    SUPERIOR = "superior", _("must be solved above")
    LEGACY = "legacy", _("left over from history")
    LITIGATION = "litigation", _("in litigation or arbitration")


class DutyRole(models.TextChoices):
    LEAD_DEPT = "lead_dept", _("lead department")
    ASSIST_DEPT = "assist_dept", _("assisting department")
