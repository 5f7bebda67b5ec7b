"""Which findings: composable questions, no permissions inside. 查询。"""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from secondhalf.matters.kinds import FinishState
from secondhalf.matters.stages import SHUT, Stage

STRUCK_OFF = Q(matter__stage__in=(Stage.CLOSED, Stage.ARCHIVED))
KEPT_UP = Q(matter__stage=Stage.SUSTAINED)
SAID = Q(word_round=F("matter__round")) & ~Q(word="")
LEFT = frozenset(SHUT) - {Stage.CLOSED, Stage.ARCHIVED}  # declined, or handed to a body outside

# What a finding counts as (DOMAIN §5.5): struck off is completed, kept up is long-term, else what was said this round.
COUNTS_AS = Case(
    When(STRUCK_OFF, then=Value(FinishState.DONE.value)),
    When(KEPT_UP, then=Value(FinishState.SUSTAINED.value)),
    When(SAID, then=F("word")),
    default=Value(FinishState.UNDONE.value),
)

OUT = Q(matter__is_excluded=True) | Q(matter__is_carried=True)
ANEW = Q(origin__isnull=False)  # found at a look-back, not fed back


class FindingQuerySet(models.QuerySet):
    def in_order(self):
        """As the feedback document has them."""
        return self.select_related("matter").order_by("sort_key")

    def to_settle(self):
        """Without what a leader left out of the count, and what another ledger had struck off before."""
        return self.filter(matter__is_excluded=False, matter__is_carried=False)

    def counted(self):
        """The findings of the feedback that rates count: what a look-back found anew is not one of them."""
        return self.to_settle().exclude(ANEW)

    def anew(self):
        """What a look-back found anew."""
        return self.to_settle().filter(ANEW)

    def left_out(self):
        return self.filter(OUT)

    def uncounted(self):
        """Everything that rates do not count."""
        return self.filter(OUT | ANEW)

    def tallied(self):
        """Each with `tallied_as`: a FinishState, "left_out" or "anew"."""
        apart = (When(OUT, then=Value("left_out")), When(ANEW, then=Value("anew")))
        return self.annotate(tallied_as=Case(*apart, default=COUNTS_AS))

    def with_word(self):
        """Each with `counts_as`, a FinishState."""
        return self.annotate(counts_as=COUNTS_AS)

    def struck_off(self):
        return self.filter(STRUCK_OFF)

    def unsettled(self):
        """Neither struck off nor kept up for the long term, nor out of our hands."""
        return self.exclude(STRUCK_OFF).exclude(KEPT_UP).exclude(matter__stage__in=LEFT)

    def for_page(self):
        """With everything that a row shows."""
        matter = ("matter__lead", "matter__category", "matter__unit", "matter__holder")
        return self.select_related(*matter).with_word().order_by("sort_key")
