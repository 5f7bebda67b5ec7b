"""What the page of rates is asked for in its address: whose, by what, which days. 三率查询条件。"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Day
from secondhalf.indicators.formulas import where_of
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind
from secondhalf.web.periods import RATE_PERIODS, Period

BY = [("unit", _("Unit")), ("department", _("Department")), ("category", _("Category"))]
MOST_PLACES = 60


class RatesForm(forms.Form):
    """The toolbar. Whatever is unknown counts as not asked."""

    of = forms.CharField(required=False, widget=forms.HiddenInput)
    by = forms.ChoiceField(label=_("Compare by"), required=False, choices=BY)
    period = forms.ChoiceField(label=_("Period"), required=False, choices=RATE_PERIODS)
    since = forms.DateField(label=_("First day"), required=False, widget=Day)
    until = forms.DateField(label=_("Last day"), required=False, widget=Day)

    def __init__(self, data):
        super().__init__(data, auto_id="rates-%s")
        self.is_valid()


@dataclass(frozen=True)
class Asked:
    """scope: the organisation. by: a name of BY. period: a Period. seat: the organisation of the reader's post."""

    seat: object
    scope: object
    by: str
    period: Period
    form: RatesForm

    @classmethod
    def of(cls, request):
        seat, form = request.actor.post.seat, RatesForm(request.GET or None)
        said = getattr(form, "cleaned_data", {})
        scope = below(seat, said.get("of"))
        return cls(seat, scope, said.get("by") or BY[0][0], period_of(said, seat), form)

    @property
    def params(self):
        """The same as parameters of an address."""
        named = {"of": self.scope.pk if self.scope != self.seat else "", "by": self.by, "period": self.period.name}
        if self.period.name == "free":
            named |= {"since": self.period.first, "until": self.period.last}
        return {name: value for name, value in named.items() if value}

    @property
    def query(self):
        return urlencode(self.params)


def below(seat, key):
    """The organisation of that key at or below the seat; anything else is the seat."""
    try:
        return Organisation.objects.under(seat.path).filter(pk=key).first() or seat if key else seat
    except forms.ValidationError:
        return seat


def period_of(said, seat):
    """The days asked for; days without a name are free ones."""
    if said.get("period") == "statistics":
        return Period.of_year(where_of(seat).value("statistics.year")[0])
    if said.get("period") == "free" and said.get("since") and said.get("until"):
        return Period.between(said["since"], said["until"])
    return Period.of(said.get("period"))


def places_of(scope, by):
    """The organisations that are compared, in the order of the tree: never in an order of merit (a QuerySet).

    By unit: the next level below, unions, else units, else departments. By department: every department below.
    """
    inside = Organisation.objects.under(scope.path).exclude(pk=scope.pk).living().select_related("parent")
    if by == "department":
        return inside.filter(kind=Kind.DEPARTMENT)
    unions = inside.filter(kind=Kind.UNION, parent=scope)
    if unions.exists():
        return unions
    units = inside.filter(kind=Kind.UNIT)
    return units if units.exists() else inside.filter(kind=Kind.DEPARTMENT)
