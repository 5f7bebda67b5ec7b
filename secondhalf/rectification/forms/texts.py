"""Writing a public text of an inspection, approving it, taking it down. 整改公开表单。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.matters import redacting
from secondhalf.matters.forms.narrowed import line, words
from secondhalf.matters.forms.publishing import ConfirmsLimits
from secondhalf.matters.parts import Part


class TextForm(HouseForm):
    """A form of a verb of a public text."""

    def __init__(self, *args, text, actor=None, **kwargs):
        self.text, self.actor = text, actor
        super().__init__(*args, turn=text.turn, use_required_attribute=False, **kwargs)
        self.narrow()

    def narrow(self):
        """Set first values by self.text."""


class WordTextForm(TextForm):
    """Written here, never taken over from the ledger; numbers by which one is found are refused."""

    title = line(_("Public title"), length=80)
    text = words(
        _("Public text"), rows=12, max_length=8000,
        hint=_("Everybody may read it. No names, telephone or ID numbers, nothing by which one is recognised."),
    )  # fmt: skip

    def narrow(self):
        self.fields["title"].initial, self.fields["text"].initial = self.text.title, self.text.text

    def clean(self):
        data = super().clean() or self.cleaned_data
        parts = Part.objects.filter(matter__finding__inspection=self.text.inspection)
        names = {self.text.inspection.head.name, *parts.values_list("person__name", flat=True)}
        for name in ("title", "text"):
            for found in redacting.found_in(data.get(name), names):
                self.add_error(name, _("Leave this out: %(found)s") % {"found": found})
        return data


class ReasonForm(TextForm):
    reason = words(_("Reason"), rows=3)


class PublishTextForm(ConfirmsLimits, TextForm):
    """Approves a public text of an inspection."""


TEXT_FORMS = {
    "word_text": WordTextForm,
    "reword_text": WordTextForm,
    "submit_text": TextForm,
    "return_text": ReasonForm,
    "publish_text": PublishTextForm,
    "withdraw_text": ReasonForm,
}
