"""Writing a public text, approving it, taking it down. 公开文本。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.forms import Choice, Day, HouseForm
from secondhalf.matters import redacting
from secondhalf.matters.forms.intake import CategoryField
from secondhalf.matters.forms.narrowed import line, words
from secondhalf.matters.publishing import Limit, PublicationKind


class PublicationForm(HouseForm):
    """A form of a verb of a publication; `cleaned_data` is exactly what the verb is called with, beside `by`.

    publication: the one it is about, also one that is not drafted yet. actor: who acts.
    """

    def __init__(self, *args, publication, actor=None, **kwargs):
        self.publication, self.actor = publication, actor
        super().__init__(*args, turn=publication.turn, use_required_attribute=False, **kwargs)
        self.narrow()

    def narrow(self):
        """Set choices and first values by self.publication."""


class AmendPublicationForm(PublicationForm):
    """The public words. They are written here, never taken over from anywhere."""

    title = line(_("Public title"), length=80, hint=_("What it is about, in your own words, without persons."))
    text = words(
        _("Public text"), rows=8, max_length=4000,
        hint=_("Everybody may read it. No names, telephone or ID numbers, nothing by which one is recognised."),
    )  # fmt: skip
    place = line(
        _("Place in general words"), length=60, required=False, hint=_("For example “a bathhouse”, no room or bed.")
    )
    category = CategoryField()
    from_on = forms.DateField(label=_("On the board from"), widget=Day)
    to_on = forms.DateField(
        label=_("On the board until"), widget=Day, required=False, help_text=_("Leave it empty if it is to stay.")
    )

    SHOWN = ("title", "text", "place")

    def narrow(self):
        self.fields["category"].offer(self.publication.realm)
        for name in self.asked():
            self.fields[name].initial = self.first(name)

    def first(self, name):
        return getattr(self.publication, name)

    def clean(self):
        data = super().clean() or self.cleaned_data
        names = redacting.names_of(self.actor, self.publication.matter)
        for name in self.SHOWN:
            for found in redacting.found_in(data.get(name), names):
                self.add_error(name, _("Leave this out: %(found)s") % {"found": found})
        if data.get("to_on") and data.get("from_on") and data["to_on"] < data["from_on"]:
            self.add_error("to_on", _("It cannot end before it begins."))
        return data


class DraftPublicationForm(AmendPublicationForm):
    kind = Choice(
        label=_("What is made public"), choices=PublicationKind, initial=PublicationKind.MATTER,
        widget=forms.RadioSelect,
    )  # fmt: skip

    field_order = ["kind"]

    def first(self, name):
        matter = self.publication.matter
        notice = matter.clock("notice") if name in ("from_on", "to_on") else None
        match name:
            case "from_on":
                return moments.today()
            case "to_on":
                return clocks.last_day(notice.ends_at) if notice and matter.stage == "noticed" else None
            case "category":
                return matter.category_id
            case "kind":
                return "notice" if matter.stage == "noticed" else "result" if matter.is_struck_off else "matter"
        return ""


class ReasonPublicationForm(PublicationForm):
    reason = words(_("Reason"), rows=3)


class SendBackPublicationForm(PublicationForm):
    reason = words(_("What is to be changed"), rows=3, hint=_("Whoever wrote it reads this."))


def confirmed(limit):
    return forms.BooleanField(
        label=limit.label, error_messages={"required": _("Confirm this, or return the text to its writer.")}
    )


class ConfirmsLimits(forms.Form):
    """The check list of DOMAIN §5.11, each point ticked by itself, and a word on it if there is any."""

    secrets = confirmed(Limit.SECRETS)
    under_review = confirmed(Limit.UNDER_REVIEW)
    uproar = confirmed(Limit.UPROAR)
    sensitive = confirmed(Limit.SENSITIVE)
    persons = confirmed(Limit.PERSONS)
    opinion = words(_("Opinion"), required=False, rows=2)

    def clean(self):
        data = super().clean() or self.cleaned_data
        return {"limits": [limit for limit in Limit.values if data.get(limit)], "opinion": data.get("opinion", "")}


class PublishForm(ConfirmsLimits, PublicationForm):
    """Approves a public text of a matter."""


PUBLICATION_FORMS = {
    "draft": DraftPublicationForm,
    "amend": AmendPublicationForm,
    "submit": PublicationForm,
    "discard": ReasonPublicationForm,
    "send_back": SendBackPublicationForm,
    "publish": PublishForm,
    "publish_result": PublishForm,
    "take_down": ReasonPublicationForm,
}
