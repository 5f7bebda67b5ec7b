"""The parts of the close-out but for the visit: apply, review, endorse, approve, close. 销号各环节。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.applying import Application
from secondhalf.matters.forms.narrowed import MatterForm, line, words


class ApplyForm(MatterForm):
    """The three musts: measures done, evidence given, the raiser contacted."""

    done = words(_("What was done"))
    effect = words(_("Effect"), hint=_("What is different now, in figures where there are any."))
    contact = forms.ChoiceField(
        label=_("Contact with whoever raised it"), choices=Application.Contact, widget=forms.RadioSelect
    )
    lessons = words(_("Like cases, rules made"), required=False, rows=3)


class ReviewForm(MatterForm):
    opinion = words(_("Opinion"), hint=_("Do measures and evidence answer the problem?"))


class EndorseForm(MatterForm):
    commitment = words(
        _("Truth commitment"),
        hint=_("In your own words, for example: “I have seen the evidence and answer for its truth.”"),
    )
    opinion = words(_("Opinion"), required=False, rows=3)


class ApproveForm(MatterForm):
    opinion = words(_("Opinion"))
    meeting_no = line(_("Number of the meeting"), length=60, required=False, hint=_("If a meeting decided it."))


class CloseForm(MatterForm):
    answer = words(
        _("Answer"), rows=6, hint=_("It goes to everybody who raised it: what was done, what came out, what stays.")
    )
