"""/v/my: the page of a receipt, and every button on it, by the receipt alone."""

import re

import pytest

from secondhalf.voices.models import Voice
from secondhalf.voices.tests.conftest import SECRET, WORDS
from secondhalf.voices.tests.test_photos import photo

HAPPY = {"solved": "yes", "satisfaction": "satisfied"}
UNHAPPY = {"solved": "no", "satisfaction": "unsatisfied", "reason": "晚上又凉了"}


@pytest.fixture
def shown(client):
    """shown(voice): a browser in which its receipt has been shown."""

    def show(voice, digits=SECRET):
        client.post("/v/follow", {"no": voice.no, "digits": digits})
        return client

    return show


def html(client, path="/v/my"):
    return client.get(path).content.decode()


def test_the_page_says_what_was_said_and_by_when_the_answer_comes(shown, whisper):
    page = html(shown(whisper()))
    assert WORDS in page and "已收到" in page and "2026年11月25日" in page and "只记日期" in page


def test_the_page_of_an_anonymous_voice_shows_no_clock_time(shown, whispered):
    page = html(shown(whispered))
    assert "循环泵已更换" in page
    assert not re.search(r"\d{1,2}:\d{2}", re.sub(r"<(script|link)[^>]*>", "", page))


def test_a_question_stands_there_as_new_until_it_is_read(world, shown, whisper, released):
    voice = whisper()
    released()
    voice.ask(by=world.baiyang, text="是哪一间浴室？")
    client = shown(voice)
    assert "是哪一间浴室" in html(client) and "我看过了" in html(client)
    client.get("/v/my")
    assert Voice.objects.get().unread_by_raiser  # looking changes nothing
    assert client.post("/v/my/read", {"of": voice.no}).status_code == 302
    assert "我看过了" not in html(client) and not Voice.objects.get().unread_by_raiser


@pytest.mark.parametrize(("verb", "said", "seen"), [
    ("tell", {"text": "东头那间"}, "东头那间"), ("urge", {"text": "请快一点"}, "请快一点"),
    ("withdraw", {"reason": "好了"}, "已撤回"), ("report_harm", {"harms": ["no_shifts"]}, "受保护"),
])  # fmt: skip
def test_each_button_works_by_the_receipt(shown, whisper, verb, said, seen):
    voice = whisper()
    client = shown(voice)
    assert client.get(f"/v/my/{verb}").status_code == 200
    answer = client.post(f"/v/my/{verb}", {**said, "turn": voice.turn, "of": voice.no})
    assert answer["Location"] == f"/v/my?done={verb}"
    assert seen in html(client, answer["Location"])


def test_the_verdict_is_given_on_the_page(shown, whispered):
    client = shown(whispered)
    assert 'value="yes"' in html(client) and "checked" not in html(client).split('id="verdict"')[1].split("</form>")[0]
    client.post("/v/my/rate", {**HAPPY, "turn": whispered.turn, "of": whispered.no})
    assert "已结束" in html(client) and Voice.objects.get().solved == "yes"


def test_a_verdict_that_contradicts_itself_is_asked_again_with_what_was_typed(shown, whispered):
    answer = shown(whispered).post("/v/my/rate", {"solved": "no", "satisfaction": "satisfied", "reason": "水还是凉的"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "水还是凉的" in page and 'name="asked_again" value="on"' in page
    assert not whispered.verdicts.exists()


def test_what_is_sent_twice_is_done_once(shown, whisper):
    voice = whisper()
    client = shown(voice)
    for _ in range(2):
        answer = client.post("/v/my/tell", {"text": "东头那间", "once": "k1", "of": voice.no, "turn": voice.turn})
        assert answer["Location"] == "/v/my?done=tell"
    assert voice.messages.count() == 1


def test_a_page_from_before_is_told_that_it_moved_on(shown, whispered):
    client = shown(whispered)
    client.post("/v/my/rate", {**HAPPY, "turn": whispered.turn})
    again = client.post("/v/my/rate", {**UNHAPPY, "turn": whispered.turn})
    assert again.status_code == 409 and whispered.verdicts.count() == 1


def test_a_second_tab_with_another_receipt_sends_nothing_to_the_wrong_voice(shown, whisper):
    first, second = whisper(), whisper(secret="0" * 26)
    client = shown(first)
    shown(second, "0" * 26)
    answer = client.post("/v/my/tell", {"text": "东头那间", "of": first.no})
    assert answer.status_code == 409 and "东头那间" in answer.content.decode()
    assert not first.messages.exists() and not second.messages.exists()


def test_what_was_typed_for_too_long_is_not_lost(client, whisper):
    voice = whisper()
    answer = client.post("/v/my/tell", {"text": "东头那间", "of": voice.no})
    assert answer.status_code == 409 and "东头那间" in answer.content.decode() and not voice.messages.exists()


@pytest.mark.parametrize("path", ["/v/my/1", "/v/my/7/tell", "/v/my/take_up", "/v/my/open", "/v/my/answer"])
def test_a_receipt_opens_nothing_else(shown, whisper, path):
    assert shown(whisper()).get(path).status_code == 404


def test_photos_open_by_the_receipt_and_to_nobody_else(shown, whisper):
    voice = whisper(photos=[photo()])
    client = shown(voice)
    client.post("/v/my/tell", {"text": "再看一张", "photos": [photo()], "of": voice.no})
    addresses = re.findall(r'src="(/v/my/photo/[^"]+)"', html(client))
    assert len(addresses) == 2 and {client.get(path).status_code for path in addresses} == {200}
    assert "no-store" in client.get(addresses[0])["Cache-Control"]
    client.post("/v/leave")
    assert {client.get(path).status_code for path in addresses} == {404}
    shown(whisper(secret="0" * 26), "0" * 26)
    assert {client.get(path).status_code for path in addresses} == {404}


def test_the_verdict_of_an_anonymous_voice_starts_a_redo_after_the_hour(shown, whispered, released):
    client = shown(whispered)
    client.post("/v/my/rate", {**UNHAPPY, "turn": whispered.turn})
    assert "一小时内" in html(client) and Voice.objects.get().matter.round == 1
    released()
    assert Voice.objects.get().matter.round == 2
    assert "重新办理" in html(client) and "处理中" in html(client)


def test_an_urge_too_soon_says_when_it_may_be_urged_again(shown, whisper):
    voice = whisper()
    client = shown(voice)
    client.post("/v/my/urge", {"of": voice.no})
    assert "/v/my/urge" not in html(client)
    assert client.post("/v/my/urge", {"of": voice.no}).status_code == 429


@pytest.mark.parametrize("said", [{"text": "东头那间"}, {"text": "东头那间", "of": "SY-1"}])
def test_a_page_that_says_what_went_wrong_leaves_no_cookie_either(client, whisper, shown, said):
    client.post("/v/my/tell", said)
    assert not client.cookies
    answer = shown(whisper()).post("/v/my/tell", {**said, "turn": 7})
    assert answer.status_code == 409 and "东头那间" in answer.content.decode()
    assert set(client.cookies) == {"receipt"} and answer["Cache-Control"] == "no-store"


def test_the_page_asks_the_database_no_more_as_the_dialogue_grows(
    world, shown, whisper, released, django_assert_max_num_queries
):
    voice = whisper()
    released()
    voice.refresh_from_db()
    client = shown(voice)
    for n in range(20):
        voice.ask(by=world.baiyang, text=f"{n}?")
    with django_assert_max_num_queries(45):
        client.get("/v/my")
