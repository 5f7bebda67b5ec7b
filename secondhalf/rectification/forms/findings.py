"""Entering findings, one or many; and what each verb of a finding asks. 反馈问题表单。"""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Choice, Day, HouseForm, Segments
from secondhalf.matters.forms.intake import CategoryField
from secondhalf.matters.forms.narrowed import LaterDay, line
from secondhalf.matters.forms.narrowed import words as lines_of_text
from secondhalf.matters.kinds import FinishState
from secondhalf.rectification import outline as outlines
from secondhalf.rectification.filing import FilingAnswer
from secondhalf.rectification.forms.inspections import InspectionForm
from secondhalf.rectification.kinds import Commonality, RectifyClass
from secondhalf.rectification.outcomes import UNIT_WORDS, UNITS, label
from secondhalf.rectification.pasting import MOST, Pasted

NATURE = [("", _("not said yet")), *Commonality.choices]


class EnterFindingForm(InspectionForm):
    """One item of the feedback document."""

    outline = line(_("Place in the feedback"), length=24, hint=_("As it stands there, for example 一（一）1 or 1.1.1."))
    aspect = line(_("Aspect"), length=80, hint=_("The heading under which the feedback has it."))
    words = lines_of_text(
        _("Finding in its original words"), rows=5,
        hint=_("Copied word for word. Once entered, nobody may change it."),
    )  # fmt: skip
    specifics = lines_of_text(_("How it shows"), rows=3, required=False)
    commonality = Choice(label=_("Nature of the problem"), choices=NATURE, required=False)
    rectify_class = Choice(label=_("Class"), choices=RectifyClass, initial=RectifyClass.LIMITED, widget=Segments)
    due_on = forms.DateField(
        label=_("To be put right by"), widget=Day, required=False,
        help_text=_("Left empty: the end of the concentrated stage, or the limit for what is put right at once."),
    )  # fmt: skip
    category = CategoryField(required=False)
    touches_workers = forms.BooleanField(
        label=_("Workers are affected"), required=False,
        help_text=_("Then the application for close-out needs what the workers concerned say of it."),
    )  # fmt: skip

    def narrow(self):
        self.fields["category"].offer(self.inspection.realm)
        last = self.inspection.findings.order_by("-id").first()
        self.fields["aspect"].initial = last.aspect if last else ""

    def clean_outline(self):
        return clean_place(
            self.cleaned_data["outline"], set(self.inspection.findings.values_list("outline", flat=True))
        )

    def clean(self):
        """What `enter_findings` takes: one row."""
        data = super().clean() or self.cleaned_data
        return data if self.errors else {"rows": [data]}


class NewProblemForm(EnterFindingForm):
    """What a look-back found anew: filled in from its record, to be put right before it is entered."""

    def __init__(self, *args, item, **kwargs):
        self.item = item
        super().__init__(*args, **kwargs)

    def narrow(self):
        super().narrow()
        finding, words, due_on = self.item.finding, self.fields["words"], self.fields["due_on"]
        beside = {"aspect": finding.aspect, "touches_workers": finding.touches_workers, "words": self.item.seen.found}
        beside |= {"outline": self.inspection.place_beside(finding), "category": finding.matter.category_id}
        for name, value in beside.items():
            self.fields[name].initial = value
        self.fields["outline"].help_text = _("The next free place under the heading of the finding looked at.")
        words.label, words.help_text = _("The problem in words"), _("Once entered, nobody may change it.")
        due_on.help_text = _("Left empty: the time of its class, from the day of the look-back on.")

    def clean(self):
        """What `enter_new_problem` takes beside the item."""
        data = super().clean()
        return data if self.errors else {"row": data["rows"][0]}


def clean_place(text, taken):
    try:
        outline = outlines.read(text)
    except ValueError:
        raise forms.ValidationError(_("This is no place in an outline. Write it like 一（一）1 or 1.1.1.")) from None
    if outline in taken:
        raise forms.ValidationError(_("The feedback has this place already; a number is never given twice."))
    return outline


