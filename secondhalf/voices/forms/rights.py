"""What the person may do about what is kept of them: correct, let others know, take back, erase. 个人信息权利。"""

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.voices.forms.narrowed import VoiceForm, line, words
from secondhalf.voices.kinds import Mode
from secondhalf.voices.revealing import handlers


class CorrectForm(VoiceForm):
    text = words(
        _("What is wrong, and what is right?"), rows=4, max_length=4000,
        hint=_("Your own words stay as they are; this stands beside them, and the office answers."),
    )  # fmt: skip


class RevealForm(VoiceForm):
    """A hidden person types what is to be shown; of a named one name and contact are there."""

    name = line(
        _("The name to be shown"), length=60, hint=_("Only what you write here is shown. The sealed name stays sealed.")
    )
    contact = line(_("How they may reach you"), length=80, required=False)

    agreed = forms.BooleanField(error_messages={"required": _("Without your consent nothing is shown.")})

    def narrow(self):
        if self.voice.mode != Mode.HIDDEN:
            del self.fields["name"], self.fields["contact"]
        taking = handlers(self.voice)
        who = _g("the departments that will handle it") if not taking else _g(", ").join(org.name for org in taking)
        self.fields["agreed"].label = _g("I agree that %(who)s learn it, to handle this matter and to reach me") % {
            "who": who
        }
        self.fields["agreed"].help_text = _(
            "You may take this back at any time. Your words and photos stay with the union."
        )

    def clean(self):
        data = super().clean() or self.cleaned_data
        data.pop("agreed", None)
        return data


class ConcealForm(VoiceForm):
    pass


class EraseForm(VoiceForm):
    sure = forms.BooleanField(
        label=_("Yes, erase it for good"),
        help_text=_("Words, photos, messages and name. The union's answer and your ticks as a count stay."),
        error_messages={"required": _("Tick this if you really want it.")},
    )

    def clean(self):
        data = super().clean() or self.cleaned_data
        data.pop("sure", None)
        return data
