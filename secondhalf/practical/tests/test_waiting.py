"""What waits on the workbench, for whom, and how little is asked for it. 工作台待办。"""

import pytest

from secondhalf.core import moments
from secondhalf.practical import daily, waiting


def keys(actor):
    return [group["key"] for group in waiting.groups(actor)]


def test_a_candidate_waits_for_the_administration_then_for_the_union(story):
    item = story.collect()
    assert keys(story.world.shiyan) == ["opine"] and keys(story.world.qinling) == keys(story.world.baiyang) == []
    item.agree(by=story.world.shiyan)
    assert keys(story.world.shiyan) == [] and keys(story.world.baiyang) == ["list"]


def test_a_rating_waits_for_the_office_and_a_check_for_whoever_verifies(story, clock):
    item = story.work(story.listed())
    assert keys(story.world.baiyang) == ["rate"]
    item = story.rated(item, good=9, bad=0, clock=clock)
    item.hand_over(by=story.world.baiyang, owner=story.world.places.inspection, amount=1, unit="day", seasons=[])
    daily.plan_checks(moments.today())
    assert keys(story.world.yunzhou) == [], "who keeps it does not check it"
    assert keys(story.world.baiyang) == ["check"]


@pytest.mark.parametrize("who", ["baiyang", "shiyan", "yunzhou", "linxi"])
def test_one_question_is_enough(story, django_assert_max_num_queries, who):
    story.collect()
    with django_assert_max_num_queries(1):
        waiting.groups(getattr(story.world, who))
