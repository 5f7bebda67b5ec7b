"""The parts of the close-out: apply, review, verify, send back, endorse, approve, close. 销号各环节。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.matters.applying import Application
from secondhalf.matters.forms.evidence import PointRow
from secondhalf.matters.forms.narrowed import MatterForm, line, words
from secondhalf.matters.forms.rows import RowsField
from secondhalf.matters.stages import Stage


class ApplyForm(MatterForm):
    """The three musts: measures done, evidence given, the raiser contacted."""

    done = words(_("What was done"))
    effect = words(_("Effect"), hint=_("What is different now, in figures where there are any."))
    contact = forms.ChoiceField(
        label=_("Contact with whoever raised it"), choices=Application.Contact, widget=forms.RadioSelect
    )
    lessons = words(_("Like cases, rules made"), required=False, rows=3)


class ReviewForm(MatterForm):
    opinion = words(_("Opinion"), hint=_("Do measures and evidence answer the problem?"))


class EndorseForm(MatterForm):
    commitment = words(
        _("Truth commitment"),
        hint=_("In your own words, for example: “I have seen the evidence and answer for its truth.”"),
    )
    opinion = words(_("Opinion"), required=False, rows=3)


class ApproveForm(MatterForm):
    opinion = words(_("Opinion"))
    meeting_no = line(_("Number of the meeting"), length=60, required=False, hint=_("If a meeting decided it."))


class CloseForm(MatterForm):
    answer = words(
        _("Answer"), rows=6, hint=_("It goes to everybody who raised it: what was done, what came out, what stays.")
    )


class VisitForm(MatterForm):
    """The record of one visit (DOMAIN §5.9); `points` first, as on the form that people carry."""

    points = RowsField(PointRow, add=_("Add a check point"), label=_("Check points"))
    visited_at = forms.DateTimeField(
        label=_("Visited at"), widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )
    place = line(_("Place"), length=120)
    accompanied_by = line(_("Accompanied by"), length=200, required=False)
    workers_asked = forms.IntegerField(label=_("Workers asked"), min_value=0, max_value=30000, required=False)
    workers_satisfied = forms.IntegerField(label=_("Of whom satisfied"), min_value=0, max_value=30000, required=False)
    by_leader = forms.BooleanField(label=_("Re-inspection by a leader"), required=False)
    note = words(_("Remarks"), required=False, rows=3)

    ABOUT_VISIT = ("visited_at", "place", "accompanied_by", "workers_asked", "workers_satisfied", "by_leader", "note")

    def narrow(self):
        self.fields["visited_at"].initial = moments.now
        self.fields["place"].initial = self.matter.place
        self.fields["points"].initial = self.known_points()

    def known_points(self):
        """The check points of the last visit, to be measured anew: what they are, never what they showed."""
        last = self.matter.verifications.order_by("-id").first()
        return list(last.points.order_by("order").values("name", "method", "standard", "unit")) if last else []

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name in ("workers_asked", "workers_satisfied"):
            if name in data:
                data[name] = data[name] or 0
        if data.get("workers_satisfied", 0) > data.get("workers_asked", 0):
            self.add_error("workers_satisfied", _("There cannot be more than were asked."))
        if data.get("visited_at") and data["visited_at"] > moments.now():
            self.add_error("visited_at", _("This time has not come yet."))
        return data


class VerifyForm(VisitForm):
    """Every check point meets its standard."""


class SendBackForm(VisitForm):
    """Not yet good enough, and why. From a verification the visit is recorded with it."""

    reason = words(_("What is still to be put right"), hint=_("What, and by when. The department reads this."))

    field_order = ["reason"]

    def narrow(self):
        super().narrow()
        for name in ("points", *self.ABOUT_VISIT):
            self.fields[name].required = False
            if self.matter.stage != Stage.IN_VERIFICATION:
                del self.fields[name]

    def clean(self):
        data = super().clean()
        if data.get("points"):
            for name in ("visited_at", "place"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
            return data
        return {"reason": data.get("reason")}


class RecordForm(SendBackForm):
    """The page of a visit: one record, and at its end the conclusion, which decides the verb."""

    conclusion = forms.ChoiceField(
        label=_("Conclusion"), widget=forms.RadioSelect,
        choices=[
            ("verify", _("Passed: every check point meets its standard")),
            ("send_back", _("Needs more work: it goes back to the department")),
        ],
    )  # fmt: skip

    field_order = ["points", *VisitForm.ABOUT_VISIT, "conclusion", "reason"]

    def narrow(self):
        super().narrow()
        for name in ("points", "visited_at", "place"):
            self.fields[name].required = True
        self.fields["reason"].required = False
        self.verb = ""

    def clean(self):
        data = super().clean()
        self.verb = self.data.get("conclusion", "")
        data.pop("conclusion", None)
        if self.verb == "verify":
            data.pop("reason", None)
            if any(not point["passed"] for point in data.get("points") or ()):
                self.add_error("conclusion", _("A check point does not meet its standard, so it cannot have passed."))
        elif not data.get("reason"):
            self.add_error("reason", _("Say what is still to be put right."))
        return data
