"""What came out, in numbers whose units are never added to each other (DOMAIN §5.4, law 12). 整改成效数字。

Of measures against persons only how many is kept: names are outside this system.
"""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact

PIECES, MONEY, PERSONS, CASES, TIMES = "项", "万元", "人", "件", "次"
UNITS = {
    "rules_new": PIECES,
    "rules_revised": PIECES,
    "funds_recovered": MONEY,
    "losses_recovered": MONEY,
    "organisational": PERSONS,
    "admonished": PERSONS,
    "criticised": PERSONS,
    "clues": CASES,
    "study_meetings": TIMES,
}
UNIT_WORDS = {
    PIECES: _("in number"),
    MONEY: _("10,000 yuan"),
    PERSONS: _("persons"),
    CASES: _("cases"),
    TIMES: _("times"),
}


def money(label):
    positive = [MinValueValidator(0)]
    return models.DecimalField(label, max_digits=12, decimal_places=2, default=0, blank=True, validators=positive)


class Outcome(Fact):
    """All numbers of one finding as they stand; the latest counts, earlier ones stay on record."""

    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="outcomes")
    rules_new = models.PositiveIntegerField(_("rules made"), default=0, blank=True)
    rules_revised = models.PositiveIntegerField(_("rules revised"), default=0, blank=True)
    funds_recovered = money(_("funds returned or recovered"))
    losses_recovered = money(_("losses made good"))
    organisational = models.PositiveIntegerField(_("organisational measures"), default=0, blank=True)
    admonished = models.PositiveIntegerField(_("admonished"), default=0, blank=True)
    criticised = models.PositiveIntegerField(_("criticised and instructed"), default=0, blank=True)
    clues = models.PositiveIntegerField(_("clues handed over"), default=0, blank=True)
    study_meetings = models.PositiveIntegerField(_("study meetings"), default=0, blank=True)
    rules_named = models.TextField(_("rules, by name"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["finding", "-id"], name="outcome_latest")]


def label(name):
    return Outcome._meta.get_field(name).verbose_name


class Countable:
    @property
    def outcome(self):
        """The numbers in force, or None."""
        return self.outcomes.order_by("-id").first()

    def count_results(self, *, by, rules_named="", **numbers):
        """Write down what came out. numbers: any of UNITS; what is not given is nought."""
        with self.step("count_results", by=by) as act:
            whole = {name: numbers.get(name) or 0 for name in UNITS}
            act.record(self.outcomes, **whole, rules_named=rules_named)


def behind(findings, name):
    """The findings with a number of that name in force, each with its `amount`."""
    latest = Outcome.objects.filter(finding=models.OuterRef("pk")).order_by("-id").values(name)[:1]
    return findings.annotate(amount=models.Subquery(latest)).filter(amount__gt=0)


def totals(findings):
    """{name: sum} over the numbers in force of a queryset of findings. Each stays in its own unit."""
    latest = Outcome.objects.filter(finding=models.OuterRef("finding")).order_by("-id").values("pk")[:1]
    in_force = Outcome.objects.filter(finding__in=findings.values("pk"), pk=models.Subquery(latest))
    found = in_force.aggregate(**{name: models.Sum(name) for name in UNITS})
    return {name: shortest(found[name] or 0) for name in UNITS}


def shortest(number):
    """3.5 for 3.50 and 100 for 100.00: what is added up carries noughts on one database and none on the other."""
    number = Decimal(number)
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()
