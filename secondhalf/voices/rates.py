"""What those who spoke say of the results: solved, satisfied, not rated (DOMAIN §9.7, law 5). 评价统计。"""

from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.figures import Rate
from secondhalf.voices.kinds import CONTENT, Satisfaction, Solved
from secondhalf.voices.models import Voice
from secondhalf.voices.queries import VERDICT_WAITS

EVERY = Q()
RULE_SOLVED = _(
    "“solved” ÷ verdicts given, by those who spoke or on a call-back that reached them; silence is not rated"
)
RULE_SATISFIED = _("satisfied and basically satisfied ÷ verdicts given; silence is not rated")


@dataclass(frozen=True)
class Verdicts:
    """Counts of voices (件), never of persons. `voices` all that are counted, `answered` of them, `rated` of those.

    solved and satisfied: {value: count} of the latest verdicts.
    """

    voices: int
    answered: int
    rated: int
    solved: dict
    satisfied: dict

    @property
    def solved_rate(self):
        """“Solved” ÷ verdicts given."""
        return Rate(self.solved[Solved.YES], self.rated)

    @property
    def satisfied_rate(self):
        """Satisfied and basically satisfied ÷ verdicts given ([W30]); show `three` and `unrated` beside it."""
        return Rate(sum(self.satisfied[value] for value in CONTENT), self.rated)

    @property
    def unrated(self):
        """Silence: never counted as satisfied."""
        return self.voices - self.rated

    @property
    def three(self):
        """(satisfied, basically satisfied, not satisfied); “very satisfied” counts with the first."""
        good = self.satisfied[Satisfaction.VERY] + self.satisfied[Satisfaction.SATISFIED]
        return good, self.satisfied[Satisfaction.BASIC], self.satisfied[Satisfaction.UNSATISFIED]


def of_matter(matter):
    """The Verdicts on one matter in its present round; verdicts of earlier rounds stay on record.

    An anonymous verdict counts from the next full hour on: a number that grows would tell when it was given.
    """
    heard = Voice.objects.filter(matter=matter).counted().annotate(verdict_waits=VERDICT_WAITS)
    return read(heard.aggregate(**questions(matter.round, Q(verdict_waits=False))))


def of_period(matters, first, last):
    """The Verdicts of the voices answered from `first` to `last` (both counted) in these matters (a QuerySet)."""
    return counted(answered_between(matters, first, last), F("answered_round"))


def by(field, matters, first, last):
    """{key: Verdicts} of the same, apart for each value of a field of the matter ("lead", "unit", "category")."""
    rows = answered_between(matters, first, last).values(key=F(f"matter__{field}")).order_by()
    rows = rows.annotate(**questions(F("answered_round")))
    return {row["key"]: read(row) for row in rows}


def answered_between(matters, first, last):
    from_at, to_at = moments.start_of(first), clocks.end_of(last)
    answered = Voice.objects.counted().filter(answered_at__gte=from_at, answered_at__lt=to_at)
    return answered.filter(matter__in=matters)


def counted(voices, round):
    """One question to the database. round: the round whose answers and verdicts count."""
    return read(voices.aggregate(**questions(round)))


def questions(round, known=EVERY):
    """What is counted. round: whose answers and verdicts. known: which verdicts count by now."""
    rated = Q(verdict_round=round) & ~Q(verdict_round=0) & known
    told = {f"solved_{v}": Count("pk", filter=rated & Q(solved=v)) for v in Solved.values}
    told |= {f"satisfied_{v}": Count("pk", filter=rated & Q(satisfaction=v)) for v in Satisfaction.values}
    answered = Count("pk", filter=Q(answered_round=round) & ~Q(answered_round=0))
    return {"voices": Count("pk"), "answered": answered, "rated": Count("pk", filter=rated), **told}


def read(row):
    solved = {value: row[f"solved_{value}"] for value in Solved.values}
    satisfied = {value: row[f"satisfied_{value}"] for value in Satisfaction.values}
    return Verdicts(row["voices"], row["answered"], row["rated"], solved, satisfied)
