"""Searching the original words: found by the office that may open them, by nobody else, and not in the open search."""

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.matters import searching as open_search
from secondhalf.voices import searching
from secondhalf.voices.models import Voice


def found(actor, words):
    return [voice.no for voice in searching.found(actor, words)]


@pytest.fixture
def cold(lodge):
    """Two voices about hot water, indexed."""
    voices = [lodge(words="四区浴室没有热水，洗一半还断。"), lodge(words="宿舍热水器漏电")]
    settle()
    return voices


def test_the_office_finds_its_voices_newest_first(world, cold):
    first, second = (voice.no for voice in cold)
    assert found(world.baiyang, "热水") == [second, first]
    assert found(world.baiyang, "热水器") == [second]
    assert found(world.baiyang, first) == [first]


def test_departments_leaders_other_offices_and_workers_find_nothing(world, cold):
    for actor in (world.jianghe, world.fangzheng, world.qinling, world.wenxin, world.luyuan, world.ningyuan):
        assert found(actor, "热水") == []


def test_the_open_search_never_looks_into_original_words(world, cold, about):
    cold[0].take_up(by=world.baiyang, **{**about, "title": "洗浴问题", "summary": "水温不足"})
    settle()
    assert list(open_search.found(world.baiyang, "洗一半")) == []
    assert len(open_search.found(world.baiyang, "水温")) == 1


def test_an_officer_whom_it_accuses_does_not_find_it(world, lodge):
    voice = lodge(words="办公室主任白杨收礼", nature="report")
    settle()
    assert found(world.baiyang, "收礼") == [voice.no]
    accusing = lodge(words="办公室主任收礼两次", nature="report", named=[world.baiyang.person])
    settle()
    assert accusing.no not in found(world.baiyang, "收礼") and found(world.wenxin, "收礼") == [accusing.no]


def test_a_voice_handed_up_is_found_by_the_office_above_only(world, cold, about):
    matter = cold[0].take_up(by=world.baiyang, **about)
    matter.hand_up(by=world.baiyang, reason="需上级协调")
    settle()
    assert found(world.wenxin, "热水") == [cold[0].no] and found(world.baiyang, "热水") == [cold[1].no]


def test_a_rebuilt_index_finds_the_same(world, cold):
    before = found(world.baiyang, "热水")
    assert searching.rebuild() == Voice.objects.count() == 2
    assert found(world.baiyang, "热水") == before
