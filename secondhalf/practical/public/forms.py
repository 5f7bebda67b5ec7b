"""What a code opens: a ballot, or a verdict. 选票、评价表。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Words
from secondhalf.practical.kinds import ItemCategory, Verdict
from secondhalf.practical.models import Item
from secondhalf.practical.polling import WORDS, NoSuchCode

WRONG = NoSuchCode.title


class CodeForm(forms.Form):
    """The code on the slip of paper."""

    code = forms.CharField(
        label=_("Your code"), max_length=40,
        help_text=_("Ten letters and figures from the slip that your union gave you. Capitals do not matter."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip


class BallotForm(forms.Form):
    """Choose up to as many as the vote allows."""

    choices = forms.MultipleChoiceField(label=_("Your choice"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, poll, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.poll = poll
        items = Item.objects.filter(pk__in=poll.sums).order_by("category", "no")
        self.fields["choices"].choices = [(str(item.pk), words_of(item)) for item in items]
        self.fields["choices"].help_text = _("At most %(most)s.") % {"most": poll.most}

    def clean_choices(self):
        chosen = self.cleaned_data["choices"]
        if len(chosen) > self.poll.most:
            raise ValidationError(
                _("Choose at most %(most)s; you chose %(n)s.") % {"most": self.poll.most, "n": len(chosen)}
            )
        return chosen

    words = ""

    def given(self):
        """(choices, words) for polling.cast."""
        return self.cleaned_data["choices"], ""


class VerdictForm(forms.Form):
    """Satisfied, basically, or not; words if somebody wishes."""

    verdict = forms.ChoiceField(
        label=_("Are you satisfied with it?"), widget=forms.RadioSelect,
        choices=[(verdict.value, capfirst(verdict.label)) for verdict in Verdict],
    )  # fmt: skip
    words = forms.CharField(
        label=_("What would you like to add?"), required=False, max_length=WORDS, widget=Words({"rows": 3}),
        help_text=_("The union’s office reads it when the rating is over, without your verdict beside it."),
    )  # fmt: skip

    def __init__(self, *args, poll, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.poll = poll
        self.fields["verdict"].choices = [(verdict.value, capfirst(verdict.label)) for verdict in Verdict]

    def given(self):
        return [self.cleaned_data["verdict"]], self.cleaned_data["words"]


def words_of(item):
    return f"{item.title}（{capfirst(ItemCategory(item.category).label)}）"


def form_for(poll, data=None):
    """The form of what the poll asks."""
    return (BallotForm if poll.campaign_id else VerdictForm)(data, poll=poll)
