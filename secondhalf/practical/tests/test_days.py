"""Days are told as the reader's language writes them, never as a machine does. 日期写法。"""

import datetime
import re

import pytest
from django.utils import translation

from secondhalf.core import moments
from secondhalf.practical.forms import ITEM_FORMS
from secondhalf.practical.needs import PastLastDay, RatingStillOpen, VoteStillOpen

MACHINE = re.compile(r"\d{4}-\d\d-\d\d")


def said(problem, language):
    with translation.override(language):
        return str(problem.what_happened)


def refusal(kind, act):
    with pytest.raises(kind) as caught:
        act()
    return caught.value


@pytest.mark.parametrize(("language", "day"), [("zh-hans", "2026年11月9日"), ("en", "9 Nov 2026")])
def test_refusals_tell_the_day_in_the_readers_language(language, day, story, clock):
    by, last = story.world.baiyang, datetime.date(2026, 11, 9)
    item = story.work(story.listed())
    item.prolong(by=by, last_day=last)
    item.hand_out(by=by, unit=story.world.places.steel, count=3)
    for title in ("甲", "乙"):
        story.collect(title=title)
    with translation.override(language):
        story.campaign.open_vote(by=by, last_day=last, most=1)
        early = [
            refusal(VoteStillOpen, lambda: story.campaign.close_vote(by=by)),
            refusal(RatingStillOpen, lambda: item.finish(by=by)),
        ]
        clock(days=7)
        late = refusal(PastLastDay, lambda: item.hand_out(by=by, unit=story.world.places.steel, count=1))
        for problem in (*early, late):
            assert day in said(problem, language) and not MACHINE.search(said(problem, language))


def test_forms_name_milestones_and_checks_by_the_readers_day(story, clock):
    item = story.listed()
    item.set_milestone(by=story.world.baiyang, title="到货", due_on=datetime.date(2026, 11, 20))
    form = ITEM_FORMS["reach_milestone"](thing=item, actor=story.world.baiyang)
    assert "到货 · 2026年11月20日" in str(form["milestone"])
    item = story.regular(clock)
    item.plan_check(by=story.world.baiyang, why="cycle", due_on=moments.today())
    form = ITEM_FORMS["pass_check"](thing=item, actor=story.world.yunzhou)
    assert "年11月" in str(form["check"]) and not MACHINE.search(
        form["check"].field.label_from_instance(item.checks.get())
    )
