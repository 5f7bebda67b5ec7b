"""What the person who spoke may do: verdict, urging, taking back. 评价、催办、撤回。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import profile
from secondhalf.core.forms import Segments, YesNo
from secondhalf.files.fields import MultipleFileField
from secondhalf.voices.forms.narrowed import VoiceForm, said, words
from secondhalf.voices.kinds import Satisfaction, Solved
from secondhalf.voices.rating import contradiction, is_unhappy
from secondhalf.voices.watching import Harm


class VerdictForm(VoiceForm):
    """Solved first, then satisfied; nothing is chosen beforehand, and what contradicts itself is asked again once."""

    TRAVELLING = (*VoiceForm.TRAVELLING, "asked_again")

    solved = forms.ChoiceField(label=_("Is it solved?"), choices=said(Solved.choices), widget=forms.RadioSelect)
    satisfaction = forms.ChoiceField(
        label=_("Are you satisfied with how it was handled?"), choices=said(Satisfaction.choices), widget=Segments
    )
    reason = words(
        _("Anything to add"), required=False, rows=3, max_length=2000,
        hint=_("If it is not solved, or you are not satisfied, please say why: then it is looked at again."),
    )  # fmt: skip
    asked_again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def narrow(self):
        scale = profile.value(self.voice.realm, "satisfaction.scale", organisations=(self.voice.holder_id,))
        if scale == 3:
            self.fields["satisfaction"].choices = said(Satisfaction.choices[1:])

    def clean(self):
        data = super().clean() or self.cleaned_data
        asked = data.pop("asked_again", False)
        verdict = (data.get("solved"), data.get("satisfaction"), data.get("reason", ""))
        if is_unhappy(*verdict[:2]) and not verdict[2].strip():
            self.add_error("reason", _("Please say in a few words why."))
        elif not asked and (words := contradiction(*verdict)):
            self.add_error(None, words)
            self.add_error(None, _("If that is what you mean, send it once more; otherwise change it first."))
            self.data = self.data.copy()
            self.data[self.add_prefix("asked_again")] = "on"
        return data


class CallBackForm(VerdictForm):
    """What the person said on the phone. The officer reads the three questions out (DOMAIN §9.5)."""

    contacted = forms.TypedChoiceField(
        label=_("Had anybody been in touch with the person?"), widget=YesNo, choices=YesNo.CHOICES,
        coerce=lambda value: value == "True",
    )  # fmt: skip
    field_order = ("contacted", "solved", "satisfaction", "reason")


class WithdrawForm(VoiceForm):
    reason = words(_("Why, if you like to say"), required=False, rows=2, max_length=500)


class UrgeForm(VoiceForm):
    text = words(_("Anything you want to add"), required=False, rows=3, max_length=2000)


class TellForm(VoiceForm):
    text = words(_("What do you want to add?"), rows=4, max_length=20_000)
    photos = MultipleFileField(label=_("Photo"), required=False, most=3)
    contests = forms.BooleanField(
        label=_("I contest that it is left out of the count"), required=False,
        help_text=_("The office sees it first of all."),
    )  # fmt: skip

    def narrow(self):
        if not getattr(self.voice.case, "is_excluded", False):
            del self.fields["contests"]


class HarmForm(VoiceForm):
    """What was done to somebody for speaking up; nothing is chosen beforehand."""

    harms = forms.MultipleChoiceField(
        label=_("What happened after you spoke?"), choices=said(Harm.choices), widget=forms.CheckboxSelectMultiple
    )
    text = words(
        _("Tell more, if you like"), required=False, rows=4, max_length=20_000,
        hint=_("When, by whom, what was said. As much as you want the union above to know."),
    )  # fmt: skip
    photos = MultipleFileField(label=_("Photo"), required=False, most=3)
    danger = forms.BooleanField(
        label=_("Somebody is in danger now"), required=False,
        help_text=_("The office sees it first of all. In an emergency call 119, 120 or 110 before you write."),
    )  # fmt: skip
