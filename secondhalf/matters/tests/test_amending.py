"""Putting the register right: what is new is recorded, and nothing new is said to be so. 更正登记。"""

import pytest

from secondhalf.matters.amending import NothingChanged
from secondhalf.matters.forms import form_for
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.walk import Walk


@pytest.fixture
def matter(world):
    return Walk(world).to("register")


def test_only_what_is_new_is_recorded(world, matter):
    before = matter.title
    matter.amend(by=world.baiyang, title="关于更衣间暖气的问题", summary=matter.summary, reason="改题")
    assert matter.amendments.get().changes == {"title": [before, "关于更衣间暖气的问题"]}


def test_nothing_new_is_refused_in_words_and_leaves_nothing(world, matter):
    with pytest.raises(NothingChanged):
        matter.amend(by=world.baiyang, title=matter.title, summary=matter.summary)
    assert not matter.amendments.exists()


def test_the_page_sent_as_it_was_drawn_says_so(client, world, matter):
    drawn = form_for("amend", matter, world.baiyang)
    sent = {field.name: value for field in drawn.visible_fields() if (value := field.value()) not in (None, False)}
    page = Visitor(client, world.baiyang).send(matter, "amend", {**sent, "category": matter.category_id})
    assert page.status_code == 422
    assert "Nothing was changed" in page.text and "Correct at least one entry" in page.text
