"""What a person chooses about notices, and what a robot is told. 通知设置、群机器人表单。"""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm, Segments
from secondhalf.core.problems import Problem
from secondhalf.notices import tellings
from secondhalf.notices.addresses import allowed
from secondhalf.notices.concerns import ByMail, Concern
from secondhalf.notices.robots import RobotKind
from secondhalf.notices.words import WORDS
from secondhalf.people.forms.fields import OrganisationField

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


PRESSING = ("sign_for", "sent_back", "noted", "reminded", "urged", "overdue")


def by_concern():
    """[(words of the group, [(name, words), ...]), ...] of all that is told of matters."""
    groups = {concern: {} for concern in Concern if concern != Concern.OWN}
    for telling in tellings.every():
        groups[telling.concern][telling.name] = WORDS[telling.name]
    return [(concern.label, list(names.items())) for concern, names in groups.items()]


class RobotForm(HouseForm):
    """A robot of one group. Address and secret are never shown again."""

    name = forms.CharField(label=_("Name of the group"), max_length=60)
    organisation = OrganisationField(
        label=_("Whose group it is"),
        help_text=_(
            "A union's group hears of the matters it holds; a department's group of what its own people are told."
        ),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=RobotKind, widget=Segments)
    address = forms.CharField(
        label=_("Webhook address"),
        max_length=500,
        help_text=_(
            "As the group's settings show it. Whoever knows it may speak in the group, so it is kept encrypted."
        ),
    )
    secret = forms.CharField(
        label=_("Secret for signing"),
        max_length=200,
        required=False,
        help_text=_("Of DingTalk and Feishu, if the group asks for a signature; WeCom has none."),
    )
    facts = forms.MultipleChoiceField(
        label=_("What it tells"), widget=forms.CheckboxSelectMultiple, initial=[*PRESSING]
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["facts"].choices = by_concern()

    def clean_address(self):
        address = self.cleaned_data["address"].strip()
        try:
            return address and allowed(address) and address
        except Problem as problem:
            raise forms.ValidationError(problem.in_words) from problem


class ChangeRobotForm(RobotForm):
    """The same for one that is there: address and secret stay where nothing is written."""

    is_on = forms.BooleanField(label=_("It speaks"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("address", "secret"):
            self.fields[name].required = False
            self.fields[name].help_text = _("Leave it empty to keep what is there.")
