"""The public form: what a worker sends, what is kept of it, and what comes back."""

import pytest

from secondhalf.core import moments
from secondhalf.core.kept import forget_all
from secondhalf.core.sequencer import settle
from secondhalf.voices import policy, receipts
from secondhalf.voices.models import Raiser, Voice
from secondhalf.voices.public import notice, proof
from secondhalf.voices.public.tests.conftest import WORDS
from secondhalf.voices.releasing import release


def test_a_worker_without_an_account_speaks_and_gets_number_digits_and_date(world, speak):
    answer = speak()
    voice, words = Voice.objects.get(), answer.content.decode()
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert voice.no in words and "2026年11月25日" in words and world.places.works.name in words
    assert (voice.words, voice.mode, voice.channel, voice.via.code) == (WORDS, "anonymous", "poster", "bathhs22")
    assert (voice.is_held, voice.notice_version, voice.holder) == (False, notice.PRESENT, world.places.works)


def test_the_digits_on_the_page_open_the_voice(speak, fill):
    form = fill()
    words = speak(**form).content.decode()
    digits = receipts.secret_of(form["once"])
    assert all(f"<span>{group}</span>" in words for group in receipts.grouped(digits).split())
    assert receipts.shown(Voice.objects.all(), Voice.objects.get().no, digits) == Voice.objects.get()


def test_from_then_on_this_browser_may_follow_it(client, speak):
    speak()
    assert client.get("/v/my").status_code == 200


def test_an_anonymous_voice_keeps_no_name_even_if_one_was_typed(speak):
    speak(name="宁远", contact="13800138000", reveals="on")
    voice = Voice.objects.get()
    assert not Raiser.objects.exists() and not voice.reveals and voice.act.held


def test_a_named_voice_keeps_name_and_contact_apart(speak):
    speak(mode="named", name="宁远", contact="13800138000", reveals="on")
    voice = Voice.objects.get()
    assert (voice.raiser.name, voice.raiser.contact, voice.raiser.person) == ("宁远", "13800138000", None)
    assert voice.reveals and voice.no.startswith("SY2026")


