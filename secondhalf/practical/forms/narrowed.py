"""The form of a verb, narrowed to its thing and to who acts: nobody is offered what would be refused. 选项范围。"""

import re
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm, Words
from secondhalf.core.pickers import PickField
from secondhalf.files import taking
from secondhalf.files.models import File
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.forms.evidence import EvidenceField
from secondhalf.people.models import Organisation, Post
from secondhalf.people.organisations import Kind


class ThingForm(HouseForm):
    """thing: the list or the item it is about (None when it is being born). actor: who acts."""

    def __init__(self, *args, thing=None, actor=None, **kwargs):
        self.thing, self.actor = thing, actor
        super().__init__(*args, turn=thing.turn if thing else None, use_required_attribute=False, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                field.widget.attrs.setdefault("class", "short")
        if actor is not None:
            self.narrow()

    def narrow(self):
        """Set choices and first values by self.thing and self.actor."""

    @property
    def campaign(self):
        return getattr(self.thing, "campaign", self.thing)

    def places(self, *kinds):
        """The living organisations under the union that keeps the list."""
        return Organisation.objects.under(self.campaign.owner.path).living().filter(kind__in=kinds or tuple(Kind))


def words(label, *, hint="", required=True, rows=4):
    """A few lines of text."""
    return forms.CharField(label=label, help_text=hint, required=required, widget=Words({"rows": rows}))


def line(label, *, length, hint="", required=True):
    """One line of text."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=length)


def whole(label, *, most, hint="", required=True, least=1, initial=None):
    """A whole number."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=hint, required=required, initial=initial
    )


def said(choices):
    """The choices of an enumeration, as they stand on a page."""
    return [(value, capfirst(label)) for value, label in choices]


class ReasonForm(ThingForm):
    reason = words(_("Reason"))


class PlanDay(forms.DateField):
    """A day from today on, or from another day."""

    def __init__(self, **options):
        super().__init__(widget=Day, **options)

    def clean(self, value):
        day = super().clean(value)
        if day and day < moments.today():
            raise ValidationError(_("Choose today or a later day."))
        return day


class PastDay(forms.DateField):
    def __init__(self, **options):
        super().__init__(widget=Day, initial=moments.today, **options)

    def clean(self, value):
        day = super().clean(value)
        if day and day > moments.today():
            raise ValidationError(_("This day has not come yet."))
        return day


class DemandsField(forms.CharField):
    """Numbers of demands that the actor may see, several in a line."""

    BETWEEN = re.compile(r"[\s,;，；、]+")

    def __init__(self, **options):
        super().__init__(required=False, max_length=600, **options)
        self.actor = None

    def clean(self, value):
        numbers = {no.upper().partition("-R")[0] for no in self.BETWEEN.split(super().clean(value)) if no}
        if not numbers:
            return []
        found = list(matters_policy.visible_to(self.actor).filter(no__in=numbers))
        if missing := sorted(numbers - {matter.no for matter in found}):
            raise ValidationError(_("There is no matter of the number %(no)s that you may see.") % {"no": missing[0]})
        return found


class PostField(PickField):
    """One post that is held today, found by its person's name or its title."""

    names, within, aside = ("person__name", "title"), ("organisation__name",), ("person", "organisation")

    def __init__(self, **options):
        super().__init__(Post.objects.none(), **options)


class WithPhoto:
    """Mixed into a form with a field `photo`: the file is stored as soon as it is right, so that no error loses it."""

    def clean_photo(self):
        given = self.cleaned_data["photo"]
        if given is None or isinstance(given, File):
            return given
        if isinstance(given, UUID):
            mine = File.objects.filter(pk=given, uploaded_by=self.actor.person).first()
            if mine is None:
                raise ValidationError(_("This file is not known."))
            return mine
        given.taken = taking.take(given, by=self.actor, realm=self.actor.realm, taken_by=self.actor.person.name)
        return given.taken


def photo(label, *, required):
    return EvidenceField(label=label, required=required, accept="image/jpeg,image/png,image/webp")
