"""Voices by API: another system hands one in; the office reads how they stand, and never who spoke."""

import pytest

from secondhalf.api.models import Scope, Token
from secondhalf.core.actors import Actor
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice
from secondhalf.voices.receipts import digits_of
from secondhalf.voices.receipts import shown as shown_by
from secondhalf.voices.releasing import release

NAME, WORDS = "宁远", "夜班没有热饭。"


@pytest.fixture
def ask(client, world):
    """ask("baiyang", scopes)(method, path, body, **headers): the answer to a token of that person's post."""

    def of(name, *scopes):
        _token, words = Token.make(getattr(world, name).post, name="x", scopes=scopes)

        def request(path, body=None, **headers):
            headers = {"authorization": f"Bearer {words}", **headers}
            if body is None:
                return client.get(f"/api/v1{path}", headers=headers)
            return client.post(f"/api/v1{path}", body, content_type="application/json", headers=headers)

        return request

    return of


def said(world, **more):
    given = {"words": WORDS, "unit": str(world.places.steel.pk), "mode": "named", "nature": "help"}
    return {**given, "raiser_name": NAME, "raiser_contact": "13800138000", **more}


def test_a_voice_is_handed_in_with_its_proxy_and_the_person_gets_a_receipt(ask, world):
    answer = ask("baiyang", Scope.VOICES_LODGE)("/voices", said(world))
    assert answer.status_code == 201
    voice = Voice.objects.get()
    assert (voice.channel, voice.proxy, voice.raiser.name) == ("api", world.baiyang.person, NAME)
    told = answer.json()
    assert told["no"] == voice.no and told["holder"]["id"] == str(voice.holder_id)
    assert shown_by(Voice.objects.all(), voice.no, digits_of(told["receipt"])) == voice


def test_a_repeat_gets_the_first_receipt_and_another_person_none_of_it(ask, world):
    once = {"Idempotency-Key": "1"}
    first, again = (ask("baiyang", Scope.VOICES_LODGE)("/voices", said(world), **once).json() for _ in range(2))
    other = ask("wenxin", Scope.VOICES_LODGE)("/voices", said(world), **once).json()
    assert first == again and Voice.objects.count() == 2
    assert other["receipt"] != first["receipt"]


def test_a_hidden_voice_keeps_its_name_sealed(ask, world):
    ask("baiyang", Scope.VOICES_LODGE)("/voices", said(world, mode="hidden"))
    assert Voice.objects.get().raiser.name == ""


@pytest.mark.parametrize(("who", "scope", "status"), [
    ("baiyang", Scope.REGISTER, 403), ("baiyang", Scope.VOICES_READ, 403), ("jianghe", Scope.VOICES_LODGE, 403),
    ("fanfan", Scope.VOICES_LODGE, 422),
])  # fmt: skip
def test_who_may_not_hand_in(ask, world, who, scope, status):
    assert ask(who, scope)("/voices", said(world)).status_code == status
    assert not Voice.objects.exists()


def test_the_list_tells_how_they_stand_and_neither_words_nor_names(ask, world):
    Voice.lodge(by=world.ningyuan, words=WORDS, unit=world.places.steel, mode="named")
    answer = ask("baiyang", Scope.VOICES_READ)("/voices")
    (one,) = answer.json()["items"]
    assert one["stage"] == "lodged" and one["received_on"] == "2026-11-04" and one["words"] is None
    assert WORDS not in answer.content.decode() and NAME not in answer.content.decode()
    assert ask("baiyang", Scope.VOICES_READ)(f"/voices/{one['no']}").json() == one


def test_words_need_a_scope_of_their_own_and_names_are_never_told(ask, world):
    Voice.lodge(by=world.ningyuan, words=WORDS, unit=world.places.steel, mode="named")
    answer = ask("baiyang", Scope.VOICES_READ, Scope.VOICES_WORDS)("/voices")
    assert answer.json()["items"][0]["words"] == WORDS and NAME not in answer.content.decode()


def test_other_offices_and_the_accused_read_nothing(ask, world):
    voice = Voice.lodge(by=world.ningyuan, words=WORDS, unit=world.places.steel, named=[world.baiyang.person])
    for who in ("fanfan", "baiyang", "jianghe", "qinling"):
        assert ask(who, Scope.VOICES_READ)("/voices").json()["items"] == []
        assert ask(who, Scope.VOICES_READ)(f"/voices/{voice.no}").status_code == 404


def test_the_list_goes_page_by_page(ask, world):
    for _n in range(5):
        Voice.lodge(by=world.ningyuan, words=WORDS, unit=world.places.steel)
    request = ask("baiyang", Scope.VOICES_READ)
    seen, after = [], ""
    while after is not None:
        page = request(f"/voices?limit=2{after}").json()
        seen += [one["no"] for one in page["items"]]
        after = f"&after={page['next']}" if page["next"] else None
    assert len(seen) == len(set(seen)) == 5


def test_what_is_not_released_yet_is_not_there(ask, world):
    from secondhalf.core.actors import Actor

    Voice.lodge(by=Actor(name="raiser"), words=WORDS, unit=world.places.steel, mode="anonymous", channel="poster")
    assert ask("baiyang", Scope.VOICES_READ)("/voices").json()["items"] == []


def test_what_an_anonymous_person_did_is_told_from_the_full_hour_on(ask, world):
    given = {"words": WORDS, "unit": world.places.steel, "mode": "anonymous", "channel": "poster", "secret": "1" * 26}
    voice = Voice.lodge(by=Actor(name="raiser"), **given)
    release()
    walk = Walk(world, route="short")
    voice.refresh_from_db()
    words = {"title": "热饭", "summary": "夜班没有热饭。", "category": world.categories["living"], "complexity": "hard"}
    walk.matter, walk.done = voice.take_up(by=world.baiyang, **words), 1
    walk.to("close")
    voice.answer(by=world.baiyang, text="已送餐。", how="page")
    holder, read = Actor(name="raiser", bearer=voice.pk), ask("baiyang", Scope.VOICES_READ)
    voice.tell(by=holder, text="谢谢")
    voice.rate(by=holder, solved="yes", satisfaction="satisfied")

    def told():
        one = read(f"/voices/{voice.no}").json()
        return one["stage"], one["messages"], [len(read(f"/voices?stage={s}").json()["items"]) for s in STAGES]

    assert told() == ("answered", 0, [1, 0])
    release()
    assert told() == ("rated", 1, [0, 1])


STAGES = ("answered", "rated")
