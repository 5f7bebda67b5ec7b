"""What another system says when it hands in a voice: the officer's form, without the matter. 接口提交。"""

from secondhalf.voices.forms.office import SpeakForForm
from secondhalf.voices.kinds import ChannelKind

LEFT_OUT = ("channel", "photos", "holder", "receipt", "register", *SpeakForForm.ABOUT)


class HandInForm(SpeakForForm):
    """`cleaned_data` is what Voice.lodge takes, beside `by` and the receipt; the token's post is named as the proxy."""

    TRAVELLING = (*SpeakForForm.TRAVELLING, *LEFT_OUT)

    def narrow(self):
        super().narrow()
        for name in LEFT_OUT:
            self.fields.pop(name, None)

    def clean(self):
        data = super().clean()
        data["channel"] = ChannelKind.API
        return data
