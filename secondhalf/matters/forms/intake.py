"""Register, triage, put right, and up or down the tree. 登记、受理、转出、更正、提级。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import calendar, moments
from secondhalf.core.forms import Choice, Day, Segments, hinted
from secondhalf.matters.categories import Category, in_use
from secondhalf.matters.forms.narrowed import MatterForm, OrganisationField, line, words
from secondhalf.matters.guiding import GUIDANCE
from secondhalf.matters.kinds import Complexity, Confidentiality, DeclineReason, MatterKind, Regime, Source, Urgency
from secondhalf.matters.stages import Route
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind


class CategoryField(forms.ModelChoiceField):
    """A place in the realm's category tree."""

    def __init__(self, **options):
        self.realm = None
        super().__init__(Category.objects.none(), label=_("Category"), empty_label=_("Choose"), **options)

    def offer(self, realm):
        self.realm = realm
        self.queryset = Category.objects.filter(realm=realm, is_current=True).select_related("parent")

    def to_python(self, value):
        """What is kept in memory is found there; anything else is looked up, and refused in the usual words."""
        return in_use(self.realm).get(value) or super().to_python(value)

    def label_from_instance(self, category):
        return f"{category.parent} · {category}" if category.parent_id else str(category)


def about(name, *, required=True):
    """The fields that say what a matter is about; a form takes those it asks for."""
    fields = {
        "title": line(_("Title"), length=60, required=required, hint=_("As usual: “On the problem of …”.")),
        "summary": words(
            _("Summary for the departments"), rows=6, required=required,
            hint=_("In your own words, without the names of those who spoke. Departments read this."),
        ),
        "category": CategoryField(required=required),
        "unit": OrganisationField(label=_("Unit concerned"), required=required),
        "place": line(_("Place"), length=120, required=False),
        "urgency": Choice(
            label=_("Urgency"), choices=Urgency, initial=Urgency.NORMAL, widget=Segments, required=required
        ),
        "complexity": Choice(
            label=_("Difficulty"), choices=Complexity, initial=Complexity.ORDINARY, widget=Segments, required=required,
            help_text=_("It sets the time limit, unless a regulation does."),
        ),
        "group_size": forms.IntegerField(
            label=_("Workers concerned"), min_value=1, max_value=10**7, required=False,
            help_text=_("About how many. Never a list of people."),
        ),
        "is_urgent_wish": forms.BooleanField(label=_("Urgent, difficult, worrying and longed-for"), required=False),
    }  # fmt: skip
    return fields[name]


# An accusation names whom it is about: it is taken up from a voice, which bars them.
KNOWN = [(known.value, known.label) for known in (Confidentiality.OPEN, Confidentiality.INTERNAL)]


class RegisterForm(MatterForm):
    """An officer enters what was raised, also on somebody's behalf."""

    title = about("title")
    summary = about("summary")
    category = about("category")
    unit = about("unit")
    place = about("place")
    occurred_on = forms.DateField(label=_("Occurred on"), widget=Day, required=False)
    source = Choice(label=_("Came through"), choices=Source, initial=Source.VISIT)
    kind = Choice(label=_("Kind of matter"), choices=MatterKind, initial=MatterKind.DEMAND)
    urgency = about("urgency")
    complexity = about("complexity")
    group_size = about("group_size")
    is_urgent_wish = about("is_urgent_wish")
    regime = Choice(label=_("Rule that applies"), choices=Regime, initial=Regime.UNIT)
    confidentiality = Choice(label=_("Who may know"), choices=KNOWN, initial=Confidentiality.INTERNAL)

    def narrow(self):
        seat = self.actor.post.seat
        self.fields["category"].offer(seat.realm)
        self.fields["unit"].queryset = Organisation.objects.under(seat.path).filter(kind=Kind.UNIT, to_on=None)
        self.fields["occurred_on"].widget.attrs["max"] = moments.today().isoformat()

    def clean_occurred_on(self):
        day = self.cleaned_data["occurred_on"]
        if day and day > moments.today():
            self.add_error("occurred_on", _("This day has not come yet."))
        return day


