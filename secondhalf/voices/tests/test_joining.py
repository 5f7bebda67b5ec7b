"""“Me too” and objections: no account, a receipt, and a matter that counts them."""

import datetime
import time

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.testing.publication_cases import published
from secondhalf.testing.walk import Walk
from secondhalf.voices import joining
from secondhalf.voices.channels import Channel
from secondhalf.voices.models import Voice
from secondhalf.voices.public import proof
from secondhalf.voices.releasing import release


@pytest.fixture
def text(world):
    return published(world)


@pytest.fixture
def notice(world):
    return published(world, matter=Walk(world).to("approve"), kind="notice")


@pytest.fixture(autouse=True)
def easy(monkeypatch):
    """A proof is looked for in a moment."""
    monkeypatch.setattr(proof, "ZEROS", 1)


def send(client, text, way="join", *, proved=True, **said):
    once = proof.new_once()
    given = {"mode": "anonymous", "once": once, "proof": proof.found(once) if proved else "", **said}
    return client.post(f"/v/posted/{text.pk}/{way}", given)


def let_go():
    release()
    settle()


def test_me_too_needs_no_words_and_gives_a_receipt(world, client, text):
    answer = send(client, text)
    voice = Voice.objects.get()
    assert answer.status_code == 200 and voice.no in answer.content.decode()
    assert (voice.about, voice.holder, voice.unit, voice.mode) == (
        text, text.matter.holder, text.matter.unit, "anonymous",
    )  # fmt: skip
    assert text.title in voice.words and voice.receipt


def test_it_joins_by_itself_once_it_is_let_go_and_the_clock_did_it(client, text):
    send(client, text)
    assert Voice.objects.get().matter is None
    let_go()
    voice = Voice.objects.get()
    assert voice.matter == text.matter and voice.stage == "taken_up"
    event = Event.objects.get(name="voice.join", subject=voice.pk)
    assert (event.person, event.title) == (None, "clock")
    text.matter.refresh_from_db()
    assert text.matter.voices == 1


def test_what_is_held_waits_for_an_officer_who_finds_the_matter_filled_in(world, client, text):
    send(client, text, proved=False)
    let_go()
    voice = Voice.objects.get()
    assert voice.is_held and voice.matter is None
    client.force_login(world.baiyang.person)
    assert f'value="{text.matter.no}"' in client.get(f"/voices/{voice.no}/join").content.decode()


def test_an_accusation_never_joins_by_itself(world, text):
    by = world.ningyuan
    Voice.lodge(by=by, words="x", unit=text.matter.unit, about=text, named=[world.tianye.person])
    Voice.lodge(by=by, words="x", unit=text.matter.unit, about=text, nature="report")
    let_go()
    assert not Voice.objects.exclude(matter=None).exists()


def test_taken_out_again_it_stays_out_and_both_are_on_record(world, client, text):
    send(client, text)
    let_go()
    voice = Voice.objects.get()
    voice.unlink(by=world.baiyang, reason="说的是另一处浴室。")
    joining.join_by_itself(Voice.objects.get())
    settle()
    voice = Voice.objects.get()
    assert voice.matter is None and voice.joinings.get().undone is not None
    names = Event.objects.filter(subject=voice.pk).order_by("id").values_list("name", flat=True)
    assert list(names) == ["voice.lodge", "voice.join", "voice.unlink"]


def test_forty_join_one_matter_quickly(world, client, text):
    for n in range(40):
        assert send(client, text, place=f"{n}号楼").status_code == 200
    begun = time.perf_counter()
    let_go()
    assert time.perf_counter() - begun < 20
    text.matter.refresh_from_db()
    assert text.matter.voices == 40 and Voice.objects.filter(matter=text.matter, is_lead=True).count() == 1


def test_the_same_form_sent_twice_is_one_voice(client, text):
    once = proof.new_once()
    pages = [client.post(f"/v/posted/{text.pk}/join", {"mode": "anonymous", "once": once}) for _ in range(2)]
    voice = Voice.objects.get()
    assert all(voice.no in page.content.decode() for page in pages)


def test_without_a_mode_nothing_is_sent_and_the_words_come_back(client, text):
    answer = send(client, text, mode="", words="三号楼也没有热水")
    assert answer.status_code == 422 and "三号楼也没有热水" in answer.content.decode()
    assert not Voice.objects.exists()


def test_a_matter_that_is_struck_off_takes_no_more(world, client, text):
    type(text.matter).objects.filter(pk=text.matter_id).update(stage="closed")
    assert client.get(f"/v/posted/{text.pk}/join")["Location"] == f"/v/posted/{text.pk}"


def test_an_objection_arrives_as_a_voice_and_one_click_has_it_verified_again(world, client, notice):
    send(client, notice, "object", words="东侧三个喷头还是凉的。")
    let_go()
    voice = Voice.objects.get()
    assert joining.objects(voice) and voice.matter is None
    client.force_login(world.baiyang.person)
    assert "重新核验" in client.get(f"/voices/{voice.no}").content.decode()
    client.post(f"/voices/{voice.no}/take-on", {"reason": "有职工反映东侧喷头水温不足。", "once": "k"})
    matter, voice = type(notice.matter).objects.get(pk=notice.matter_id), Voice.objects.get()
    assert (matter.stage, voice.matter) == ("in_verification", matter)
    assert matter.objections.get().act.person == world.baiyang.person
    assert client.post(f"/voices/{voice.no}/take-on", {"once": "l"}).status_code == 409


def test_the_number_of_who_gave_no_name_is_not_told_to_departments(world, client, notice):
    send(client, notice, "object", words="还是凉的。")
    assert Voice.objects.get().no not in joining.standard_reason(Voice.objects.get())


@pytest.mark.parametrize("who", ["fanfan", "jianghe", "ningyuan", "qinling"])
def test_nobody_else_takes_an_objection_on(world, client, notice, who):
    send(client, notice, "object", words="还是凉的。")
    let_go()
    client.force_login(getattr(world, who).person)
    answer = client.post(f"/voices/{Voice.objects.get().no}/take-on", {"once": "k"})
    assert answer.status_code in (403, 404)
    assert type(notice.matter).objects.get(pk=notice.matter_id).stage == "noticed"


def test_an_objection_without_words_is_asked_again(client, notice):
    assert send(client, notice, "object", words=" ").status_code == 422


def test_what_is_alike_is_offered_and_the_words_are_kept_nowhere(world, client, text):
    settle()
    code = Channel.make(by=world.baiyang, unit=world.places.steel, holder=world.places.works, name="一号").code
    page = client.post(f"/v/{code}/similar", {"words": "浴室夜班热水温度太低，水是凉的"}).content.decode()
    assert text.title in page and f"/v/posted/{text.pk}/join" in page
    assert text.title not in client.post(f"/v/{code}/similar", {"words": "食堂太贵"}).content.decode()
    assert not Voice.objects.exists()
    assert client.get(f"/v/{code}/similar").status_code == 405


def test_nothing_is_struck_off_while_an_objection_was_not_looked_at(world, client, notice, clock):
    send(client, notice, "object", words="还是凉的。")
    let_go()
    moments.set_clock(moments.now() + datetime.timedelta(days=20))
    with pytest.raises(joining.ObjectionWaiting):
        notice.matter.close(by=world.baiyang, answer="已修好。")
    voice = Voice.objects.get()
    voice.join(by=world.baiyang, matter=notice.matter)
    notice.matter.close(by=world.baiyang, answer="已修好。")
    assert notice.matter.stage == "closed"
