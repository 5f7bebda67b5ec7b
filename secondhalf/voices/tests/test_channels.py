"""The office and the system administrator keep the channels of their reach; posters and codes come from them."""

import time

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.papers import codes
from secondhalf.voices import channel_policy, papers
from secondhalf.voices.channels import Channel
from secondhalf.voices.models import Voice
from secondhalf.voices.releasing import release

WORDS = "夜班没有热饭。"


@pytest.fixture
def channel(world):
    return Channel.make(
        by=world.baiyang, unit=world.places.steel, holder=world.places.works, name="一号食堂门口", place="一号食堂"
    )


@pytest.fixture
def at(client, world):
    def signed_in(name):
        client.force_login(getattr(world, name).person)
        return client

    return signed_in


def asked(world, **more):
    given = {"kind": "poster", "unit": world.places.steel.pk, "name": "二号食堂", "receives": "nearest"}
    return {**given, "regime": "unit", "per_hour": 30, "from_on": "2026-11-04", **more}


def test_the_office_makes_a_channel_and_an_event_is_left(at, world):
    answer = at("baiyang").post("/system/channels/new", asked(world))
    made = Channel.objects.get(name="二号食堂")
    assert answer.status_code == 302 and made.holder_id == world.places.works.pk and made.per_hour == 30
    assert Event.objects.filter(name="channel.make", subject=made.pk, person=world.baiyang.person).count() == 1


def test_an_office_above_may_receive_itself(at, world):
    at("wenxin").post("/system/channels/new", asked(world, receives="ours"))
    assert Channel.objects.get(name="二号食堂").holder_id == world.places.park.pk


def test_the_system_administrator_sets_up_the_first(at, world):
    at("xitong").post("/system/channels/new", asked(world))
    assert Channel.objects.get(name="二号食堂").holder_id == world.places.works.pk


def test_a_unit_outside_the_reach_cannot_be_chosen(at, world):
    at("fanfan").post("/system/channels/new", asked(world))
    assert not Channel.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [("baiyang", True), ("wenxin", True), ("luyuan", True), ("xitong", True), ("fanfan", False),
     ("shenji", False), ("jianghe", False), ("qinling", False), ("ningyuan", False)],
)  # fmt: skip
def test_who_sees_a_channel(world, channel, who, sees):
    assert channel_policy.visible_to(getattr(world, who)).filter(pk=channel.pk).exists() is sees


@pytest.mark.parametrize("who", ["jianghe", "ningyuan", "shenji"])
def test_others_are_refused_every_page(at, channel, who):
    for path in ("", "/new", f"/{channel.code}", f"/{channel.code}/poster-a4-zh.pdf", f"/{channel.code}/code.svg"):
        assert at(who).get(f"/system/channels{path}").status_code == 403


def test_another_union_does_not_find_it(at, channel):
    assert at("fanfan").get(f"/system/channels/{channel.code}").status_code == 404
    assert at("fanfan").post(f"/system/channels/{channel.code}/end").status_code == 404


def test_it_is_renamed_and_ended_and_its_code_stays(at, world, channel):
    client, code = at("baiyang"), channel.code
    client.post(f"/system/channels/{code}/change", asked(world, name="一号食堂后门", category=""))
    client.post(f"/system/channels/{code}/end", {"once": "e"})
    channel.refresh_from_db()
    assert (channel.name, channel.code, channel.is_open) == ("一号食堂后门", code, False)
    names = Event.objects.filter(subject=channel.pk).order_by("id").values_list("name", flat=True)
    assert list(names) == ["channel.make", "channel.change", "channel.end"]
    assert client.post(f"/system/channels/{code}/end", {"once": "f"}).status_code == 403


def test_the_same_form_sent_twice_makes_one_channel(at, world):
    for _time in range(2):
        at("baiyang").post("/system/channels/new", asked(world, once="twice"))
    assert Channel.objects.count() == 1


def speak(channel, n):
    from secondhalf.core.actors import Actor

    for place in range(n):
        by = Actor(name="raiser", once=f"{channel.code}-{place}")
        Voice.lodge(
            by=by,
            words=WORDS,
            unit=channel.unit,
            mode="anonymous",
            channel="poster",
            via=channel,
            holder=channel.holder,
        )


def test_few_voices_are_not_told_apart_and_unreleased_ones_not_counted(at, channel):
    client, page = at("baiyang"), f"/system/channels/{channel.code}"
    speak(channel, 6)
    assert "不足 5 件" in client.get(page).content.decode()
    release()
    assert '<p class="big-n">6</p>' in client.get(page).content.decode()
    assert "不足 5 件" not in client.get("/system/channels").content.decode()


def test_the_list_asks_as_often_for_twenty_channels_as_for_one(at, world, channel, django_assert_max_num_queries):
    client = at("baiyang")
    client.get("/system/channels")
    for n in range(20):
        Channel.make(by=world.baiyang, unit=world.places.steel, holder=world.places.works, name=f"食堂{n}")
    with django_assert_max_num_queries(12):
        assert "食堂19" in client.get("/system/channels").content.decode()


@pytest.mark.parametrize("paper", papers.PAPERS)
@pytest.mark.parametrize("languages", papers.LANGUAGES)
def test_each_poster_is_one_page_and_quick(channel, paper, languages):
    channel.place, channel.campaign = "第四生活服务区一号食堂二楼东侧楼梯口公告栏", "夏送清凉"
    begun = time.perf_counter()
    assert papers.poster(channel, paper=paper, languages=languages).startswith(b"%PDF")
    assert time.perf_counter() - begun < 2
    assert len(papers.poster_pictures(channel, paper=paper, languages=languages, ppi=20)) == 1


def test_the_poster_says_what_a_worker_has_to_know(channel):
    said = papers.said(channel, "a4", "both")
    chinese = str(said["texts"][0])
    assert [text["lang"] for text in said["texts"]] == ["zh", "en"]
    for words in ("实名、隐名、匿名", "永远看不到", "向上一级工会反映", "非涉密", "职工热线"):
        assert words in chinese
    assert said["code"] == channel.code and said["union"] == channel.holder.name


def test_the_code_leads_to_the_form(at, channel, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://union.example"]
    assert papers.address(channel) == f"https://union.example/v/{channel.code}"
    assert papers.said(channel, "a4", "zh")["qr"].encode() == codes.qr_svg(papers.address(channel))
    assert at("baiyang").get(f"/system/channels/{channel.code}/code.png").content.startswith(b"\x89PNG")


def test_a_channel_is_open_from_its_first_to_its_last_day(channel):
    channel.to_on = moments.today()
    assert channel.is_open
    channel.from_on = channel.from_on.replace(year=2027)
    assert not channel.is_open


def test_what_the_channel_is_usually_about_is_filled_in_when_a_matter_is_registered(at, world, channel):
    channel.change(by=world.baiyang, regime="hotline", category=world.categories["living.canteen"])
    speak(channel, 1)
    release()
    page = at("baiyang").get(f"/voices/{Voice.objects.get().no}/take_up").content.decode()
    assert f'value="{channel.category_id}" selected' in page and 'value="hotline" selected' in page
