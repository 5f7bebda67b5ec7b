# ruff: noqa: E501 (texts)
"""The public form: what is happening, what it is about, and how to speak; nobody signs in. 公开反映表。"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.core import moments
from secondhalf.core.forms import Day, hinted
from secondhalf.matters.categories import in_use
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind
from secondhalf.voices.forms.narrowed import VoiceForm, line, words
from secondhalf.voices.forms.speaking import LONGEST, Unions, named_in
from secondhalf.voices.forms.uploads import MemoField, PhotosField
from secondhalf.voices.kinds import Mode, Nature
from secondhalf.voices.public import notice, proof
from secondhalf.voices.receipts import secret_of

SECRETS = re.compile("绝密|机密|国家秘密|top secret|state secret", re.IGNORECASE)
MODES = [
    (
        Mode.NAMED,
        hinted(_("Named"), _("The union's office knows who you are and can call you. Departments do not, unless you say so below.")),
    ),
    (
        Mode.HIDDEN,
        hinted(_("Hidden"), _("Your name is sealed; nobody at the union sees it. Only two people together may open it, with a reason on record, and you are told.")),
    ),
    (
        Mode.ANONYMOUS,
        hinted(_("Anonymous"), _("No name, no number, no address, no hour is kept. With the receipt you are answered all the same.")),
    ),
]  # fmt: skip


class PublicSpeakForm(VoiceForm):
    """Three questions at a Spot. `cleaned_data` is what Voice.lodge takes, beside `by`.

    once: the key of the form (proof.py); it is bound to the receipt, so only a key of ours is taken.
    """

    TRAVELLING = (*VoiceForm.TRAVELLING, "proof", "reminded")

    words = words(
        _("What is happening?"), rows=5,
        hint=_("Say it your own way. What, where, since when: that is enough. Please write no state secrets."),
        error_messages={"required": _("Please write a few words.")},
    )  # fmt: skip
    photos = PhotosField()
    memo = MemoField()
    place = line(_("Where?"), length=120, required=False)
    occurred_on = forms.DateField(label=_("On which day?"), widget=Day, required=False)
    category = forms.ChoiceField(
        label=_("What is it about?"), required=False,
        help_text=_("If you are not sure, leave it; the union sorts it."),
    )  # fmt: skip
    about_department = OrganisationField(
        label=_("Which department?"), required=False, empty_label=pgettext_lazy("department", "None")
    )
    about_person = line(
        _("Who?"), length=120, required=False, hint=_("Best with the full name; more than one is fine.")
    )
    mode = forms.ChoiceField(
        label=_("How do you want to speak?"), widget=forms.RadioSelect, choices=MODES,
        error_messages={"required": _("Please choose one of the three.")},
    )  # fmt: skip
    name = line(_("Your name"), length=60, required=False)
    contact = line(
        _("Telephone or another way to reach you"), length=80, required=False,
    )  # fmt: skip
    reveals = forms.BooleanField(
        label=_("Those who handle it may know who I am"), required=False,
        help_text=_("For example so that they can call you or come by. You may take it back later."),
    )  # fmt: skip
    holder = Unions(label=_("Who shall receive it?"))
    danger = forms.BooleanField(
        label=_("Somebody is in danger now"), required=False,
        help_text=_("Whoever is on duty is told at once, and so knows that you wrote just now. If it is urgent, call 119, 120 or 110 first."),
    )  # fmt: skip
    proof = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    reminded = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, spot, **kwargs):
        self.spot, self.proves = spot, False
        super().__init__(*args, **kwargs)
        self.narrow()

    def narrow(self):
        fields, spot = self.fields, self.spot
        fields["once"].initial = proof.new_once()
        fields["words"].validators.append(not_too_long)
        fields["occurred_on"].widget.attrs["max"] = moments.today().isoformat()
        fields["place"].initial = spot.place
        fields["category"].choices = [("", _("I leave it to the union")), *categories(spot)]
        fields["category"].initial = str(spot.category.pk) if spot.category else ""
        fields["holder"].offer(spot.holder)
        fields["about_department"].queryset = departments(spot)
        for name in ("words", "mode"):
            fields[name].widget.attrs["required"] = True

    def clean_occurred_on(self):
        day = self.cleaned_data["occurred_on"]
        if day and day > moments.today():
            self.add_error("occurred_on", _("This day has not come yet."))
        return day

    def clean_category(self):
        return in_use(self.spot.holder.realm).get(self.cleaned_data["category"])

    def clean(self):
        data = super().clean() or self.cleaned_data
        self._remind(data)
        data.pop("reminded", None)
        self.proves = proof.proves(self.once_key, data.pop("proof", ""))
        self._ask_who(data)
        data["objects_said"] = data.pop("about_person", "")
        data["named"] = [*filter(None, [data.pop("about_department", None)]), *self._named(data["objects_said"])]
        if data["named"] or data["objects_said"]:
            data["nature"] = Nature.COMPLAINT
        memo = data.pop("memo", None)
        data["photos"] = [*data.get("photos", ()), *([memo] if memo else ())]
        return data

    def _named(self, said):
        return named_in(said, self.spot.holder.realm, self.spot.unit)

    def _ask_who(self, data):
        """A name and a way to be reached where the person wants to give them; nothing of it otherwise."""
        mode = data.get("mode")
        name, contact = data.pop("name", ""), data.pop("contact", "")
        data["raiser"] = {} if mode == Mode.ANONYMOUS else {"name": name, "contact": contact}
        data["reveals"] = bool(data.get("reveals")) and mode != Mode.ANONYMOUS
        if mode in (Mode.NAMED, Mode.HIDDEN) and not name:
            self.add_error("name", _("Please give your name, or choose “anonymous”."))
        if mode == Mode.NAMED and not contact:
            self.add_error("contact", _("Please say how to reach you, or choose “anonymous”."))
        if mode == Mode.ANONYMOUS and data.get("memo"):
            self.add_error("memo", _("A voice can be recognised, so without a name no recording is taken. Please write it down, or choose “named” or “hidden”."))  # fmt: skip

    def _remind(self, data):
        """Somebody who writes of secrets is asked once more; then it is theirs to know."""
        if SECRETS.search(data.get("words", "")) and not data.get("reminded"):
            self.add_error("words", _("You write of secrets. State secrets must not be entered here: please take them out. If there are none, just send it once more."))  # fmt: skip
            self.data = self.data.copy()
            self.data[self.add_prefix("reminded")] = "on"

    def said(self):
        """What Voice.lodge takes, beside `by` and is_held."""
        spot = self.spot
        return self.cleaned_data | {
            "unit": spot.unit,
            "via": spot.channel,
            "channel": spot.kind,
            "secret": secret_of(self.once_key),
            "notice_version": notice.PRESENT,
        }


def not_too_long(text):
    if len(text) > LONGEST:
        raise ValidationError(
            _("At most %(most)s characters; these are %(now)s. Please shorten it, or send it in two parts."),
            params={"most": f"{LONGEST:,}", "now": f"{len(text):,}"},
        )


def categories(spot):
    """(key, words): what the channel is usually about first, then the first level of the tree."""
    all_of_them = in_use(spot.holder.realm)
    usual = all_of_them.get(str(spot.category.pk)) if spot.category else None
    first = [category for category in all_of_them.values() if category.parent_id is None and category != usual]
    return [(str(category.pk), str(category)) for category in [*filter(None, [usual]), *first]]


def departments(spot):
    """Departments of the unit that a voice may complain about, and the union that would receive it."""
    below = Organisation.objects.under(spot.unit.path).filter(kind=Kind.DEPARTMENT, to_on=None)
    return below | Organisation.objects.filter(pk=spot.holder.pk)
