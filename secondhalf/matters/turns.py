"""Whose turn it is: the buttons to draw, what is met and missing, and who else may. 轮到谁办理。"""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from secondhalf.core import access
from secondhalf.core.problems import Problem
from secondhalf.matters import policy
from secondhalf.matters.coming_back import came_back
from secondhalf.matters.done import next_verb
from secondhalf.matters.stages import Stage

# Beside the loop: they stand in the menu of the page's head, not in “your turn”.
ASIDE = (
    "instruct", "supervise", "urge", "remind", "amend", "allow_dispute", "split", "merge", "relate", "hand_up",
    "hand_down", "talk", "circulate", "sustain", "reopen", "redo", "ask_exclusion", "count_again", "name_object",
)  # fmt: skip
ON_ROWS = frozenset({"finish_measure", "set_measure"})
ELSEWHERE = frozenset({"retime"})  # deliberately, for all matters at once
REFUSING = frozenset({"send_back", "decline", "dispute", "redirect", "refuse", "contest", "transfer", "keep_counted"})
ICONS = {
    "verify": "measure", "send_back": "back", "sign_for": "pen", "endorse": "seal", "approve": "seal",
    "close": "struck", "archive": "archive", "supervise": "flag", "instruct": "pen", "report": "plus",
    "merge": "merge", "pend": "pause",
}  # fmt: skip
FIRST = ("insist", "extend", "pend", "exclude", "report_back")
TITLES = {
    "apply": gettext_lazy("Your turn: handling"),
    "archive": gettext_lazy("Closed out: what is left to do"),
}


class Turn:
    """What one actor may do with one matter now. sheet: a sheet.Sheet, whose facts say what is met."""

    def __init__(self, matter, actor, sheet):
        self.matter, self.actor, self.sheet = matter, actor, sheet

    @cached_property
    def allowed(self):
        """{verb: [Problem, ...]} of what the actor may do, with what is still missing for each."""
        verbs = access.allowed(policy, self.actor, self.matter)
        return {verb: self.matter.missing(verb) for verb in verbs if verb not in ELSEWHERE}

    @cached_property
    def offered(self):
        return [verb for verb, lacks in self.allowed.items() if not lacks and self._makes_sense(verb)]

    def _makes_sense(self, verb):
        """A verb is not drawn where nothing could be chosen, or where it is not needed."""
        match verb:
            case "set_measure":
                return bool(self.sheet.facts("tasks"))
            case "finish_measure":
                return bool(self.sheet.unfinished)
            case "allow_dispute":
                return bool(self.matter.missing("dispute"))
        return True

    @cached_property
    def next(self):
        """The verb that the loop waits for, or None."""
        return next_verb(self.matter)

    @cached_property
    def lacks(self):
        """What the next verb still needs, whoever does it."""
        if self.next is None:
            return []
        return self.allowed[self.next] if self.next in self.allowed else self.matter.missing(self.next)

    @cached_property
    def acts(self):
        """The buttons of “your turn”, the primary one first."""
        wanted = [verb for verb in self.offered if verb not in ASIDE and verb not in ON_ROWS]
        first = [verb for verb in (self.next, *FIRST, "report") if verb in wanted]
        return [self._button(verb) for verb in dict.fromkeys([*first, *wanted])]

    @cached_property
    def aside(self):
        return [self._button(verb) for verb in ASIDE if verb in self.offered]

    def _button(self, verb):
        return {
            "verb": verb,
            "words": self.matter.verb_labels[verb],
            "icon": ICONS.get(verb, ""),
            "refuses": verb in REFUSING,
        }

    @property
    def is_mine(self):
        return bool(self.acts) or self.next in self.allowed

    @property
    def title(self):
        if self.next in self.allowed:
            return TITLES.get(self.next) or _("Your turn: %(verb)s") % {"verb": self.matter.verb_labels[self.next]}
        return _("What you may do")

    @cached_property
    def waits_for(self):
        """(what, who) when somebody else has the turn; None otherwise."""
        if self.next is None or self.next in self.allowed:
            return None
        return self.matter.verb_labels[self.next], policy.RULES[self.next].who

    @cached_property
    def why_not_me(self):
        """Why the turn is not the actor's, where a rule names the reason (one person, one part)."""
        if self.next is None or self.actor.post is None:
            return ""
        answer = policy.RULES[self.next](self.actor, self.matter)
        return answer.what_happened if isinstance(answer, Problem) else ""

    @cached_property
    def came_back(self):
        """Why it is back, or None: it stands before everything else."""
        return came_back(self.matter, self.sheet)

    @cached_property
    def met(self):
        """What is there, in words, while it is worked on and checked."""
        if self.matter.stage not in CHECKED:
            return []
        return [words for words in (self._measures(), self._evidence(), *self._measured()) if words]

    def _measures(self):
        every, left = self.sheet.facts("measures"), self.sheet.unfinished
        return _("All measures done (%(n)s of %(n)s)") % {"n": len(every)} if every and not left else ""

    def _evidence(self):
        exhibits, pairs = self.sheet.facts("exhibits"), self.sheet.pairs
        if not exhibits:
            return ""
        words = ngettext("%(n)d piece of evidence", "%(n)d pieces of evidence", len(exhibits)) % {"n": len(exhibits)}
        if not pairs:
            return words
        compared = ngettext("%(n)d before/after pair", "%(n)d before/after pairs", len(pairs)) % {"n": len(pairs)}
        return _("%(first)s, %(second)s") % {"first": words, "second": compared}

    def _measured(self):
        from secondhalf.matters.told import point_words

        visits = [visit for visit in self.sheet.facts("verifications") if visit.round == self.matter.round]
        return [point_words(point) for point in visits[-1].points.all() if point.passed] if visits else []


CHECKED = frozenset(
    {Stage.UNDER_WAY, Stage.IN_REVIEW, Stage.IN_VERIFICATION, Stage.TO_ENDORSE, Stage.TO_APPROVE, Stage.NOTICED}
)