def test_a_hidden_voice_is_sealed_at_once(speak):
    speak(mode="hidden", name="宁远", contact="13800138000")
    kept = Raiser.objects.get()
    assert (kept.name, kept.contact) == ("", "") and kept.sealed and "宁远".encode() not in bytes(kept.sealed)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"mode": "named", "contact": "1"}, "请写姓名"), ({"mode": "named", "name": "宁远"}, "怎样能联系到您"),
        ({"mode": "hidden"}, "请写姓名"), ({"mode": ""}, "三样里请选一样"), ({"words": " \n "}, "请写几句话"),
        ({"occurred_on": "2026-11-05"}, "日期尚未到"),
        ({"holder": "00000000-0000-0000-0000-000000000000"}, "请从列出的选项里选"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_every_word_comes_back(speak, said, wrong):
    answer = speak(place="更衣室", about_person="王建", **said)
    words = answer.content.decode()
    assert answer.status_code == 422 and wrong in words
    assert "更衣室" in words and "王建" in words and (WORDS in words or "words" in said)
    assert not Voice.objects.exists()


def test_nothing_is_chosen_beforehand_that_a_person_must_decide(client, poster):
    form = client.get("/v/bathhs22").content.decode()
    modes = [tag for tag in form.split("<input") if 'name="mode"' in tag]
    assert len(modes) == 3 and not any("checked" in tag.split(">")[0] for tag in modes)


def test_place_and_category_come_from_the_channel_and_need_not_stay(world, client, poster, speak):
    form = client.get("/v/bathhs22").content.decode()
    assert 'value="第四服务区 · 职工浴室"' in form
    assert f'value="{poster.category.pk}" selected' in form
    speak(category="", place="")
    assert (Voice.objects.get().category, Voice.objects.get().place) == (None, "")


def test_straight_to_the_next_level_costs_nothing(world, speak):
    speak(holder=str(world.places.park.pk))
    assert Voice.objects.get().holder == world.places.park and not Voice.objects.get().is_held


def test_it_comes_before_the_office_within_the_hour(world, speak):
    speak()
    assert not policy.visible_to(world.baiyang).exists()
    release()
    settle()
    assert policy.visible_to(world.baiyang).get().words == WORDS


def test_danger_tells_at_once_and_the_receipt_says_so(world, speak):
    assert "已经通知值班人员" in speak(danger="on").content.decode()
    assert policy.visible_to(world.baiyang).get().danger


def test_whom_it_names_never_sees_it(world, speak):
    answer = speak(about_department=str(world.places.welfare.pk), about_person=f"还有{world.baiyang.person.name}主任")
    release()
    voice = Voice.objects.get()
    named = {str(one) for one in voice.named.all()}
    assert named == {str(world.places.welfare), world.baiyang.person.name} and voice.nature == "complaint"
    assert voice not in policy.visible_to(world.baiyang) and voice not in policy.visible_to(world.jianghe)
    assert voice.holder != world.places.works and "已转到与其无关的工会办公室" in answer.content.decode()


def test_a_department_named_in_passing_is_barred_too(world, speak):
    speak(about_person=f"{world.places.welfare.short_name or world.places.welfare.name}的科长")
    assert {str(one) for one in Voice.objects.get().named.all()} == {str(world.places.welfare)}


def test_words_of_secrets_are_asked_about_once(speak, fill):
    form = fill(words="会议纪要是机密文件")
    first = speak(**form)
    assert first.status_code == 422 and "国家秘密不能写在这里" in first.content.decode()
    assert 'name="reminded" value="on"' in first.content.decode()
    assert speak(**form, reminded="on").status_code == 200


def test_a_small_unit_is_warned(world, client, poster):
    assert "这里不到五个人" not in client.get("/v/bathhs22").content.decode()
    world.places.steel.unit.headcount = 4
    world.places.steel.unit.save()
    forget_all()
    assert "这里不到五个人" in client.get("/v/bathhs22").content.decode()


def test_the_office_reads_the_day_and_never_the_hour(speak):
    speak()
    voice = Voice.objects.get()
    assert voice.act.at == voice.received_at == moments.start_of(moments.today())


def test_without_a_channel_one_speaks_about_the_unit(world, client, fill):
    answer = client.post(f"/v/unit/{world.places.steel.pk}", fill())
    voice = Voice.objects.get()
    assert answer.status_code == 200 and (voice.unit, voice.via, voice.channel) == (world.places.steel, None, "page")


def test_language_can_be_changed_amid_writing(client, poster, fill):
    answer = client.post("/v/bathhs22", fill(language="en", place="boiler room"))
    words = answer.content.decode()
    assert answer.status_code == 200 and "What is happening?" in words and WORDS in words and "boiler room" in words
    assert (
        "Please look at this" not in words and answer.cookies["language"].value == "en" and not Voice.objects.exists()
    )


def test_the_answer_is_never_a_redirect_and_the_page_of_a_get_has_no_side_effect(client, poster, speak):
    assert speak().status_code == 200
    before = Voice.objects.count()
    page = client.get("/v/bathhs22").content.decode()
    assert Voice.objects.count() == before and WORDS not in page and 'property="og:' not in page
    assert "<title>我要反映 · 后半篇</title>" in page


def test_a_key_of_a_form_is_ours_or_no_key_at_all(client, poster, fill):
    for once in ("", "1", "a.b.c", proof.new_once()[:-1] + "x"):
        answer = client.post("/v/bathhs22", fill(once=once, proved=False))
        assert answer.status_code == 200
    assert Voice.objects.count() == 4 and Voice.objects.filter(is_held=True).count() == 4


def test_a_form_is_drawn_once_and_each_reader_gets_a_key_of_their_own(client, poster, django_assert_max_num_queries):
    first = key_in(client.get("/v/bathhs22"))
    with django_assert_max_num_queries(0):
        second = key_in(client.get("/v/bathhs22"))
    assert proof.is_ours(first) and proof.is_ours(second) and first != second


def test_what_a_reader_chose_is_not_what_the_next_one_sees(client, poster):
    client.cookies["size"] = "large"
    assert 'data-size="large"' in client.get("/v/bathhs22").content.decode()
    client.cookies["size"] = ""
    assert 'data-size="large"' not in client.get("/v/bathhs22").content.decode()


def test_a_voice_takes_few_statements(speak, fill, django_assert_max_num_queries):
    speak()
    form = fill()
    with django_assert_max_num_queries(
        9
    ):  # two of them are savepoints of the test's own transaction, and two the step's
        speak(**form)


def key_in(answer):
    return answer.content.decode().partition('name="once" value="')[2].partition('"')[0]
