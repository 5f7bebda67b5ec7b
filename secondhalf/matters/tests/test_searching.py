"""Searching: what is there is found, alike on both databases, and only by those who may see it."""

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.matters import indexing, searching
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.testing.walk import Walk

TEXTS = [
    ("浴室夜班没有热水", "第四服务区新浴室水温偏低，请尽快整改。"),
    ("包工头欠薪三个月", "劳务公司拖欠工资，A3区工地四十人。"),
    ("Cold showers", "The pumps of bathroom No. 3 stand still."),
    ("热的水", "与热水无关的一条：食堂饭菜凉。"),
    ("停水", "宿舍停水两天"),
]


@pytest.fixture
def register(world):
    """Registers matters from (title, summary); returns them once they are indexed."""

    def register(*texts, **fields):
        about = {"category": world.categories["unsorted"], "unit": world.places.steel, **fields}
        matters = [Matter.register(by=world.baiyang, title=t, summary=s, **about) for t, s in texts]
        settle()
        return matters

    return register


def titles(actor, words, **bounds):
    return [matter.title for matter in searching.found(actor, words, **bounds)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("热水", ["热的水", "浴室夜班没有热水"]),
        ("欠薪", ["包工头欠薪三个月"]),
        ("拖欠工资", ["包工头欠薪三个月"]),
        ("夜班没有热水", ["浴室夜班没有热水"]),
        ("水温 整改", ["浴室夜班没有热水"]),
        ("水", ["停水", "热的水", "浴室夜班没有热水"]),
        ("A3", ["包工头欠薪三个月"]),
        ("pump", ["Cold showers"]),
        ("SHOWER bath", ["Cold showers"]),
        ("SQ20261104-0002", ["包工头欠薪三个月"]),
        ("sq202611", ["停水", "热的水", "Cold showers", "包工头欠薪三个月", "浴室夜班没有热水"]),
        ("热水器", []),
        ("'; DROP", []),
        ('" OR *', []),
        ("   ", []),
    ],
)
def test_words_are_found_newest_first(world, register, words, expected):
    register(*TEXTS)
    assert titles(world.baiyang, words) == expected


def test_a_brute_look_through_every_text_finds_the_same(world, register):
    matters = register(*TEXTS)
    for words in {text[place : place + 2] for t, s in TEXTS for text in (t, s) for place in range(len(text) - 1)}:
        if words.isalpha() and not words.isascii():
            there = [m.title for m in reversed(matters) if words in m.title or words in m.summary]
            assert titles(world.baiyang, words) == there, words


def test_the_answer_of_a_closed_matter_is_found(world):
    Walk(world).to("close")
    settle()
    assert len(titles(world.baiyang, "每周测温")) == 1


def test_amended_words_replace_the_old_ones(world, register):
    (matter,) = register(TEXTS[0])
    matter.amend(by=world.baiyang, title="浴室夜班没有暖气", summary="暖气片不热。", reason="登记有误")
    settle()
    assert titles(world.baiyang, "暖气") == ["浴室夜班没有暖气"]
    assert titles(world.baiyang, "热水") == []


def test_a_department_finds_what_was_dispatched_to_it_and_nothing_else(world, register):
    dispatched, _other = register(TEXTS[0], TEXTS[3])
    dispatched.admit(by=world.baiyang)
    dispatched.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[])
    settle()
    assert titles(world.jianghe, "热水") == [dispatched.title]
    assert titles(world.suqing, "热水") == []
    assert titles(world.fanfan, "热水") == []
    assert len(titles(world.haiyan, "热水")) == len(titles(world.luyuan, "热水")) == 2


def accuse(*matters, organisation):
    for matter in matters:
        Accused.objects.create(realm=matter.realm, matter=matter, organisation=organisation)


def test_the_accused_does_not_find_the_accusation_even_by_its_number(world, register):
    (matter,) = register(("主席作风粗暴", "当众辱骂职工"), confidentiality="accusation")
    assert titles(world.qinling, "作风") == titles(world.qinling, matter.no) == [matter.title]
    accuse(matter, organisation=world.places.works)
    assert titles(world.luyuan, "作风") == [matter.title]
    assert titles(world.qinling, "作风") == titles(world.qinling, matter.no) == []


def test_nobody_finds_what_they_lost_sight_of_before_the_index_knows(world, register):
    (matter,) = register(TEXTS[0])
    matter.admit(by=world.baiyang)
    matter.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[])
    settle()
    matter.leave_sight_of(world.places.welfare)
    assert titles(world.jianghe, "热水") == []


def test_workers_and_administrators_find_nothing(world, register):
    register(TEXTS[0])
    assert titles(world.ningyuan, "热水") == titles(world.xitong, "热水") == []


def test_pages_go_on_where_the_last_one_ended(world, register):
    register(*[(f"热水 {n}", "没有") for n in range(7)])
    first = list(searching.found(world.baiyang, "热水", most=3))
    second = list(searching.found(world.baiyang, "热水", most=3, below=first[-1]))
    assert [m.title for m in first + second] == [f"热水 {n}" for n in (6, 5, 4, 3, 2, 1)]
    numbers = [m.no for m in searching.found(world.baiyang, "SQ202611", most=3, below=first[-1])]
    assert numbers == ["SQ20261104-0004", "SQ20261104-0003", "SQ20261104-0002"]


def test_refused_proposals_are_made_up_for(world, register):
    seen = register(("热水", "见"))
    hidden = register(*[("热水", "藏") for _n in range(3)], confidentiality="accusation")
    accuse(*hidden, organisation=world.places.works)
    assert list(searching.found(world.baiyang, "热水", most=1)) == seen


def test_a_rebuilt_index_finds_the_same(world, register):
    register(*TEXTS)
    before = {words: titles(world.baiyang, words) for words in ("热水", "欠薪", "pump", "水")}
    assert indexing.rebuild() == len(TEXTS) == indexing.rebuild()
    assert before == {words: titles(world.baiyang, words) for words in before}


def test_a_repeated_reaction_changes_nothing(world, register):
    (matter,) = register(TEXTS[0])
    for event in matter.story():
        indexing.follow(event)
    assert titles(world.baiyang, "热水") == [matter.title]
