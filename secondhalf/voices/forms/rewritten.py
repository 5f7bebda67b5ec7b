"""A form in which the office writes what departments read: what gives somebody away is asked again once. 摘要复核。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.voices.rewriting import Source, given_away


class Rewritten(HouseForm):
    """Mixed in before a form with `title` and `summary`; `sources()` says what they are compared with."""

    TRAVELLING = (*HouseForm.TRAVELLING, "asked_again")

    asked_again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self):
        data = super().clean() or self.cleaned_data
        asked = data.pop("asked_again", False)
        if not asked and (found := given_away(self.written(), self.sources())):
            for words in found:
                self.add_error("summary", words)
            self.add_error("summary", _("Change it, or send it once more if it has to stand there."))
            self.data = self.data.copy()
            self.data[self.add_prefix("asked_again")] = "on"
        return data

    def written(self):
        return "\n".join(filter(None, (self.cleaned_data.get("title"), self.cleaned_data.get("summary"))))

    def sources(self):
        """The voices that it is made of."""
        return [source_of(voice) for voice in (self.voice, *(self.cleaned_data.get("others") or ()))]


def source_of(voice):
    kept = getattr(voice, "raiser", None)
    wrote = (kept.name, kept.contact) if kept and voice.proxy and kept.sealed is None else ()
    accused = [one.person for one in voice.named.select_related("person") if one.person]
    return Source(voice.words, voice.unit, accused, wrote)
