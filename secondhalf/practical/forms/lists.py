"""Forms of a list, of its vote, and of codes. 清单、票决、发码表单。"""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from secondhalf.core import moments
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind
from secondhalf.practical import needs
from secondhalf.practical.forms.narrowed import PlanDay, ThingForm, line, whole, words
from secondhalf.practical.models import Campaign
from secondhalf.practical.polling import MOST, Issue


class BeginForm(ThingForm):
    title = line(_("Title"), length=80, hint=_("As it stands above the printed list."))
    unit = OrganisationField(label=_("Unit concerned"))
    year = whole(_("Year"), least=2000, most=2100)
    batch = whole(_("Batch"), most=20, initial=1)
    basis = words(_("What it is based on"), required=False, rows=3)

    def narrow(self):
        seat = self.actor.post.seat
        self.fields["unit"].queryset = (
            Organisation.objects.under(seat.path).living().filter(kind__in=(Kind.UNIT, Kind.UNION))
        )
        self.fields["year"].initial = moments.today().year

    def clean(self):
        data = super().clean() or self.cleaned_data
        same = Campaign.objects.filter(owner=self.actor.post.seat, year=data.get("year"), batch=data.get("batch"))
        if same.exists():
            self.add_error("batch", _("There is a list of this year and batch already."))
        return data


class OpenVoteForm(ThingForm):
    last_day = PlanDay(label=_("Last day of the vote"))
    most = whole(_("Each may choose, at most"), most=100, initial=5)

    def narrow(self):
        self.fields["last_day"].initial = moments.today() + datetime.timedelta(days=7)


class CodesForm(ThingForm):
    unit = OrganisationField(label=_("For whom"))
    count = whole(
        _("How many codes"), most=MOST,
        hint=_("One for each person. Only this number is kept; which code goes to whom is written down nowhere."),
    )  # fmt: skip

    def narrow(self):
        self.fields["unit"].queryset = self.places(Kind.UNIT, Kind.UNION, Kind.DEPARTMENT)
        self.fields["unit"].initial = self.thing.unit_id


class WithdrawCodesForm(ThingForm):
    sheet = forms.ModelChoiceField(label=_("Lost sheet"), queryset=Issue.objects.none(), empty_label=None)
    reason = words(_("Reason"), rows=3, hint=_("How it was lost. It stays on record."))

    def narrow(self):
        field = self.fields["sheet"]
        poll = needs.poll_of(self.thing)
        field.queryset = poll.sheets_left.select_related("unit", "act") if poll else Issue.objects.none()
        field.label_from_instance = sheet_words


def sheet_words(issue):
    """For whom, how many, and when it was printed."""
    codes = ngettext("%(n)d code", "%(n)d codes", issue.count) % {"n": issue.count}
    printed = date_format(timezone.localtime(issue.act.at), "SHORT_DATETIME_FORMAT")
    return f"{issue.unit} · {codes} · {printed}"


class ProlongForm(ThingForm):
    last_day = PlanDay(label=_("Last day of the rating"))

    def clean_last_day(self):
        day, poll = self.cleaned_data["last_day"], self.thing.poll
        if poll is not None and day <= poll.last_day:
            raise ValidationError(_("Choose a day after the present last one."))
        return day
