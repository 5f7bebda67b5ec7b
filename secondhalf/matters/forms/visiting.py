"""The record of one visit, for `verify` and `send_back`: one form, one page, one validation. 现场核验记录。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import HouseForm
from secondhalf.matters import standards
from secondhalf.matters.forms.evidence import PointRow
from secondhalf.matters.forms.narrowed import LaidOut, LaterDay, MatterForm, line, words
from secondhalf.matters.forms.rows import RowsField
from secondhalf.matters.forms.signing import PairRow, SignaturesField
from secondhalf.matters.stages import Stage
from secondhalf.matters.verifying import Signature
from secondhalf.people.posts import Role

ANSWERS = ("workers_satisfied", "workers_basic", "workers_unsatisfied")
LEADERS = (Role.RESP_LEADER, Role.APPROVER)


def count(label):
    return forms.IntegerField(label=label, min_value=0, max_value=30000, required=False)


class OnTheSpot(LaidOut, HouseForm):
    """What every record made on the spot asks for, whoever makes it; `points` first, as on the form people carry."""

    points = RowsField(PointRow, add=_("Add a check point"), label=_("Check points"))
    place = line(_("Place"), length=120)
    note = words(_("Remarks"), required=False, rows=3)

    def refuse_over_failures(self, data):
        """What concludes that it passed, passed at every check point."""
        if any(not point["passed"] for point in data.get("points") or ()):
            self.add_error("conclusion", _("A check point does not meet its standard, so it cannot have passed."))


class VisitForm(OnTheSpot, MatterForm):
    """The record of one visit (DOMAIN §5.9)."""

    pairs = RowsField(
        PairRow, add=_("Add a pair of photos"), least=0, required=False, label=_("Before and after"),
        help_text=_("Two photos of the same place. Evidence that is there already need not be sent again."),
    )  # fmt: skip
    visited_at = forms.DateTimeField(
        label=_("Visited at"), widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )
    accompanied_by = line(_("Accompanied by"), length=200, required=False)
    workers_satisfied = count(_("Satisfied"))
    workers_basic = count(_("Basically satisfied"))
    workers_unsatisfied = count(_("Not satisfied"))
    workers_asked = count(_("Workers asked in all"))
    by_leader = forms.BooleanField(label=_("Re-inspection by a leader"), required=False)
    signatures = SignaturesField(required=False, label=_("Signatures"))

    ABOUT_VISIT = (
        "pairs", "visited_at", "place", "accompanied_by", *ANSWERS, "workers_asked", "by_leader", "note", "signatures",
    )  # fmt: skip
    field_order = ["points", *ABOUT_VISIT]

    def narrow(self):
        self.fields["visited_at"].initial = moments.now
        self.fields["place"].initial = self.matter.place
        self.fields["points"].initial = standards.points_of(self.matter)
        self.fields["pairs"].initial = standards.pairs_of(self.matter)
        self.fields["by_leader"].initial = self.actor.has(*LEADERS) and not self.actor.has(Role.VERIFIER)

    def clean(self):
        data = super().clean() or self.cleaned_data
        self.count_workers(data)
        if data.get("visited_at") and data["visited_at"] > moments.now():
            self.add_error("visited_at", _("This time has not come yet."))
        return data

    def count_workers(self, data):
        """Nothing but numbers; asked are as many as answered, unless more are said to have been asked."""
        if any(name in self.errors for name in (*ANSWERS, "workers_asked")):
            return
        answers = {name: data.get(name) or 0 for name in ANSWERS if name in data}
        data |= answers
        if "workers_asked" in data:
            answered = sum(answers.values())
            data["workers_asked"] = answered if data["workers_asked"] is None else data["workers_asked"]
            if answered > data["workers_asked"]:
                self.add_error("workers_asked", _("More answered than were asked."))


class VerifyForm(VisitForm):
    """Every check point meets its standard."""


class SendBackForm(VisitForm):
    """Not yet good enough, and why. From a verification the visit is recorded with it."""

    reason = words(_("What is still to be put right"), hint=_("The department reads this."))
    fix_by = LaterDay(
        label=_("To be put right by"), required=False,
        help_text=_("A clock of its own. The time limit of the matter goes on beside it; the earlier day counts."),
    )  # fmt: skip
    relapsed = forms.BooleanField(label=_("It passed before and fails now (relapse)"), required=False)

    field_order = ["reason", *VisitForm.field_order]

    def narrow(self):
        super().narrow()
        for name in ("points", *self.ABOUT_VISIT, "fix_by", "relapsed"):
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

    PASSED, FIX, RELAPSE = "verify", "send_back", "relapse"
    CONCLUSIONS = {
        PASSED: _("Passed: every check point meets its standard"),
        FIX: _("Needs more work: it goes back to the department"),
        RELAPSE: _("Relapse: it passed before and fails now"),
    }

    conclusion = forms.ChoiceField(label=_("Conclusion"), widget=forms.RadioSelect, choices=[*CONCLUSIONS.items()])

    field_order = [*VisitForm.field_order, "conclusion", "reason", "fix_by"]

    def narrow(self):
        super().narrow()
        for name in ("points", "visited_at", "place"):
            self.fields[name].required = True
        del self.fields["relapsed"]
        self.ask_what_the_conclusion_needs()
        self.fields["signatures"].must = [Signature.Side.VERIFIER]
        self.fields["signatures"].required = True
        if not self.matter.has_passed:
            self.fields["conclusion"].choices = [*self.CONCLUSIONS.items()][:2]
        self.verb = ""

    def ask_what_the_conclusion_needs(self):
        """What is to be put right, and by when, are not optional where it goes back; of a relapse the day is."""
        concluded = self.data.get("conclusion") if self.is_bound else self.FIX
        for name, told, needed in (
            ("reason", _("Say what is still to be put right."), (self.FIX, self.RELAPSE)),
            ("fix_by", _("Say by which day."), (self.FIX,)),
        ):
            self.fields[name].required = concluded in needed
            self.fields[name].error_messages["required"] = told

    def clean(self):
        data = super().clean()
        concluded = self.data.get("conclusion", "")
        self.verb = "verify" if concluded == self.PASSED else "send_back"
        data.pop("conclusion", None)
        if concluded == self.PASSED:
            data.pop("reason", None)
            data.pop("fix_by", None)
            self.refuse_over_failures(data)
            return data
        return data | {"relapsed": concluded == self.RELAPSE}
