"""What the office does with a voice: take up, join, answer, rule, open, write down. 工会办公室办理。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Segments
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.forms.intake import about
from secondhalf.matters.forms.narrowed import NumberField
from secondhalf.matters.kinds import Regime
from secondhalf.matters.models import Matter
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation, Person
from secondhalf.people.organisations import Kind
from secondhalf.voices import policy
from secondhalf.voices.calling_back import NotReached
from secondhalf.voices.forms.narrowed import VoiceForm, line, said, words
from secondhalf.voices.forms.rewritten import Rewritten
from secondhalf.voices.forms.speaking import SpeakForm
from secondhalf.voices.kinds import WRITTEN_DOWN, ChannelKind, How, Mode, Nature
from secondhalf.voices.models import Voice
from secondhalf.voices.receipts import secret_of
from secondhalf.voices.rewriting import Source

ALONGSIDE = 50


class VoicesField(forms.ModelMultipleChoiceField):
    """Other voices of the inbox, by their words."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(Voice.objects.none(), **options)

    def clean(self, value):
        return list(super().clean(value))

    def label_from_instance(self, voice):
        return f"{voice.no} · {voice.words[:60]}"


class TakeUpForm(Rewritten, VoiceForm):
    """What the departments will read, in the office's own words."""

    title = about("title")
    summary = about("summary")
    category = about("category")
    urgency = about("urgency")
    complexity = about("complexity")
    group_size = about("group_size")
    is_urgent_wish = about("is_urgent_wish")
    regime = forms.ChoiceField(label=_("Rule that applies"), choices=Regime, initial=Regime.UNIT)
    others = VoicesField(
        label=_("Voices that say the same"), required=False,
        help_text=_("Each keeps its own number, answer and verdict."),
    )  # fmt: skip

    def narrow(self):
        self.fields["category"].offer(self.voice.realm)
        self.fields["category"].initial = self.voice.category_id
        if via := self.voice.via:
            self.fields["category"].initial = self.voice.category_id or via.category_id
            self.fields["regime"].initial = via.regime
        if self.voice.danger:
            self.fields["urgency"].initial = "critical"
        waiting = policy.in_hand_of(self.actor).to_take_up().filter(unit=self.voice.unit).exclude(pk=self.voice.pk)
        nearby = waiting.order_by("-id").values("pk")[:ALONGSIDE]
        self.fields["others"].queryset = Voice.objects.filter(pk__in=list(nearby.values_list("pk", flat=True)))
        if not nearby:
            del self.fields["others"]


class JoinForm(VoiceForm):
    """A matter in hand that is about the same."""

    recent = forms.ModelChoiceField(
        Matter.objects.none(), label=_("A matter of the same unit"), required=False, empty_label=_("None of these")
    )
    matter = NumberField(label=_("Or any matter of this office, by its number"), required=False)

    def narrow(self):
        ours = matters_policy.visible_to(self.actor).filter(holder=self.voice.holder)
        self.fields["recent"].queryset = ours.open().filter(unit=self.voice.unit).order_by("-id")
        self.fields["matter"].visible = ours
        if self.voice.about_id and ours.filter(pk=self.voice.about.matter_id).exists():
            self.fields["matter"].initial = self.voice.about.matter.no

    def clean(self):
        data = super().clean() or self.cleaned_data
        chosen = data.pop("recent", None)
        data["matter"] = data.get("matter") or chosen
        if not data["matter"] and not self.errors:
            self.add_error("matter", _("Choose a matter, or write its number."))
        return data


class AnswerForm(VoiceForm):
    text = words(
        _("What you tell the person"), rows=7, max_length=5000,
        hint=_("What was done, what was measured, what stays so. Write it to the person, not about them."),
    )  # fmt: skip
    how = forms.ChoiceField(label=_("How the answer is given"), choices=said(How.choices), widget=forms.RadioSelect)

    def narrow(self):
        case = self.voice and self.voice.case
        if case:
            told = case.closures.order_by("-id").first() or case.triages.order_by("-id").first()
            self.fields["text"].initial = getattr(told, "answer", "") or getattr(told, "explanation", "")


class ReasonForm(VoiceForm):
    reason = words(_("Reason"), rows=3, max_length=1000)


class TakeOnForm(VoiceForm):
    reason = words(
        _("What is not so, in the office's words"), rows=2, max_length=500, required=False,
        hint=_("Departments and verifiers read it: no names, and nothing of the original words that tells who spoke."),
    )  # fmt: skip


