"""The five fixes, before any work: which five, the profile's scheme says (DOMAIN §5.6). 五定。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.kinds import MatterKind
from secondhalf.matters.parts import PartField, PartKind

SCHEMES = {
    "rectification": ("resp_leader", "resp_department", "resp_person", "measures", "finish_on"),
    "practical": ("item", "target", "measures", "resp_person", "finish_on"),
    "hazard": ("resp_person", "finish_on", "duty", "target", "measures"),
    "hazard_law": ("resp_person", "measures", "funds", "finish_on", "contingency"),
}


class FiveFixes(Fact):
    """The superset of the schemes; all keys are stored, five are asked for."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="five_fixes")
    part = PartField()
    scheme = models.CharField(max_length=20)
    item = models.CharField(_("item"), max_length=200, blank=True)
    target = models.CharField(_("target or standard"), max_length=200, blank=True)
    measures = models.TextField(_("measures"), blank=True)
    duty = models.CharField(_("responsibility"), max_length=200, blank=True)
    resp_leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("responsible leader"),
    )  # fmt: skip
    resp_department = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("responsible department"),
    )  # fmt: skip
    resp_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("person responsible"),
    )  # fmt: skip
    finish_on = models.DateField(_("to be finished on"), null=True, blank=True)
    funds = models.CharField(_("funds"), max_length=200, blank=True)
    contingency = models.CharField(_("contingency plan"), max_length=200, blank=True)


class FixesConfirmed(Fact):
    """The responsible leader stands by the five fixes (DOMAIN §2.3)."""

    fixes = models.OneToOneField(FiveFixes, models.CASCADE, related_name="confirmed")


class Determinable:
    @property
    def fix_scheme(self):
        """The key of the five-fix scheme for this kind of matter."""
        if self.kind == MatterKind.PRACTICAL:
            return "practical"
        return self.where.value("matter.five_fixes")

    @property
    def fixes(self):
        """The five fixes in force, or None."""
        return self.five_fixes.order_by("-id").first()

    def determine(self, *, by, **fixes):
        """Fix the five elements of the scheme; work may begin.

        fixes: the scheme's five, and any other of FiveFixes' fields. Raises StillMissing when one of the five is empty.
        """
        with self.step("determine", by=by) as act:
            part = self.take_part(PartKind.HANDLED, by=by, act=act)
            act.record(self.five_fixes, part=part, scheme=self.fix_scheme, **fixes)

    def confirm(self, *, by):
        """The responsible leader confirms the five fixes in force; work need not wait for it."""
        with self.step("confirm", by=by) as act:
            act.record(FixesConfirmed.objects, fixes=self.fixes)
