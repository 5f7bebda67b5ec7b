"""A voice as the office sees to it: what was said, what may be done now, who spoke in masked form. 诉求记录。"""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.voices import dialogue, policy, telling
from secondhalf.voices.following import LIGHTS, STATES, Following
from secondhalf.voices.forms import form_for
from secondhalf.voices.kinds import Mode

MAIN = ("take_up", "answer", "redo", "call_back")
OFFERED = (
    "take_up", "join", "let_in", "answer", "redo", "explain", "call_back", "miss_call", "set_aside", "unlink",
    "withdraw",
)  # fmt: skip


class Record:
    """Everything the office's page says about one voice."""

    def __init__(self, voice, actor):
        self.voice, self.actor = voice, actor
        self.following = Following(voice)

    @cached_property
    def verbs(self):
        """(verb, words) of what the office may do now, in the order of the loop."""
        now = access.offered(policy, self.actor, self.voice)
        return [(verb, self.voice.verb_labels[verb]) for verb in OFFERED if verb in now]

    @cached_property
    def ask_form(self):
        """The form under the dialogue, if the office may write there and somebody reads it."""
        may = self.voice.has_page and "ask" in access.offered(policy, self.actor, self.voice)
        return form_for("ask", self.voice, self.actor) if may else None

    @cached_property
    def dialogue(self):
        return dialogue.dialogue(self.voice, to_office=True)

    @property
    def has_news(self):
        return any(said.is_new for said in self.dialogue)

    @cached_property
    def state(self):
        """(light, words) of how it stands, as far as the office may know by now."""
        if self.voice.verdict_is_held:
            return LIGHTS["rate"], STATES["rate"]
        return self.following.light, self.following.words

    @cached_property
    def main_verb(self):
        """The one that is drawn filled."""
        return next((verb for verb, _words in self.verbs if verb in MAIN), "")

    @cached_property
    def lacks(self):
        """What the next verbs still need."""
        awaited = dict(access.awaiting(policy, self.actor, self.voice))
        return [lack for verb in ("answer",) for lack in awaited.get(verb, ()) if self.voice.awaits_answer]

    @cached_property
    def may_open(self):
        return "open" in access.offered(policy, self.actor, self.voice)

    @property
    def may_open_until(self):
        return self.voice.valid_until(self.voice.agreed_ask())

    @cached_property
    def asked_opening(self):
        """Does an ask wait for a ruling?"""
        return self.voice.mode == Mode.HIDDEN and self.voice.pending_ask() is not None

    @cached_property
    def may_ask_opening(self):
        return "ask_opening" in access.offered(policy, self.actor, self.voice)

    @property
    def raiser(self):
        """(masked name, masked contact), or words when there is nothing to mask."""
        if self.voice.mode == Mode.HIDDEN:
            return _("sealed"), ""
        kept = getattr(self.voice, "raiser", None)
        return (kept.masked, kept.masked_contact) if kept else (_("nobody told a name"), "")

    @cached_property
    def named(self):
        """Whom it complains about."""
        return ", ".join([*map(str, self.voice.named.select_related("person", "organisation"))])

    @cached_property
    def facts(self):
        """Pairs for core/_facts.html."""
        voice = self.voice
        name, contact = self.raiser
        pairs = [
            (_("Who spoke"), f"{name} {contact}".strip()),
            (_("How to speak"), voice.get_mode_display()),
            (_("How it came"), voice.get_channel_display()),
            (_("Nature"), voice.get_nature_display()),
            (_("Unit concerned"), voice.unit),
            (_("Where"), voice.place),
        ]
        if voice.proxy:
            pairs.insert(3, (_("Written down by"), f"{voice.proxy} · {voice.act.title}"))
        if self.named or voice.objects_said:
            pairs.append((_("Complains about"), self.named or voice.objects_said))
        if voice.harms:
            pairs.append((_("What happened to the person"), voice.harm_words))
            pairs.append((_("After speaking up at"), f"{voice.after.holder} · {voice.after.no}"))
        return pairs

    @cached_property
    def shots(self):
        return voice_shots(self.voice)

    @cached_property
    def story(self):
        return telling.story(self.voice, names=True)


def voice_shots(voice):
    """The photos that came with the words; those of a message stand beside it."""
    shots = voice.shots.filter(message=None, file__isnull=False).select_related("file")
    return [shot.file for shot in shots]
