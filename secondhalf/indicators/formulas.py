"""The three rates and friends, each with name, numerator, denominator, counting rule (DOMAIN §9.7). 三率口径。

What may be issued anew as a scoring rule ([L2] art. 32) stands in the profile under `rates.*`, with effective dates;
the tallies keep what was said value by value, so a rule of another year is applied when the numbers are read.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from secondhalf.core import profile
from secondhalf.core.figures import Rate
from secondhalf.people.lines import line_of
from secondhalf.voices.kinds import Satisfaction, Solved

VOICES, MATTERS = "voices", "matters"
SEVERAL = {"solved": Solved, "satisfied": Satisfaction}


@dataclass(frozen=True)
class Terms:
    """What the profile says on one day: which words count as solved and as satisfied, and how few are too few."""

    solved: tuple
    satisfied: tuple
    compare_min: int
    small_n: int
    public_min: int

    @classmethod
    def of(cls, where, day):
        """where: a profile.Where. day: the day whose rules are asked for."""
        return cls(
            **{name: known(kind, where.value(f"rates.{name}", day)) for name, kind in SEVERAL.items()},
            compare_min=where.value("rates.compare_min", day),
            small_n=where.value("figures.small_n", day),
            public_min=where.value("rates.public_min", day),
        )


def known(kind, values):
    """Those of the values that an answer can have, each once and in the order of the answers."""
    return tuple(value for value in kind.values if value in values)


@dataclass(frozen=True)
class Formula:
    """One rate. `part` and `whole` name numbers of the tallies; of `part` "call_solved" the values of the terms count.

    above, below: what stands above and below the line. on: the day by which it is counted. without: what is left out.
    """

    key: str
    title: object
    subject: str
    part: str
    whole: str
    above: object
    below: object
    on: object
    without: object = ""

    def parts(self, terms):
        """The names of the numbers that are added above the line."""
        kind = self.part.removeprefix("call_")
        if kind not in SEVERAL:
            return [self.part]
        return [f"{self.part}_{value}" for value in getattr(terms, kind)]

    def rate(self, numbers, terms):
        """The Rate in {name: number}."""
        return Rate(sum(numbers[name] for name in self.parts(terms)), numbers[self.whole])

    def numerator(self, terms):
        """What stands above the line, in words, with the answers that count."""
        kind = self.part.removeprefix("call_")
        if kind not in SEVERAL:
            return str(self.above)
        words = [str(SEVERAL[kind](value).label) for value in getattr(terms, kind)]
        return str(self.above) % {"answers": " / ".join(words)}

    def words(self, terms):
        """The rule as one line: above ÷ below."""
        return f"{self.numerator(terms)} ÷ {self.below}"


WITHOUT_MATTERS = _("accusations, excluded matters, what was carried over as struck off elsewhere")
WITHOUT_OWED = _(
    "accusations, excluded matters, what was carried over as struck off elsewhere, what is pended or not due yet"
)
WITHOUT_VOICES = _(
    "accusations, excluded matters, what was taken back or set aside, questions answered directly; silence is no answer"
)
ON_ANSWER = _("the day of the answer that stands")
CALLED = _("call-backs that answered “%(answers)s”")
ALL_CALLED = _("valid call-backs (reached and answered), not all voices")
SAID = _("verdicts “%(answers)s”")
ALL_SAID = _("all verdicts, by the person or on a call-back, the latest of each voice")
DISPATCHED = _("dispatches of the period")
DUE = _("matters that were due by the cut-off, not all that were dispatched")

RATES = (
    Formula(
        key="response",
        title=_("Response rate"),
        subject=VOICES,
        part="contacted",
        whole="contact_due",
        above=_("voices whose person was contacted within the contact limit"),
        below=_("voices whose contact was due by the cut-off"),
        on=_("the last day of the contact limit"),
        without=_(
            "accusations, excluded matters, what was taken back or set aside, questions answered directly, and whoever"
            " left no way to be reached"
        ),
    ),
    Formula(
        key="solved_called",
        title=_("Solved, on call-backs"),
        subject=VOICES,
        part="call_solved",
        whole="called",
        above=CALLED,
        below=ALL_CALLED,
        on=ON_ANSWER,
        without=WITHOUT_VOICES,
    ),
    Formula(
        key="satisfied_called",
        title=_("Satisfied, on call-backs"),
        subject=VOICES,
        part="call_satisfied",
        whole="called",
        above=CALLED,
        below=ALL_CALLED,
        on=ON_ANSWER,
        without=WITHOUT_VOICES,
    ),
    Formula(
        key="solved",
        title=_("Solved, by all verdicts"),
        subject=VOICES,
        part="solved",
        whole="rated",
        above=SAID,
        below=ALL_SAID,
        on=ON_ANSWER,
        without=WITHOUT_VOICES,
    ),
    Formula(
        key="satisfied",
        title=_("Satisfied, by all verdicts"),
        subject=VOICES,
        part="satisfied",
        whole="rated",
        above=SAID,
        below=ALL_SAID,
        on=ON_ANSWER,
        without=WITHOUT_VOICES,
    ),
    Formula(
        key="signed_in_time",
        title=_("Signed for in time"),
        subject=MATTERS,
        part="signed_in_time",
        whole="dispatched",
        above=_("dispatches signed for within the limit"),
        below=DISPATCHED,
        on=_("the day of the dispatch"),
        without=WITHOUT_MATTERS,
    ),
    Formula(
        key="finished",
        title=_("Rate of finishing"),
        subject=MATTERS,
        part="finished",
        whole="due",
        above=_("matters whose handling is finished"),
        below=DUE,
        on=_("the due date"),
        without=WITHOUT_OWED,
    ),
    Formula(
        key="in_time",
        title=_("Rate of finishing on time"),
        subject=MATTERS,
        part="in_time",
        whole="due",
        above=_("matters applied for close-out by the due date and not sent back"),
        below=DUE,
        on=_("the due date"),
        without=WITHOUT_OWED,
    ),
    Formula(
        key="reworked",
        title=_("Rate of redoing"),
        subject=MATTERS,
        part="reworked",
        whole="closed",
        above=_("close-outs that were sent back to be redone, until the cut-off"),
        below=_("close-outs of the period"),
        on=_("the day of the close-out"),
        without=WITHOUT_MATTERS,
    ),
    Formula(
        key="turned_back",
        title=_("Dispatches disputed"),
        subject=MATTERS,
        part="turned_back",
        whole="dispatched",
        above=_("dispatches that the department disputed"),
        below=DISPATCHED,
        on=_("the day of the dispatch"),
        without=WITHOUT_MATTERS,
    ),
    Formula(
        key="repeated",
        title=_("Repeated demands"),
        subject=VOICES,
        part="repeated",
        whole="said",
        above=_("voices that say again what is being handled already; by matter, never by who spoke"),
        below=_("voices received in the period"),
        on=_("the day received"),
        without=_("accusations, excluded matters, what was taken back or set aside"),
    ),
)
BY_KEY = {formula.key: formula for formula in RATES}
THREE = ("response", "solved_called", "satisfied_called", "solved", "satisfied")
FRIENDS = ("signed_in_time", "finished", "in_time", "reworked", "turned_back", "repeated")
BASES = {"callbacks": THREE, "verdicts": ("response", "solved", "satisfied", "solved_called", "satisfied_called")}


def shown_first(where, day):
    """The keys of the three rates and their variants, in the order in which the profile wants them."""
    return BASES.get(where.value("rates.basis", day), THREE)


def changed_in(where, first, last):
    """Did a rule change within these days? Then those of the last day count, and the page says so."""
    return Terms.of(where, first) != Terms.of(where, last)


def where_of(place):
    """The profile.Where of an organisation."""
    return profile.Where(place.realm, line_of(place.pk))
