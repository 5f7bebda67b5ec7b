"""The page of whoever spoke, by account or by receipt alike: what it shows, and the forms on it. 查进度页。"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.voices import policy
from secondhalf.voices.following import Following
from secondhalf.voices.forms import form_for
from secondhalf.voices.record import voice_shots

ON_THE_PAGE = ("rate", "tell", "confirm_safe")
BUTTONS = (("urge", "clock"), ("withdraw", "back"), ("report_harm", "flag"))  # each has a page of its own
SUBMIT = {"report_harm": _("Send it to the next union up"), "tell": _("Send to the union")}
RIGHTS = ("correct", "reveal", "conceal", "erase")  # on the page of what is kept (rights.py)
OWN = (*ON_THE_PAGE, *(verb for verb, _icon in BUTTONS), *RIGHTS)


@dataclass(frozen=True)
class SignedIn:
    """Addresses of the page of somebody with an account. PublicPage (public/views/follow.py) answers the same."""

    voice: object
    photo, small = "file", "small_file"

    def verb(self, verb):
        return reverse("voice-move", args=[self.voice.no, verb])

    def read(self):
        return reverse("voice-read", args=[self.voice.no])

    def rights(self):
        return reverse("voice-rights", args=[self.voice.no])

    def copy(self):
        return reverse("voice-copy", args=[self.voice.no])

    def case(self, case):
        return case.get_absolute_url()


def page_of(voice, actor, at, verdict=None):
    """The context of voices/_followed.html.

    at: the addresses (SignedIn or PublicPage). verdict: a form that was sent and came back with something to correct.
    """
    verbs, following = access.offered(policy, actor, voice), Following(voice)
    forms = {verb: form_for(verb, voice, actor) for verb in ON_THE_PAGE if verb in verbs}
    if verdict is not None:
        forms["rate"] = verdict
    return {
        "voice": voice,
        "following": following,
        "verbs": verbs,
        "forms": forms,
        "to": {verb: at.verb(verb) for verb in OWN if verb in verbs or verb == "rate"},
        "buttons": [(icon, at.verb(verb), voice.verb_labels[verb]) for verb, icon in BUTTONS if verb in verbs],
        "cases": [
            {"voice": case, "url": at.case(case), "words": Following(case).words} for case in following.protected
        ],
        "read_url": at.read(),
        "rights_url": at.rights(),
        "photo": at.photo,
        "small": at.small,
        "shots": voice_shots(voice),
    }


def words_on_the_button(voice, verb):
    return SUBMIT.get(verb, voice.verb_labels[verb])


def form_of(verb, voice, request):
    """The form of a verb with what was sent, or as it is asked for the first time."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_for(verb, voice, request.actor, *sent)
    if request.GET.get("contests") and "contests" in form.fields:
        form.fields["contests"].initial = True
    return form