class AmendForm(MatterForm):
    """Put the register right before it is dispatched; what it said before stays visible."""

    title = about("title", required=False)
    summary = about("summary", required=False)
    category = about("category", required=False)
    unit = about("unit", required=False)
    place = about("place")
    urgency = about("urgency", required=False)
    complexity = about("complexity", required=False)
    group_size = about("group_size")
    is_urgent_wish = about("is_urgent_wish")
    reason = line(_("Why it is put right"), length=200, required=False)

    def narrow(self):
        matter = self.matter
        self.fields["category"].offer(matter.realm)
        self.fields["unit"].queryset = Organisation.objects.under(matter.holder.path).filter(kind=Kind.UNIT)
        for name in set(self.fields) - {"reason", *self.TRAVELLING}:
            self.fields[name].initial = getattr(matter, name)

    def clean(self):
        """Only what was sent: a machine may leave out what stays."""
        sent = {name for name in self.fields if self.add_prefix(name) in self.data} | {"reason"}
        if "turn" in self.data:  # a page sends everything, and an unticked box by silence
            sent.add("is_urgent_wish")
        kept = {name: value for name, value in self.cleaned_data.items() if name in sent}
        empty = [name for name in ("title", "summary", "category", "unit", "urgency", "complexity") if name in kept]
        for name in empty:
            if not kept[name]:
                self.add_error(name, _("This may not become empty."))
        return kept


class CarryOverForm(RegisterForm):
    """What another ledger has struck off, and what it says of that."""

    file_name = line(_("File"), length=160)
    file_sha256 = forms.RegexField("^[0-9a-f]{64}$", label=_("SHA-256 of the file"))
    closed_on = forms.DateField(label=_("Struck off on, as the file says"), required=False, widget=Day)
    closed_by = line(_("Struck off by, as the file says"), length=200, required=False)
    said = words(_("What the file says of it"), required=False)
    line = forms.IntegerField(label=_("Row of the file"), min_value=1)


class AdmitForm(MatterForm):
    """It is ours to see to. What was registered stands where nothing else is said."""

    regime = Choice(label=_("Rule that applies"), choices=Regime, required=False)
    complexity = Choice(
        label=_("Difficulty"), choices=Complexity, required=False, widget=Segments,
        help_text=_("It sets the time limit, unless a regulation does."),
    )  # fmt: skip
    ticket_due_on = forms.DateField(
        label=_("Day that the 12345 ticket names"), required=False, widget=Day,
        help_text=_("Only for what was passed on by 12345: the limit is the one on the ticket."),
    )  # fmt: skip
    route = Choice(label=_("Close-out route"), choices=Route, required=False)

    def narrow(self):
        for name in ("regime", "complexity", "ticket_due_on", "route"):
            self.fields[name].initial = getattr(self.matter, name)

    def clean(self):
        data = super().clean() or self.cleaned_data
        regime = data.get("regime") or self.matter.regime
        known = data.get("ticket_due_on") or self.matter.ticket_due_on
        if regime == Regime.GOV_HOTLINE and not known and "ticket_due_on" not in self.errors:
            self.add_error("ticket_due_on", _("Enter the day that the ticket names."))
        return data


# Where else somebody may go: the words that they are given stand under each.
PATHS = [("", _("none")), *[(path.value, hinted(path.label, told)) for path, told in GUIDANCE.items()]]


class DeclineForm(MatterForm):
    reason = Choice(label=_("Reason"), choices=DeclineReason, widget=forms.RadioSelect)
    explanation = words(_("Explanation"), hint=_("Everybody who raised it is given these words."))
    legal_path = Choice(
        label=_("Legal path to point to"), choices=PATHS, required=False, widget=forms.RadioSelect,
        help_text=_("Whoever raised it reads the words of the path under your explanation. The union does not go it."),
    )  # fmt: skip

    def clean(self):
        data = super().clean() or self.cleaned_data
        if data.get("reason") == DeclineReason.LEGAL_ROUTE and not data.get("legal_path"):
            self.add_error("legal_path", _("Say which path it is, so that they know where to go and until when."))
        return data


class TransferForm(MatterForm):
    destination = line(_("Where it goes"), length=120, hint=_("The body outside this union line, by its full name."))
    explanation = words(_("Explanation"), hint=_("Everybody who raised it is given these words."))
    legal_path = Choice(
        label=_("Legal path to point to"), choices=PATHS, required=False, widget=forms.RadioSelect,
        help_text=_("Whoever raised it reads the words of the path under your explanation. The union does not go it."),
    )  # fmt: skip


class HandUpForm(MatterForm):
    reason = words(_("Why it goes up"))


class HandDownForm(MatterForm):
    taker = OrganisationField(label=_("Union that takes it"))
    reason = words(_("Why it goes down"))

    def narrow(self):
        below = Organisation.objects.under(self.matter.holder.path).filter(kind=Kind.UNION, to_on=None)
        self.fields["taker"].queryset = below.exclude(pk=self.matter.holder_id)


class RetimeForm(MatterForm):
    """Nothing is asked: the running clocks are counted anew by the calendar in force."""

    def clean(self):
        return {"edition": calendar.edition()}
