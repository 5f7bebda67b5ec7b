"""The pages of a worker and of the office, and what each of them may not show."""

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice
from secondhalf.voices.tests.conftest import WORDS

SAID = {"words": WORDS, "mode": "named", "place": "第四服务区"}


@pytest.fixture
def at(client, world):
    """at("ningyuan"): the client, signed in as somebody of the cast."""

    def signed_in(name):
        client.force_login(getattr(world, name).person)
        return client

    return signed_in


def speak(client, world, **more):
    return client.post("/speak", {**SAID, "holder": world.places.works.pk, **more})


def test_a_worker_speaks_and_leaves_with_a_receipt(at, world):
    client = at("ningyuan")
    assert client.get("/speak").status_code == 200
    answer = speak(client, world)
    voice = Voice.objects.get()
    assert answer["Location"] == f"/voices/{voice.no}/receipt"
    stub = client.get(answer["Location"]).content.decode()
    assert voice.no in stub and "2026年11月25日" in stub and world.places.works.name in stub


def test_the_form_sent_twice_is_one_voice(at, world):
    client = at("ningyuan")
    first, second = speak(client, world, once="k"), speak(client, world, once="k")
    assert first["Location"] == second["Location"]
    assert Voice.objects.count() == 1


def test_neither_mode_is_chosen_beforehand(at):
    page = at("ningyuan").get("/speak").content.decode()
    assert 'name="mode" value="named"' in page and 'name="mode" value="hidden"' in page
    assert page.split('name="mode" value="named"')[1].split(">")[0].find("checked") == -1


def test_empty_words_come_back_with_what_was_typed(at, world):
    answer = speak(at("ningyuan"), world, words="", place="澡堂")
    assert answer.status_code == 422
    assert "澡堂" in answer.content.decode()
    assert not Voice.objects.exists()


def test_one_level_up_is_a_choice_of_the_form(at, world):
    client = at("ningyuan")
    assert world.places.park.name in client.get("/speak").content.decode()
    speak(client, world, holder=world.places.park.pk)
    assert Voice.objects.get().holder == world.places.park


def test_a_visitor_is_asked_to_sign_in(client, db):
    for path in ("/speak", "/voices", "/voices/SY20261104-0001", "/speak/for"):
        assert client.get(path).status_code == 401, path


def test_a_worker_follows_only_their_own(at, lodge, world):
    voice = lodge()
    assert WORDS in at("ningyuan").get(voice.get_absolute_url()).content.decode()
    assert at("anran").get(voice.get_absolute_url()).status_code == 404
    assert WORDS[:10] not in at("anran").get("/voices").content.decode()


def test_the_office_reads_the_words_but_not_the_name(at, lodge):
    voice = lodge()
    inbox = at("baiyang").get("/voices").content.decode()
    page = at("baiyang").get(voice.get_absolute_url()).content.decode()
    assert voice.no in inbox and WORDS in page
    assert "宁*" in page and "宁远" not in inbox + page


def test_original_words_are_found_by_who_may_open_them_only(at, lodge, world):
    here, above = lodge(words="宿舍停电三天了"), lodge(words="热水断了", holder=world.places.park)
    settle()
    page = at("baiyang").get("/voices?q=停电").content.decode()
    assert here.no in page and above.no not in page
    assert "没有待办" in at("baiyang").get("/voices?q=热水").content.decode()
    assert here.no not in at("wenxin").get("/voices?q=停电").content.decode()


def test_a_worker_without_a_post_says_where_they_work(client, world):
    from secondhalf.people.models import Person

    person = Person.objects.create_user("xinren", "新人", realm=world.places.province.pk)
    client.force_login(person)
    assert client.get("/speak").status_code == 200
    client.post("/speak", {**SAID, "unit": world.places.steel.pk})
    assert Voice.objects.get().holder == world.places.works
    assert client.get("/voices").status_code == 200


def test_the_office_takes_up_two_voices_on_one_page(at, lodge, world):
    first, second = lodge(), lodge(by=world.anran)
    client = at("baiyang")
    form = {
        "title": "关于浴室热水不足的问题", "summary": "夜班热水不足。",
        "category": world.categories["living.bathing"].pk, "urgency": "normal", "complexity": "hard",
        "regime": "unit", "others": [second.pk],
    }  # fmt: skip
    answer = client.post(f"/voices/{first.no}/take_up", form)
    assert answer.status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.matter == second.matter and first.matter.voices == 2
    assert world.places.works == first.matter.holder


def test_every_voice_of_a_matter_is_answered_with_one_text(at, lodge, walk, world):
    matter = walk(lodge(), lodge(by=world.anran), to="close")
    client = at("baiyang")
    assert client.get(f"/voices/of/{matter.no}/answer").status_code == 200
    client.post(f"/voices/of/{matter.no}/answer", {"text": "已修好", "how": "page"})
    assert Voice.objects.filter(stage="answered").count() == 2


