"""Looking at who spoke, asking for a sealed identity, ruling on it. 查看反映人、隐名启封。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.voices.forms.narrowed import VoiceForm, said, words
from secondhalf.voices.kinds import Mode
from secondhalf.voices.opening import Cause


class OpenForm(VoiceForm):
    """Of a sealed identity nothing is asked any more: the ask that was agreed to says why."""

    reason = words(
        _("Why you need to know who spoke"), rows=3, max_length=500,
        hint=_("The person is told that you looked, and why. It stays on record."),
    )  # fmt: skip

    def narrow(self):
        if self.voice.mode == Mode.HIDDEN:
            del self.fields["reason"]


class AskOpeningForm(VoiceForm):
    cause = forms.ChoiceField(
        label=_("Why the identity is to be opened"), choices=said(Cause.choices), widget=forms.RadioSelect
    )
    reason = words(
        _("In words"), rows=4, max_length=1000,
        hint=_("Who rules on it reads this, and so does the person who spoke. It stays on record."),
    )  # fmt: skip


class AgreeOpeningForm(VoiceForm):
    pass


class RefuseOpeningForm(VoiceForm):
    reason = words(
        _("Why not"), rows=3, max_length=1000, hint=_("Who asked reads this, and so does the person who spoke.")
    )
