"""Whoever has the turn reads first why it is back: the act, the point that failed, the reason. 退回原因。"""

import pytest

from secondhalf.matters.coming_back import came_back
from secondhalf.matters.sheet import Sheet
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.cases import CASES, the_failed_visit
from secondhalf.testing.walk import POINT, Walk


@pytest.fixture
def sent_back(world):
    matter = Walk(world).to("review")
    words = the_failed_visit(world, matter)
    matter.send_back(by=world.yunzhou, **{**words, "points": [POINT, *words["points"]]})
    return matter


def test_only_the_points_that_failed_are_named(world, sent_back):
    back = came_back(sent_back, Sheet(sent_back, world.jianghe))
    [point] = back["points"]
    assert "更衣间暖气片" in point and "21" in point
    assert back["reason"] == "更衣间两组暖气片不热。" and back["person"] == world.yunzhou.person


def test_it_stands_before_everything_else_of_the_turn(world, client, sent_back):
    panel = Visitor(client, world.jianghe).open(sent_back).text.partition("Your turn: handling")[2]
    places = [
        panel.index(words) for words in ("Sent back to work", "更衣间暖气片", "更衣间两组暖气片不热。", "/report")
    ]
    assert places == sorted(places) and places[-1] < panel.index("Summary for the departments")


def test_those_who_wait_read_it_too(world, client, sent_back):
    page = Visitor(client, world.baiyang).open(sent_back).text
    assert "更衣间暖气片" in page.partition("Summary for the departments")[0]


def test_once_it_is_applied_for_again_it_is_past(world, sent_back):
    words = {"done": "已清洗排气。", "effect": "实测46℃。", "contact": "spoken"}
    sent_back.apply(by=world.linxi, **words)
    assert came_back(sent_back, Sheet(sent_back, world.hechuan)) is None


@pytest.mark.parametrize(
    ("verb", "words"), [("contest", "东侧淋浴仍不热。"), ("redo", "职工反映仍不热。"), ("reopen", "回头看发现又不热。")]
)
def test_an_objection_a_redo_and_a_relapse_say_why_too(verb, words, world):
    case = CASES[verb]
    matter = case.arrive(world)
    getattr(matter, verb)(by=getattr(world, case.actor), **case.says(world, matter))
    assert came_back(matter, Sheet(matter, world.baiyang))["reason"] == words


def test_what_was_never_sent_back_says_nothing(world):
    matter = Walk(world).to("review")
    assert came_back(matter, Sheet(matter, world.yunzhou)) is None
