"""Speaking up: three questions for a worker. 我要反映。"""

from django import forms
from django.db.models import F, Q, TextField, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, hinted
from secondhalf.core.kept import Kept
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation, Person
from secondhalf.people.organisations import Kind
from secondhalf.voices.forms.narrowed import VoiceForm, line, words
from secondhalf.voices.forms.uploads import PhotosField
from secondhalf.voices.kinds import Mode, Nature
from secondhalf.voices.lodging import nearest_union, unit_of
from secondhalf.voices.public import notice, proof

LONGEST = 20_000
HIDDEN_HINT = _(
    "Your name is sealed and not tied to your account: you follow it by a receipt alone. Two people together may open "
    "it, with a reason, and you are told."
)
NAMED_HINT = _("The union's office may look up your name, and you are told when it does. Departments never see it.")


above = Kept(lambda key: Organisation.objects.get(pk=key).superior_union())


class Unions(forms.ChoiceField):
    """The nearest union first, then the one above it; the second costs nobody anything (DOMAIN §9.2)."""

    widget = forms.RadioSelect
    HINTS = (_("The nearest union"), _("Straight to the next level; that is your right"))

    def offer(self, nearest):
        """Offer a union and the next one above it, the nearest chosen."""
        self.unions = {str(union.pk): union for union in (nearest, above(nearest.pk)) if union}
        pairs = zip(self.unions.items(), self.HINTS, strict=False)
        self.choices = [(key, hinted(union.name, hint)) for (key, union), hint in pairs]
        self.initial = str(nearest.pk)

    def clean(self, value):
        """The union itself."""
        return self.unions.get(super().clean(str(value or "")))


class SpeakForm(VoiceForm):
    """A signed-in worker says what is wrong."""

    words = words(
        _("What is happening?"), rows=5, max_length=LONGEST,
        hint=_("Say it your own way. Please write no state secrets."),
    )  # fmt: skip
    photos = PhotosField(label=_("Photo"))
    unit = OrganisationField(label=_("Where do you work?"))
    place = line(_("Where?"), length=120, required=False)
    occurred_on = forms.DateField(label=_("On which day?"), widget=Day, required=False)
    mode = forms.ChoiceField(
        label=_("Should the union know who you are?"), widget=forms.RadioSelect,
        choices=[
            (Mode.NAMED, hinted(_("Named"), NAMED_HINT)),
            (Mode.HIDDEN, hinted(_("Hidden"), HIDDEN_HINT)),
        ],
    )  # fmt: skip
    about_department = OrganisationField(label=_("Which department?"), required=False, empty_label=_("None"))
    about_person = line(
        _("Who?"), length=60, required=False,
        hint=_("The name. Whoever you name never sees it, whatever their post; if need be it goes one union up."),
    )  # fmt: skip
    holder = Unions(label=_("Who shall receive it?"))
    danger = forms.BooleanField(
        label=_("Somebody is in danger now"), required=False,
        help_text=_("The office sees it first of all. In an emergency call 119, 120 or 110 before you write."),
    )  # fmt: skip

    def narrow(self):
        self.fields["once"].initial = proof.new_once()
        self.fields["occurred_on"].widget.attrs["max"] = moments.today().isoformat()
        if self.own_unit is None:
            self.fields["unit"].queryset = Organisation.objects.filter(
                realm=self.actor.person.realm, kind=Kind.UNIT, to_on=None
            )
            del self.fields["holder"], self.fields["about_department"]
            return
        del self.fields["unit"]
        self.fields["holder"].offer(nearest_union(self.own_unit))
        departments = Organisation.objects.under(self.own_unit.path).filter(kind=Kind.DEPARTMENT, to_on=None)
        self.fields["about_department"].queryset = departments

    @cached_property
    def own_unit(self):
        """The worker's own unit, as their post says; None without a post."""
        return unit_of(self.actor.post.organisation) if self.actor.post else None

    def clean_occurred_on(self):
        day = self.cleaned_data["occurred_on"]
        if day and day > moments.today():
            self.add_error("occurred_on", _("This day has not come yet."))
        return day

    def clean(self):
        data = super().clean() or self.cleaned_data
        data.setdefault("unit", self.own_unit)
        data["objects_said"] = data.pop("about_person", "")
        data["named"] = [
            *filter(None, [data.pop("about_department", None)]),
            *named_in(data["objects_said"], self.actor.realm or self.actor.person.realm, data.get("unit")),
        ]
        if data["named"] or data["objects_said"]:
            data.setdefault("nature", Nature.COMPLAINT)
        data["notice_version"] = notice.PRESENT
        return data


def named_in(said, realm, unit):
    """Persons of the realm, and departments of the unit, whose names occur in what was said.

    To bar one too many hurts nobody, to bar one too few does.
    """
    if not said.strip() or unit is None:
        return []
    text = Value(said, output_field=TextField())
    persons = Person.objects.filter(realm=realm).annotate(said=text).filter(said__contains=F("name"))
    below = Organisation.objects.under(unit.path).filter(kind=Kind.DEPARTMENT, to_on=None).annotate(said=text)
    by_name = Q(said__contains=F("name")) | Q(said__contains=F("short_name")) & ~Q(short_name="")
    return [*(person for person in persons if len(person.name) > 1), *below.filter(by_name)]