def test_a_verdict_that_contradicts_itself_is_asked_again_once(at, answered):
    client = at("ningyuan")
    said = {"solved": "no", "satisfaction": "satisfied", "reason": "还是凉的"}
    again = client.post(f"/voices/{answered.no}/rate", said)
    assert again.status_code == 422 and 'name="asked_again" value="on"' in again.content.decode()
    assert not answered.verdicts.exists()
    assert client.post(f"/voices/{answered.no}/rate", {**said, "asked_again": "on"}).status_code == 302
    assert answered.verdicts.get().solved == "no"


def test_an_unhappy_verdict_without_a_reason_is_asked_for_one(at, answered):
    answer = at("ningyuan").post(f"/voices/{answered.no}/rate", {"solved": "no", "satisfaction": "unsatisfied"})
    assert answer.status_code == 422 and not answered.verdicts.exists()


def test_a_verdict_sent_twice_counts_once(at, answered):
    client, said = at("ningyuan"), {"solved": "yes", "satisfaction": "basic", "once": "v1", "turn": answered.turn}
    codes = [client.post(f"/voices/{answered.no}/rate", said).status_code for _ in range(2)]
    assert codes == [302, 302] and answered.verdicts.count() == 1


def test_a_stale_page_is_told_so(at, answered):
    answer = at("ningyuan").post(f"/voices/{answered.no}/rate", {"solved": "yes", "satisfaction": "basic", "turn": 0})
    assert answer.status_code == 409 and not answered.verdicts.exists()


def test_nothing_is_chosen_beforehand_in_the_verdict(at, answered):
    page = at("ningyuan").get(answered.get_absolute_url()).content.decode()
    form = page.split('id="verdict"')[1].split("</form>")[0]
    assert "请您评价" in page and 'value="yes"' in form and "checked" not in form


def test_the_page_says_why_it_takes_longer(at, lodge, walk, world):
    voice = lodge()
    matter = walk(voice, to="determine")
    matter.ask_extension(by=world.jianghe, reason="水泵到货晚", workdays=5)
    matter.extend(by=world.shiyan, explanation="同意")
    page = at("ningyuan").get(voice.get_absolute_url()).content.decode()
    assert "需要更长时间" in page and "水泵到货晚" in page


def test_the_page_follows_a_redo(at, answered, world):
    at("ningyuan").post(
        f"/voices/{answered.no}/rate", {"solved": "no", "satisfaction": "unsatisfied", "reason": "还是凉的"}
    )
    settle()
    page = at("ningyuan").get(answered.get_absolute_url()).content.decode()
    assert "重新办理" in page and "处理中" in page


def test_an_officer_writes_down_and_registers_in_one_step(at, world):
    form = {
        "channel": "phone", "words": "宿舍停电", "nature": "help", "mode": "named", "raiser_name": "宁远",
        "raiser_contact": "13800138000", "unit": world.places.steel.pk, "register": "on", "title": "关于宿舍停电的问题",
        "summary": "二号宿舍夜间停电。", "category": world.categories["living.housing"].pk, "urgency": "normal",
        "complexity": "ordinary",
    }  # fmt: skip
    answer = at("baiyang").post("/speak/for", form)
    assert answer.status_code == 302
    voice = Voice.objects.get()
    assert (voice.stage, voice.matter.title, voice.matter.source) == ("taken_up", "关于宿舍停电的问题", "hotline")
    assert voice.proxy == world.baiyang.person


def test_a_matter_missing_its_title_registers_nothing(at, world):
    form = {"channel": "phone", "words": "停电", "nature": "help", "mode": "named", "unit": world.places.steel.pk}
    assert at("baiyang").post("/speak/for", {**form, "register": "on"}).status_code == 422
    assert not Voice.objects.exists()


def test_only_an_office_writes_down_for_somebody(at):
    assert at("jianghe").get("/speak/for").status_code == 403
    assert at("ningyuan").get("/speak/for").status_code == 403


@pytest.mark.parametrize("verb", ["take_up", "join"])
def test_each_form_of_the_office_opens(at, lodge, verb):
    assert at("baiyang").get(f"/voices/{lodge().no}/{verb}").status_code == 200


def test_the_forms_after_the_answer_open(at, answered):
    for verb in ("answer", "call_back", "miss_call"):
        assert at("baiyang").get(f"/voices/{answered.no}/{verb}").status_code == 200


def test_the_workbench_and_the_matter_show_voices_to_the_office(rf, world, lodge, walk):
    from secondhalf.voices import panels

    voice = lodge()
    matter = walk(voice, to="close")
    for actor, seen in ((world.baiyang, True), (world.jianghe, False), (world.wenxin, False)):
        request = rf.get("/")
        request.actor = actor
        assert (voice.no in panels.of_matter(request, matter)) is seen
        assert "共1件" in panels.of_matter(request, matter)
    request.actor = world.baiyang
    assert voice.no in panels.workbench(request)
    assert panels.facts(request, matter)[0][1] == "0/1"


def test_a_matter_without_a_voice_shows_no_panel(rf, world):
    from secondhalf.voices import panels

    request = rf.get("/")
    request.actor = world.baiyang
    assert panels.of_matter(request, Walk(world).to("register")) is None
