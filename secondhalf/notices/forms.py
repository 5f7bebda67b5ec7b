"""What a person chooses about notices. 通知设置表单。"""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm, Segments
from secondhalf.notices.concerns import ByMail, Concern

HINTS = {
    Concern.TODO: _("What waits for you: to sign for, to review, to verify, to rule on."),
    Concern.OVERDUE: _("What is late, and where you are urged."),
    Concern.INFORMATION: _("What became of matters in which you have a part."),
    Concern.OWN: _("An answer, a question, or a verdict that is asked for."),
}


class ChoicesForm(HouseForm):
    """By mail, for each group: at once, in the daily digest, never."""

    language = forms.ChoiceField(label=_("Language of mail"), choices=settings.LANGUAGES)

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        for group in groups:
            field = forms.ChoiceField(
                label=Concern(group).label, help_text=HINTS[group], choices=ByMail, widget=Segments
            )
            self.fields[group.value] = field
        self.order_fields([*[group.value for group in groups], "language"])
