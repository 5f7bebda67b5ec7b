"""What each verb of an inspection asks, in words. 巡察与整改表单。"""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Choice, Day, HouseForm
from secondhalf.matters.forms.narrowed import OrganisationField, PersonField, line, words
from secondhalf.people.models import Organisation, Post
from secondhalf.people.organisations import Kind
from secondhalf.rectification.kinds import InspectionSource, LookedBack
from secondhalf.rectification.moving import MOVABLE
from secondhalf.rectification.noting import NodeKind, NoSuchDay

STAYS = _("Now: %(day)s. Left empty, it stays.")
MOVES_FINDINGS = _("Now: %(day)s. Left empty, it stays. Findings that are due on this day move with it.")


class InspectionForm(HouseForm):
    """A form of a verb; `cleaned_data` is exactly what the verb is called with, beside `by`.

    inspection: the one it is about (None when it is entered). actor: who acts.
    """

    def __init__(self, *args, inspection=None, actor=None, **kwargs):
        self.inspection, self.actor = inspection, actor
        turn = inspection.turn if inspection else None
        super().__init__(*args, turn=turn, use_required_attribute=False, **kwargs)
        self.narrow()

    def narrow(self):
        """Set choices and first values by self.inspection and self.actor."""


def date(label, hint=""):
    return forms.DateField(label=label, widget=Day, required=False, help_text=hint)


class ReceiveForm(InspectionForm):
    """The inspection as the feedback meeting hands it over."""

    name = line(_("Name of the round"), length=80, hint=_("For example “Second round of tours 2026”."))
    source = Choice(label=_("Kind of inspection"), choices=[("", _("Choose")), *InspectionSource.choices])
    inspector = line(_("Inspected by"), length=120, hint=_("The body that inspected, by its full name."))
    unit = OrganisationField(label=_("Inspected"))
    head = PersonField(
        label=_("Head who signs personally"), help_text=_("The first person responsible signs for the feedback.")
    )
    feedback_on = forms.DateField(label=_("Day of the feedback"), widget=Day)
    plan_due_on = date(_("Plan due"), _("Left empty, the dates follow from the day of the feedback by the profile."))
    report_due_on = date(_("Report due"))
    stage_end_on = date(_("End of the concentrated stage"))
    look_back_on = date(_("Look-back"))

    def narrow(self):
        seat = self.actor.post.seat
        below = Organisation.objects.under(seat.path)
        self.fields["unit"].queryset = below.filter(kind__in=(Kind.UNIT, Kind.UNION), to_on=None)
        heads = (
            Post.objects.current().filter(organisation__in=below, leads=True).select_related("person", "organisation")
        )
        self.fields["head"].offer({post.person_id: f"{post.person} · {post.printed}" for post in heads})
        self.fields["feedback_on"].widget.attrs["max"] = moments.today().isoformat()

    def clean_feedback_on(self):
        day = self.cleaned_data["feedback_on"]
        if day > moments.today():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name in ("plan_due_on", "report_due_on", "stage_end_on", "look_back_on"):
            if data.get(name) and data.get("feedback_on") and data[name] < data["feedback_on"]:
                self.add_error(name, _("It cannot end before the feedback."))
        return data


class SubmitPlanForm(InspectionForm):
    preface = words(
        _("What the plan says before its lists"), rows=8,
        hint=_("Guiding thought, leading group, stages. The lists follow from what was determined for each finding."),
    )  # fmt: skip


class OpinionForm(InspectionForm):
    opinion = words(_("Opinion"), rows=3)


class ReturnForm(InspectionForm):
    opinion = words(_("What is to be changed"), rows=4, hint=_("Whoever submitted it reads this."))


class DecideForm(OpinionForm):
    meeting_no = line(_("Meeting number"), length=60, required=False, hint=_("And its day, as on the minutes."))