class EnterManyForm(InspectionForm):
    """Rows copied out of a table: place, aspect, words, and if they are there class and day."""

    pasted = lines_of_text(
        _("Pasted rows"), rows=14, max_length=200_000,
        hint=_(
            "One finding a line, cells parted by tabs as a spreadsheet copies them: place, aspect, original words,"
            " class, day, how it shows. The first three are needed."
        ),
    )  # fmt: skip

    def clean(self):
        """All rows, or what is wrong with each of them."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        pasted = Pasted(data["pasted"], taken=set(self.inspection.findings.values_list("outline", flat=True)))
        for problem in pasted.problems[:MOST]:
            self.add_error("pasted", problem)
        return {"rows": pasted.rows}


class FindingForm(HouseForm):
    """A form of a verb of a finding."""

    def __init__(self, *args, finding, actor=None, **kwargs):
        self.finding, self.actor = finding, actor
        super().__init__(*args, turn=finding.turn, use_required_attribute=False, **kwargs)
        self.narrow()

    def narrow(self):
        """Set choices and first values by self.finding."""


class AnalyseForm(FindingForm):
    specifics = lines_of_text(_("How it shows"), rows=4, required=False)
    commonality = Choice(label=_("Nature of the problem"), choices=NATURE, required=False)
    cause = lines_of_text(_("Cause"), rows=4, required=False)
    goal = lines_of_text(_("Goal"), rows=3, required=False)
    note = line(_("Remarks"), length=200, required=False)
    touches_workers = forms.BooleanField(label=_("Workers are affected"), required=False)

    def narrow(self):
        for name in self.asked():
            self.fields[name].initial = getattr(self.finding, name)


class AskChangeForm(FindingForm):
    rectify_class = Choice(label=_("Class"), choices=RectifyClass, widget=Segments)
    due_on = LaterDay(
        label=_("To be put right by"), required=False,
        help_text=_("Left empty, the day stays. What is kept up for the long term has assessments instead of a day."),
    )  # fmt: skip
    reason = lines_of_text(_("Reason"), rows=4, hint=_("A leader rules on it; the old value stays visible."))

    def narrow(self):
        self.fields["rectify_class"].initial = self.finding.rectify_class

    def clean(self):
        data = super().clean() or self.cleaned_data
        dated = data.get("due_on") or self.finding.due_on or data.get("rectify_class") == RectifyClass.SUSTAINED
        if not self.errors and not dated:
            self.add_error("due_on", _("Name the day by which it is to be put right."))
        return data


class ExplainForm(FindingForm):
    explanation = lines_of_text(_("Explanation"), rows=3)


class WordForm(FindingForm):
    word = Choice(label=_("Completion"), choices=FinishState, widget=forms.RadioSelect)
    grounds = lines_of_text(
        _("Grounds"), rows=4, hint=_("“Basically completed” is never counted as completed. Struck off is, by itself.")
    )


def number(name):
    title = lazy(number_title, str)(name)
    if UNITS[name] == "万元":
        return forms.DecimalField(label=title, min_value=0, max_digits=12, decimal_places=2, required=False)
    return forms.IntegerField(label=title, min_value=0, max_value=10**6, required=False)


def number_title(name):
    return _("%(what)s (%(unit)s)") % {"what": str(label(name)), "unit": str(UNIT_WORDS[UNITS[name]])}


Numbers = type("Numbers", (forms.Form,), {name: number(name) for name in UNITS})


class CountResultsForm(Numbers, FindingForm):
    """Numbers in their own units; what is left empty is nought."""

    rules_named = lines_of_text(_("Rules, by name"), rows=3, required=False)

    def narrow(self):
        latest = self.finding.outcome
        for name in UNITS:
            self.fields[name].widget.attrs["class"] = "short"
            self.fields[name].initial = getattr(latest, name) if latest else None
        self.fields["rules_named"].initial = latest.rules_named if latest else ""
        self.order_fields([*UNITS, "rules_named"])


class ConfirmForm(FindingForm):
    asked = forms.IntegerField(label=_("Workers asked"), min_value=1, max_value=10**6)
    agreed = forms.IntegerField(label=_("Of whom agree that it is put right"), min_value=0, max_value=10**6)
    representatives = forms.IntegerField(
        label=_("Workers’ representatives among them"), min_value=0, max_value=10**6, required=False
    )
    said = lines_of_text(_("What they said"), rows=4, required=False, hint=_("Without names: how many, never who."))


class FileUpwardForm(FindingForm):
    addressee = line(_("Filed with"), length=120)
    paper_no = line(_("Number of the paper"), length=60, required=False)
    text = lines_of_text(_("What is filed"), rows=6)

    def narrow(self):
        self.fields["addressee"].initial = self.finding.inspection.inspector


class AnswerFilingForm(FindingForm):
    outcome = Choice(label=_("Answer"), choices=FilingAnswer.Outcome, widget=forms.RadioSelect)
    text = lines_of_text(_("Words of the answer"), rows=4, required=False)


FINDING_FORMS = {
    "analyse": AnalyseForm,
    "ask_change": AskChangeForm,
    "grant_change": ExplainForm,
    "refuse_change": ExplainForm,
    "word_completion": WordForm,
    "count_results": CountResultsForm,
    "confirm_by_workers": ConfirmForm,
    "file_upward": FileUpwardForm,
    "answer_filing": AnswerFilingForm,
}