class MissCallForm(VoiceForm):
    reason = forms.ChoiceField(
        label=_("Why there is no verdict"), choices=said(NotReached.choices), widget=forms.RadioSelect
    )
    note = words(
        _("What was tried"), required=False, rows=2, max_length=500, hint=_("When, how often, by which way.")
    )  # fmt: skip


class RedoForm(VoiceForm):
    explanation = words(
        _("What the person is told"), max_length=2000,
        hint=_("The departments read it too, so name nobody who spoke."),
    )  # fmt: skip


class ExplainForm(VoiceForm):
    explanation = words(
        _("Why the result stands"), max_length=2000, hint=_("The person reads it, and may say it is not so.")
    )


class AskForm(VoiceForm):
    text = words(
        _("What do you want to ask or tell?"), rows=4, max_length=4000,
        hint=_("It stands on the person's page, under the name of the union. Ask for nothing that tells who they are."),
    )  # fmt: skip


class NothingAsked(VoiceForm):
    """A button that asks nothing more."""


class SpeakForForm(Rewritten, SpeakForm):
    """An officer writes down what somebody said, and may register the matter at once."""

    channel = forms.ChoiceField(
        label=_("How it came"), widget=Segments,
        choices=[c for c in said(ChannelKind.choices) if c[0] in WRITTEN_DOWN],
    )  # fmt: skip
    nature = forms.ChoiceField(label=_("What it is"), choices=said(Nature.choices), widget=Segments)
    mode = forms.ChoiceField(
        label=_("How the person wants to speak"), widget=Segments,
        choices=[(Mode.NAMED, _("Named")), (Mode.HIDDEN, _("Hidden")), (Mode.ANONYMOUS, _("Anonymous"))],
    )  # fmt: skip
    raiser_name = line(
        _("Name"), length=60, required=False, hint=_("Kept apart; leave it empty for an unsigned letter.")
    )
    raiser_contact = line(_("How to reach the person"), length=80, required=False)
    receipt = forms.BooleanField(
        label=_("The person wants a receipt"), required=False,
        help_text=_("Shown once: read it out, or print it and hand it over. Do not keep it."),
    )  # fmt: skip
    register = forms.BooleanField(
        label=_("Register a matter from it now"), required=False,
        help_text=_("Otherwise it waits under “to take up”."),
    )  # fmt: skip
    title = about("title", required=False)
    summary = about("summary", required=False)
    category = about("category", required=False)
    urgency = about("urgency", required=False)
    complexity = about("complexity", required=False)
    group_size = about("group_size")
    is_urgent_wish = about("is_urgent_wish")

    ABOUT = ("title", "summary", "category", "urgency", "complexity", "group_size", "is_urgent_wish")
    own_unit = None

    def narrow(self):
        super().narrow()
        seat = self.actor.post.seat
        self.fields["unit"].queryset = Organisation.objects.under(seat.path).filter(kind=Kind.UNIT, to_on=None)
        self.fields["about_department"] = OrganisationField(
            label=_("Which department?"), required=False, empty_label=_("None")
        )
        departments = Organisation.objects.under(seat.path).filter(kind=Kind.DEPARTMENT, to_on=None)
        self.fields["about_department"].queryset = departments
        self.fields["category"].offer(seat.realm)
        self.fields["words"].label, self.fields["unit"].label = _("What was said"), _("Unit concerned")
        self.fields["place"].label, self.fields["occurred_on"].label = _("Place"), _("Occurred on")

    def clean(self):
        data = super().clean()
        data["raiser"] = {"name": data.pop("raiser_name", ""), "contact": data.pop("raiser_contact", "")}
        data["holder"] = self.actor.post.seat
        self.registers = data.pop("register", False)
        self.secret = self._secret_of(data.pop("receipt", False))
        self.about = {name: value for name in self.ABOUT if (value := data.pop(name, None)) not in (None, "")}
        for name in ("title", "summary", "category"):
            if self.registers and name not in self.about and name not in self.errors:
                self.add_error(name, _("Needed to register a matter."))
        return data

    def sources(self):
        """What is being written down, if a matter is made of it at once."""
        data = self.cleaned_data
        if not data.get("register") or not data.get("unit"):
            return []
        accused = [one for one in data["named"] if isinstance(one, Person)]
        wrote = (data.get("raiser_name"), data.get("raiser_contact"))
        return [Source(data.get("words", ""), data["unit"], accused, wrote)]

    def _secret_of(self, wanted):
        """The digits for the person; the same again for the same form, and of no use to anybody else's."""
        return secret_of(f"{self.actor.person.pk}:{self.once_key}") if wanted and self.once_key else ""