class SubmitReportForm(InspectionForm):
    """The usual headings; the figures are counted by the house."""

    situation = words(_("1. Situation"), rows=5, hint=_("Figures first: they are counted and added by themselves."))
    done = words(_("2. What was done"), rows=6)
    problems = words(_("3. What is still wrong"), rows=4)
    next_steps = words(_("4. What comes next"), rows=4)
    personal = words(_("Personal report of the head"), rows=4, required=False)


class RecordNodeForm(InspectionForm):
    """What was held on the way, beside plan and report."""

    kind = Choice(label=_("What it was"), choices=NodeKind, widget=forms.RadioSelect)
    held_on = forms.DateField(label=_("Held on"), widget=Day)
    text = words(
        _("Who took part, what came of it"), rows=4,
        hint=_("Posts and bodies, not the words of single persons. An assessment keeps the figures of this moment."),
    )  # fmt: skip
    paper_no = line(_("Number of the paper"), length=60, required=False)

    def narrow(self):
        self.fields["held_on"].widget.attrs["min"] = self.inspection.feedback_on.isoformat()
        self.fields["held_on"].widget.attrs["max"] = moments.today().isoformat()

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if not self.inspection.feedback_on <= day <= moments.today():
            raise forms.ValidationError(NoSuchDay.remedy)
        return day


class MoveDatesForm(InspectionForm):
    """Other days for the stages: what is left empty stays as it is."""

    feedback_on, plan_due_on, report_due_on = date(_("Day of the feedback")), date(_("Plan due")), date(_("Report due"))
    stage_end_on = date(_("End of the concentrated stage"))
    look_back_on = date(_("Look-back"))
    follow = forms.BooleanField(
        label=_("The dates left empty follow anew from the feedback, by the profile"), required=False
    )
    reason = words(_("Reason"), rows=3, hint=_("What stood there before stays visible, with the reason."))
    paper_no = line(_("Number of the paper"), length=60, required=False, hint=_("The decision it goes by."))

    def narrow(self):
        for name in MOVABLE:
            now = {"day": date_format(getattr(self.inspection, name))}
            hint = MOVES_FINDINGS if name == "stage_end_on" else STAYS
            self.fields[name].help_text = hint % now
        self.fields["feedback_on"].widget.attrs["max"] = moments.today().isoformat()


class DrawSampleForm(InspectionForm):
    size = forms.IntegerField(
        label=_("How many"), min_value=1, required=False, help_text=_("Left empty: all that were struck off.")
    )
    seed = line(
        _("Seed"), length=40, required=False,
        hint=_("For example figures of a lottery of that day. Left empty, one is made. It is written down either way."),
    )  # fmt: skip
    note = words(_("Note"), rows=2, required=False)
    ripe = forms.BooleanField(required=False)

    def narrow(self):
        months, struck = self.inspection.ripe_after, self.inspection.findings.to_settle().struck_off().in_order()
        ripe = sum(self.inspection.is_ripe(finding) for finding in struck)
        words = {"months": months, "n": ripe, "all": len(struck)}
        self.fields["ripe"].label = _("Only what was struck off %(months)s months ago or earlier") % words
        self.fields["ripe"].help_text = _("That is %(n)s of %(all)s struck off.") % words


class LookBackForm(InspectionForm):
    """What was found on the spot; nothing is chosen beforehand."""

    result = Choice(label=_("Result"), choices=LookedBack, widget=forms.RadioSelect)
    place = line(_("Place"), length=120)
    found = words(_("What was found"), rows=5, hint=_("A relapse reopens the number: this is its reason."))


INSPECTION_FORMS = {
    "sign_personally": InspectionForm,
    "submit_plan": SubmitPlanForm,
    "return_plan": ReturnForm,
    "approve_plan": DecideForm,
    "submit_report": SubmitReportForm,
    "return_report": ReturnForm,
    "accept_report": OpinionForm,
    "record_node": RecordNodeForm,
    "move_dates": MoveDatesForm,
    "conclude": DecideForm,
    "take_up_again": OpinionForm,
    "draw_sample": DrawSampleForm,
}
