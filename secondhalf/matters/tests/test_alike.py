"""What is on the public board, and what on it is most alike a free text."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.matters import alike
from secondhalf.matters.publishing import Publication
from secondhalf.testing.publication_cases import CONFIRMED, drafted, published, result_submitted
from secondhalf.testing.walk import Walk

SAID = "我们班组下夜班去浴室，没有热水，反映好几次了"


def another(world, title, text):
    return published(world, matter=Walk(world).to("dispatch"), title=title, text=text)


@pytest.fixture
def board(world):
    """Three matters on the board of the works."""
    found = {
        "bath": published(world),
        "bus": another(world, "通勤班车晚点", "早班通勤班车经常晚点，影响上岗。工会正在协调。"),
        "meal": another(world, "夜班食堂没有热餐", "夜班时段食堂只有凉菜。工会正在协调增加热餐。"),
    }
    settle()
    return found


def test_the_likest_comes_first_and_what_has_nothing_in_common_not_at_all(world, board):
    found = Publication.objects.similar(SAID, world.places.steel)
    assert found[0] == board["bath"]
    assert board["bus"] not in found
    assert Publication.objects.similar("希望增加带薪年休假", world.places.steel) == []
    assert Publication.objects.similar("", world.places.steel) == []


def test_words_that_stand_everywhere_make_nothing_alike(world, board):
    assert Publication.objects.similar("职工反映问题，希望工会协调处理", world.places.steel) == []


def test_as_many_as_are_asked_for(world, board):
    text = "浴室热水不足，食堂没有热餐，班车晚点"
    assert len(Publication.objects.similar(text, world.places.steel)) == 3
    assert len(Publication.objects.similar(text, world.places.steel, limit=1)) == 1


def test_only_what_the_unions_above_the_unit_have_published_is_offered(world, board):
    assert Publication.objects.similar(SAID, world.places.logistics) == []
    assert not Publication.objects.on_board(world.places.logistics).exists()
    assert set(Publication.objects.on_board(world.places.welfare)) == set(board.values())


def test_a_draft_a_waiting_text_and_a_result_are_not_offered(world):
    drafted(world)
    result = result_submitted(world)
    result.publish_result(by=world.fangzheng, **CONFIRMED)
    settle()
    assert Publication.objects.similar(SAID, world.places.steel) == []
    assert list(Publication.objects.on_board(world.places.steel)) == [result]


def test_what_is_taken_down_is_neither_on_the_board_nor_found(world, board):
    board["bath"].take_down(by=world.baiyang, reason="情况有变。")
    assert Publication.objects.similar(SAID, world.places.steel) == []  # at once, before the index follows
    settle()
    assert not alike.PublishedText.objects.get(publication=board["bath"]).text
    assert set(Publication.objects.on_board(world.places.steel)) == {board["bus"], board["meal"]}


def test_a_text_stands_on_the_board_in_its_days_only(world, board, clock):
    clock(days=31)
    assert not Publication.objects.on_board(world.places.steel).exists()
    later = drafted(world, from_on=moments.today() + datetime.timedelta(days=2))
    Publication.objects.filter(pk=later.pk).update(stage="published")
    assert not Publication.objects.on_board(world.places.steel).exists()


def test_what_turns_out_to_accuse_somebody_leaves_the_board(world, board):
    matter = board["bath"].matter
    matter.accused.create(realm=matter.realm, person=world.jianghe.person)
    assert board["bath"] not in Publication.objects.on_board(world.places.steel)
    assert Publication.objects.similar(SAID, world.places.steel) == []


def test_the_index_made_anew_finds_the_same(world, board):
    before = Publication.objects.similar(SAID, world.places.steel)
    board["bus"].take_down(by=world.baiyang, reason="情况有变。")
    settle()
    alike.rebuild()
    assert Publication.objects.similar(SAID, world.places.steel) == before
    assert Publication.objects.similar("通勤班车经常晚点", world.places.steel) == []
