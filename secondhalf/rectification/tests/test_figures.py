"""The vectors of DOMAIN §16.1, and what a finding counts as."""

import pytest

from secondhalf.matters.kinds import FinishState
from secondhalf.matters.models import Matter
from secondhalf.rectification import figures
from secondhalf.rectification.figures import Tally
from secondhalf.rectification.models import Finding, LookBackItem


@pytest.mark.parametrize(
    ("tally", "text", "counts"),
    [
        (Tally(done=688, mostly=4, undone=5), "98.71 %", "688/697"),
        (Tally(done=19, undone=6), "76 %", "19/25"),
        (Tally(), "—", "0/0"),
        (Tally(done=2, mostly=1), "66.67 %", "2/3"),
    ],
)
def test_basically_completed_is_not_completed(tally, text, counts):
    assert (tally.rate.text, tally.rate.counts) == (text, counts)


def test_each_word_is_counted_once_and_the_records_behind_it_are_the_same_ones(world, enter, walk):
    struck, mostly, _undone, kept_up, out = (walk(enter(f"1.{n}"), "report") for n in range(1, 6))
    Matter.objects.filter(pk=struck.matter_id).update(stage="closed")
    mostly.word_completion(by=world.baiyang, word="mostly", grounds="主要措施已落实。")
    Matter.objects.filter(pk=kept_up.matter_id).update(stage="sustained")
    Matter.objects.filter(pk=out.matter_id).update(is_excluded=True)
    findings = Finding.objects.all()
    tally = figures.tally(findings)
    assert tally == Tally(done=1, mostly=1, undone=1, sustained=1, left_out=1)
    assert figures.tallies(findings) == {struck.inspection_id: tally}
    assert figures.COMPLETION.rate(findings) == tally.rate
    assert figures.COMPLETION.part(findings).get() == struck
    assert figures.COMPLETION.left_out(findings).get() == out


def test_a_word_of_an_earlier_round_counts_no_more(world, enter, walk):
    finding = walk(enter(), "report")
    finding.word_completion(by=world.baiyang, word="mostly", grounds="……")
    Matter.objects.filter(pk=finding.matter_id).update(round=2)
    assert Finding.objects.with_word().get().counts_as == FinishState.UNDONE
    assert Finding.objects.select_related("matter").get().state == FinishState.UNDONE


def test_nothing_looked_at_again_gives_no_rate(db):
    assert figures.RELAPSE.rate(LookBackItem.objects.all()).text == "—"
