"""Forms of what comes after completion. 挂牌、转长效、回访表单。"""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.forms.visiting import OnTheSpot
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Post
from secondhalf.people.organisations import Kind, place_after
from secondhalf.practical.forms.narrowed import (
    PastDay,
    PostField,
    ThingForm,
    WithPhoto,
    line,
    photo,
    said,
    whole,
    words,
)
from secondhalf.practical.keeping import Check
from secondhalf.practical.kinds import CycleUnit, Season


class PlaqueForm(WithPhoto, ThingForm):
    text = line(_("What is written on it"), length=120)
    place = line(_("Place"), length=120)
    put_up_on = PastDay(label=_("Put up on"))
    photo = photo(_("Photo of the plaque"), required=True)

    def narrow(self):
        self.fields["text"].initial = self.thing.title


class HandOverForm(ThingForm):
    owner = OrganisationField(label=_("Kept by"))
    post = PostField(label=_("Post responsible"), required=False, empty_label=_("Choose"))
    amount = whole(_("Checked every"), most=366, initial=3)
    unit = forms.ChoiceField(label=_("Counted in"), choices=lambda: said(CycleUnit.choices), initial=CycleUnit.MONTH)
    seasons = forms.MultipleChoiceField(
        label=_("Checked again when the season begins"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: said(Season.choices), help_text=_("The days of the seasons stand in the profile."),
    )  # fmt: skip
    rules = words(_("How it is kept for long"), required=False, rows=3)

    def narrow(self):
        owner, path = self.campaign.owner, self.campaign.owner.path
        self.fields["owner"].queryset = self.places(Kind.UNIT, Kind.UNION, Kind.DEPARTMENT)
        kept = self.thing.upkeep
        self.fields["owner"].initial = kept.owner_id if kept else self.thing.matter.lead_id
        below = {"organisation__path__gte": path, "organisation__path__lt": place_after(path)}
        self.fields["post"].queryset = Post.objects.current().filter(organisation__realm=owner.realm, **below)
        self.fields["rules"].initial = kept.rules if kept else self.thing.lasting
        for name in ("amount", "unit", "seasons", "post") if kept else ():
            self.fields[name].initial = getattr(kept, name)

    def clean(self):
        data = super().clean() or self.cleaned_data
        owner, post = data.get("owner"), data.get("post")
        if owner and post and post.organisation_id != owner.pk:
            self.add_error("post", _("This post belongs to another organisation than the one that keeps it."))
        return data


class CheckForm(OnTheSpot, ThingForm):
    """The record of one visit of the upkeep: as of an on-site verification, and its conclusion decides the verb."""

    PASSED, FAILED = "pass_check", "fail_check"
    CONCLUSIONS = {
        PASSED: _("Passed: every check point meets its standard"),
        FAILED: _("It did not last: it is worked on again"),
    }

    check = forms.ModelChoiceField(label=_("Which check"), queryset=Check.objects.none(), empty_label=None)
    visited_on = PastDay(label=_("Visited on"))

    field_order = ["check", "points", "visited_on", "place", "note"]

    def narrow(self):
        field = self.fields["check"]
        field.queryset = self.thing.checks.filter(visit=None).order_by("due_on")
        field.initial = field.queryset.first()
        field.label_from_instance = lambda check: f"{check.get_why_display()} · {date_format(check.due_on)}"
        self.fields["points"].widget.actor = self.actor
        self.fields["points"].initial = self.thing.points_to_check()


class CheckRecordForm(CheckForm):
    """The page of a visit: one record, and at its end the conclusion, which decides the verb."""

    conclusion = forms.ChoiceField(
        label=_("Conclusion"), widget=forms.RadioSelect, choices=[*CheckForm.CONCLUSIONS.items()]
    )

    field_order = [*CheckForm.field_order, "conclusion"]

    def clean(self):
        data = super().clean() or self.cleaned_data
        self.verb = data.pop("conclusion", "") or CheckForm.PASSED
        points = data.get("points") or ()
        if self.verb == self.PASSED:
            self.refuse_over_failures(data)
        elif points and all(point["passed"] for point in points):
            self.add_error("conclusion", _("Every check point meets its standard, so it cannot have failed."))
        return data
