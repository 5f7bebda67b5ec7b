"""A channel: what is printed on the wall, and what stands behind it. 渠道表单。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm, Segments
from secondhalf.matters.forms.intake import CategoryField
from secondhalf.matters.kinds import Regime
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind
from secondhalf.people.policy import realm_path
from secondhalf.voices.forms.narrowed import line, said
from secondhalf.voices.kinds import PUBLIC, ChannelKind
from secondhalf.voices.lodging import nearest_union

NEAREST, OURS = "nearest", "ours"


class ChannelForm(HouseForm):
    """What may be changed later."""

    KEPT = ("name", "place", "campaign", "category", "regime", "per_hour", "from_on", "to_on")

    name = line(
        _("What it is called"),
        length=80,
        hint=_("Such as “Canteen 1, by the door”; it stands on the page that the code opens."),
    )
    place = line(_("Place"), length=120, required=False, hint=_("It stands on the poster, and in every voice."))
    campaign = line(
        _("Campaign"), length=80, required=False, hint=_("Such as “Cool in summer”; it stands on the poster.")
    )
    category = CategoryField(required=False, help_text=_("What it is usually about; whoever speaks may say otherwise."))
    regime = forms.ChoiceField(label=_("Rule that applies"), choices=Regime, initial=Regime.UNIT)
    per_hour = forms.IntegerField(
        label=_("Voices an hour before the rest is held"), min_value=1, max_value=10_000, initial=60,
        help_text=_("Whatever comes above that is taken, and waits to be looked at. Nobody is refused."),
    )  # fmt: skip
    from_on = forms.DateField(label=_("In use from"), widget=Day, initial=moments.today)
    to_on = forms.DateField(label=_("In use until"), widget=Day, required=False)

    def __init__(self, *args, actor, channel=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor, self.channel = actor, channel
        self.fields["category"].offer(actor.realm)
        self.fields["category"].empty_label = _("None")
        for name in self.KEPT if channel else ():
            self.fields[name].initial = getattr(channel, name)

    def clean(self):
        data = super().clean() or self.cleaned_data
        first, last = data.get("from_on"), data.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("It ends before it begins."))
        return data


class NewChannelForm(ChannelForm):
    """With what is printed and stays: kind, unit, who receives."""

    kind = forms.ChoiceField(
        label=_("Kind"), widget=Segments, choices=[c for c in said(ChannelKind.choices) if c[0] in PUBLIC]
    )
    unit = OrganisationField(label=_("Unit concerned"))
    receives = forms.ChoiceField(
        label=_("Who shall receive it?"), widget=forms.RadioSelect, initial=NEAREST,
        choices=[(NEAREST, _("The union nearest to the unit")), (OURS, _("Your own office"))],
    )  # fmt: skip

    field_order = ("kind", "unit", "name", "place", "campaign", "receives")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of(self.actor)
        if self.actor.post.seat.kind != Kind.UNION or not self.actor.has("union_office"):
            del self.fields["receives"]

    def clean(self):
        data = super().clean()
        ours = data.pop("receives", NEAREST) == OURS
        if unit := data.get("unit"):
            data["holder"] = self.actor.post.seat if ours else nearest_union(unit)
        return data


def units_of(actor):
    """Whom a channel of the actor's may be about: the units and unions that their post looks after."""
    living = Organisation.objects.under(realm_path(actor)).living()
    return living.filter(kind__in=(Kind.UNIT, Kind.UNION))
