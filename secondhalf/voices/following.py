"""How a voice stands, as the person who spoke is told: a reduced list, in plain words (DOMAIN §2.3). 查进度。"""

from functools import cached_property

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.worktime import Due
from secondhalf.matters.kinds import PendReason
from secondhalf.matters.stages import Stage
from secondhalf.voices import dialogue, telling
from secondhalf.voices.kinds import VoiceStage
from secondhalf.voices.needs import HAS_RESULT

STATES = {
    "received": _("Has arrived"),
    "under_way": _("Being handled"),
    "longer": _("Needs longer"),
    "result": _("There is a result"),
    "rate": _("Your verdict, please"),
    "finished": _("Finished"),
    "withdrawn": _("Taken back"),
    "set_aside": _("Set aside"),
}
LIGHTS = {"received": "idle", "under_way": "ok", "longer": "near", "result": "near", "rate": "shut"}
STEPS = ("received", "under_way", "result", "rate", "finished")
AT_WORK = frozenset(Stage) - {Stage.REGISTERED, Stage.ADMITTED, Stage.DISPATCHED, Stage.DISPUTED, Stage.ACCEPTED}


# What a list of voices reads beforehand, so that its questions do not grow with its rows.
AHEAD = ("matter__asks__ruling", "matter__deadlines__extensions")


class Following:
    """Everything the person's page says about one voice."""

    def __init__(self, voice):
        self.voice = voice

    @property
    def title(self):
        """The matter's title once the office wrote one, else the first words."""
        if self.voice.is_erased and not self.voice.matter:
            return _("Erased")
        first = (self.voice.words.strip() or " ").splitlines()[0]
        said = first if len(first) <= 40 else f"{first[:40]}…"
        return self.voice.matter.title if self.voice.matter else said

    @cached_property
    def state(self):
        voice = self.voice
        if voice.stage in (VoiceStage.WITHDRAWN, VoiceStage.SET_ASIDE):
            return str(voice.stage)
        if voice.stage == VoiceStage.LODGED:
            return "received"
        if not voice.awaits_answer:
            return "rate" if voice.stage == VoiceStage.ANSWERED else "finished"
        if voice.case.stage in HAS_RESULT:
            return "result"
        return "longer" if self.why_longer else "under_way"

    @property
    def words(self):
        return STATES[self.state]

    @property
    def light(self):
        return LIGHTS.get(self.state, "shut")

    @cached_property
    def steps(self):
        """The five steps for core/_steps.html; “needs longer” takes the place of “being handled”."""
        now = {"longer": "under_way", "withdrawn": "finished", "set_aside": "finished"}.get(self.state, self.state)
        at = STEPS.index(now)
        words = {**STATES, "under_way": STATES["longer"]} if self.state == "longer" else STATES
        kinds = ["done" if n < at else "now" if n == at else "todo" for n in range(len(STEPS))]
        return [{"words": words[step], "state": kind} for step, kind in zip(STEPS, kinds, strict=True)]

    @cached_property
    def why_longer(self):
        """The reason in words, or nothing: pended, kept up for the long term, or given more time."""
        case = self.voice.case
        if case is None or case.stage in HAS_RESULT:
            return ""
        if case.stage == Stage.PENDED:
            granted = [ask.reason_code for ask in case.asks.all() if ask.what == "pending" and hasattr(ask, "ruling")]
            return PendReason(granted[-1]).label if granted and granted[-1] else _("it has to wait")
        if case.stage == Stage.SUSTAINED:
            return _("it is kept up for the long term and looked at again and again")
        running = [row for row in case.deadlines.all() if row.clock == "handle" and row.is_current]
        more = [extension for row in running for extension in row.extensions.all()]
        return max(more, key=lambda extension: extension.pk).reason if more else ""

    @cached_property
    def promised(self):
        """By when the answer comes, as a Due: the first promise, or the present time limit; None if unknown."""
        voice, case = self.voice, self.voice.case
        again = case is not None and voice.answered_round > 0 and voice.awaits_answer
        if case and case.is_open and case.due_at and case.stage in AT_WORK and (again or case.due_at > voice.due_at):
            return Due(case.due_at, case.due_provisional, clocks.last_day(case.due_at))
        return None if again else Due(voice.due_at, False, clocks.last_day(voice.due_at))

    @property
    def is_late(self):
        return self.awaits and self.promised is not None and self.promised.is_late(moments.now())

    @property
    def awaits(self):
        """Is the person still waiting for an answer?"""
        return self.state in ("received", "under_way", "longer", "result")

    @cached_property
    def rate_by(self):
        """The last day on which the verdict is sure to count before the file is archived."""
        return clocks.due(self.voice.answered_at, self.voice.case.limit("archive")).last_day

    @cached_property
    def answer(self):
        return self.voice.latest_answer

    @cached_property
    def verdict(self):
        return self.voice.latest_verdict

    @property
    def is_read_soon(self):
        """Does the verdict of an anonymous voice still wait for the full hour?"""
        return self.verdict is not None and self.verdict.act.held

    @cached_property
    def aside(self):
        """Why it was set aside, the last time."""
        return self.voice.settings_aside.order_by("-id").first()

    @cached_property
    def exclusion(self):
        """Why the matter is left out of the count, in words, while it is; the raiser reads it and may contest."""
        case = self.voice.case
        if case is None or not getattr(case, "is_excluded", False):
            return None
        told = case.exclusions.filter(ruling__granted=True).order_by("-id").first()
        return told and _g("%(cause)s: %(reason)s") % {
            "cause": told.get_reason_display(),
            "reason": told.explanation,
        }

    @cached_property
    def dialogue(self):
        return dialogue.dialogue(self.voice, to_office=False)

    @cached_property
    def has_news(self):
        return any(said.is_new for said in self.dialogue)

    @cached_property
    def watch(self):
        """The question after reprisals that stands on the page now, or None."""
        return self.voice.open_watches().last()

    @cached_property
    def protected(self):
        """The cases that this voice opened because somebody made trouble for the person."""
        return list(self.voice.followed_by.exclude(harms="").order_by("id"))

    @cached_property
    def story(self):
        return telling.story(self.voice)
