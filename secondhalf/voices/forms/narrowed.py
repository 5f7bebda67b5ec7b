"""The form of a verb, narrowed to its voice and to who acts. 选项范围。"""

from django import forms
from django.utils.text import capfirst

from secondhalf.core.forms import HouseForm, Words


class VoiceForm(HouseForm):
    """A form of a verb. `cleaned_data` is exactly what the verb is called with, beside `by`.

    voice: the one it is about (None when it is being lodged). actor: who acts.
    """

    def __init__(self, *args, voice=None, actor=None, **kwargs):
        self.voice, self.actor = voice, actor
        super().__init__(*args, turn=voice.turn if voice else None, use_required_attribute=False, **kwargs)
        if actor is not None:
            self.narrow()

    def narrow(self):
        """Set choices and first values by self.voice and self.actor."""


def said(choices):
    """The choices of an enumeration, as they stand on a button."""
    return [(value, capfirst(label)) for value, label in choices]


def words(label, *, hint="", required=True, rows=4, **options):
    """A few lines of text."""
    return forms.CharField(label=label, help_text=hint, required=required, widget=Words({"rows": rows}), **options)


def line(label, *, length, hint="", required=True, **options):
    """One line of text."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=length, **options)
