"""The public board: what is published stands there for anybody, page by page, and tells nobody's name."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.matters.publishing import Publication
from secondhalf.testing.publication_cases import CONFIRMED, published, submitted
from secondhalf.testing.walk import Walk
from secondhalf.voices.channels import Channel
from secondhalf.voices.kinds import Satisfaction
from secondhalf.voices.models import Voice


def noticed(world):
    return published(world, matter=Walk(world).to("approve"), kind="notice", title="浴室热水整改销号公示")


def result(world):
    text = submitted(world, matter=Walk(world, route="short").to("close"), kind="result", title="浴室热水已改好")
    text.publish_result(by=world.fangzheng, **CONFIRMED)
    return text


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_board_says_that_one_may_speak_all_the_same(db, client):
    assert "还没有公开" in read(client, "/v/board")


def test_what_is_published_stands_on_the_board_of_its_union_and_of_all(world, client):
    text = published(world)
    here = Channel.make(by=world.baiyang, unit=world.places.steel, holder=world.places.works, name="一号食堂")
    elsewhere = Channel.make(by=world.fanfan, unit=world.places.logistics, holder=world.places.neighbour, name="车队")
    assert text.title in read(client, "/v/board") and text.title in read(client, f"/v/board/{here.code}")
    assert text.title not in read(client, f"/v/board/{elsewhere.code}")
    assert text.text in read(client, f"/v/posted/{text.pk}")


@pytest.mark.parametrize("stage", ["draft", "waiting", "taken_down", "discarded"])
def test_what_is_not_published_is_nowhere(world, client, stage):
    text = published(world)
    Publication.objects.filter(pk=text.pk).update(stage=stage)
    assert text.title not in read(client, "/v/board")
    assert client.get(f"/v/posted/{text.pk}").status_code == 404
    assert client.get(f"/v/posted/{text.pk}/join").status_code == 404


def test_what_came_to_accuse_somebody_leaves_the_board(world, client):
    text = published(world)
    text.matter.accused.create(realm=text.realm, person=world.tianye.person)
    assert text.title not in read(client, "/v/board")


def test_a_running_notice_says_how_many_days_are_left_to_object(world, client):
    text = noticed(world)
    page = read(client, "/v/board?kind=notice")
    assert text.title in page and "还剩" in page and "工作日" in page and f"/v/posted/{text.pk}/object" in page


def test_a_notice_that_is_over_takes_no_objection(world, client, clock):
    text = noticed(world)
    moments.set_clock(moments.now() + datetime.timedelta(days=20))
    text.matter.close(by=world.baiyang, answer="已修好。")
    assert f"/v/posted/{text.pk}/object" not in read(client, "/v/board")
    assert client.get(f"/v/posted/{text.pk}/object").status_code == 302


def test_three_verdicts_are_not_told_apart_and_five_are(world, client):
    text = result(world)
    for n in range(5):
        voice = Voice.lodge(by=world.ningyuan, words="冷", unit=world.places.steel)
        said = Satisfaction.UNSATISFIED if n == 0 else Satisfaction.SATISFIED
        Voice.objects.filter(pk=voice.pk).update(matter=text.matter, satisfaction=said)
        shown = "<b>4</b>" in read(client, "/v/board?kind=result")
        assert shown is (n == 4)


def test_the_board_goes_page_by_page_by_key_and_shows_each_text_once(world, client):
    first = published(world)
    for n in range(45):
        copy_of(first, n)
    seen, path = [], "/v/board?kind=matter"
    while path:
        page = read(client, path)
        assert len(page.encode()) < 100_000
        seen += [part.split('"')[0] for part in page.split('<article class="posted" id="p')[1:]]
        path = next(
            (f"/v/board{p.split(chr(34))[0].replace('&amp;', '&')}" for p in page.split('rel="next" href="')[1:]), ""
        )
    assert len(seen) == len(set(seen)) == 46


def copy_of(publication, n):
    """Another published text on a matter of its own."""
    fields = {f.attname: getattr(publication, f.attname) for f in publication._meta.concrete_fields if f.name != "id"}
    matter = type(publication.matter).objects.get(pk=publication.matter_id)
    matter.pk, matter.no, matter._state.adding = moments.uuid7(), f"SQ20261104-9{n:03d}", True
    matter.save(force_insert=True)
    Publication.objects.create(**{**fields, "matter_id": matter.pk, "no": f"copy {n}", "title": f"第{n}件"})


def test_the_first_page_asks_as_often_for_many_as_for_one(world, client, django_assert_max_num_queries):
    first = published(world)
    for n in range(20):
        copy_of(first, n)
    with django_assert_max_num_queries(12):
        read(client, "/v/board")


def test_the_board_is_read_without_the_sign_in_and_in_english(world, client):
    published(world)
    client.force_login(world.baiyang.person)
    page = read(client, "/v/board")
    assert world.baiyang.person.name not in page
    client.cookies["language"] = "en"
    assert "Public board" in read(client, "/v/board")


NOWHERE = ["/v/board/nothere22", "/v/board?kind=matter&after=x", "/v/posted/00000000-0000-7000-8000-000000000000"]


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_not_found(db, client, path):
    assert client.get(path).status_code == 404
