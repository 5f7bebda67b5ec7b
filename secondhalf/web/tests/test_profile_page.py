"""The jurisdiction profile's pages: every value in words, and a form that fits each key."""

import datetime
import json
import re

import pytest
from django.utils import translation

from secondhalf.core import moments, profile
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.core.profile_words import WORDS
from secondhalf.people.steps import act
from secondhalf.web.system.profile_forms import form_for
from secondhalf.web.system.profile_sources import citations, legend
from secondhalf.web.system.profile_spoken import spoken

LIST, NOTICE = "/system/profile", "/system/profile/matter.notice"
TODAY = "2026-11-04"


@pytest.fixture
def keeper(world, client):
    client.force_login(world.xitong.person)
    return client


def in_force(world, key):
    return profile.value(world.places.province.realm, key)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_list_shows_words_and_neither_keys_nor_written_forms(world, client, language):
    client.force_login(world.shenji.person)
    text = client.get(LIST, headers={"accept-language": language}).content.decode()
    main = re.sub(r"<[^>]+>", " ", text[text.index("<table") : text.index("</table>")])
    assert not [key for key in DEFAULTS if key in main]
    assert "{" not in main
    assert "&quot;" not in main
    with translation.override(language):
        assert str(WORDS["matter.notice"]) in main
        assert spoken("matter.notice", DEFAULTS["matter.notice"].value) in main


@pytest.mark.parametrize(
    ("key", "value", "english", "chinese"),
    [
        ("matter.due.hard", {"amount": 15, "unit": "workday", "regime": ""}, "15 working days", "15个工作日"),
        ("deadline.warn_before", [3, 1], "3 working days, 1 working day", "3个工作日、1个工作日"),
        ("voice.ask_pauses", False, "No", "否"),
        ("rates.solved", ["yes", "partly"], "solved, partly solved", "已解决、部分解决"),
        ("congress.quorum", [2, 3], "2/3", "2/3"),
        ("congress.manager_cap", [20, 100], "20%", "20%"),
        ("statistics.year", ["10-01", "09-30"], "1 Oct to 30 Sep", "10月1日至9月30日"),
        ("calendar.region", "", "not set", "未设定"),
        ("congress.quorum", [2], "[2]", "[2]"),
    ],
)
def test_a_value_is_told_in_words(key, value, english, chinese):
    for language, words in (("en", english), ("zh-hans", chinese)):
        with translation.override(language):
            assert spoken(key, value) == words


def test_a_source_keeps_its_citations_and_articles_in_words():
    with translation.override("en"):
        assert citations(DEFAULTS["matter.admit"].source) == "[L1] arts 22, 23"
    with translation.override("zh-hans"):
        assert citations(DEFAULTS["matter.due.critical"].source) == "[D] · [L1] 第25条 · [L2] 第29条"


def test_the_legend_names_what_is_cited_and_no_more():
    assert [mark for mark, _ in legend(["voice.answer"])] == ["[W…]", "[D]"]
    assert [mark for mark, _ in legend(["congress.pass"])] == ["[L5]", "[L6]"]


def test_a_new_limit_is_in_force_from_its_day(world, keeper, clock):
    day = moments.today() + datetime.timedelta(days=1)
    keeper.post(NOTICE, {"amount": "7", "unit": "workday", "from_on": day.isoformat()})
    assert in_force(world, "matter.notice")["amount"] == 5
    clock(days=1)
    assert in_force(world, "matter.notice")["amount"] == 7
    assert "7个工作日" in keeper.get(LIST, headers={"accept-language": "zh-hans"}).content.decode()


def test_a_limit_keeps_the_law_it_rests_on(world, keeper):
    keeper.post("/system/profile/petition.tell", {"amount": "10", "unit": "day", "from_on": TODAY})
    assert in_force(world, "petition.tell") == {"amount": 10, "unit": "day", "regime": "信访工作条例"}


def test_what_does_not_fit_is_told_at_its_field(keeper):
    for key, sent, field in [
        ("matter.notice", {"amount": "99999", "unit": "workday"}, "amount"),
        ("matter.notice", {"amount": "5", "unit": "fortnight"}, "unit"),
        ("matter.extensions", {"value": "-1"}, "value"),
        ("matter.route", {"value": "nowhere"}, "value"),
        ("office.hours", {"value": "17:00-08:00"}, "value"),
        ("lights.rule", {"value": "near: 3"}, "value"),
        ("lights.rule", {"value": json.dumps({"nearby": 3})}, "value"),
        ("recusal.post", {"value": "somebody nobody knows"}, "value"),
    ]:
        answer = keeper.post(f"/system/profile/{key}", {**sent, "from_on": TODAY})
        assert answer.status_code == 200, key
        assert list(answer.context["form"].errors) == [field]
    assert not profile.ProfileValue.objects.exists()


@pytest.mark.parametrize("key", DEFAULTS)
def test_what_stands_in_the_form_may_be_sent_as_it_is(world, key):
    realm, now = world.places.province.realm, DEFAULTS[key].value
    empty = form_for(key, now)(key=key, now=now, realm=realm)
    sent = {name: empty[name].value() for name in empty.asked()} | {"from_on": TODAY}
    form = form_for(key, now)(sent, key=key, now=now, realm=realm)
    assert form.is_valid(), form.errors
    assert form.new == now


def test_the_post_that_takes_over_is_chosen_and_told_by_name(world, keeper):
    post = world.luyuan.post
    keeper.post("/system/profile/recusal.post", {"value": str(post.pk), "from_on": TODAY})
    assert in_force(world, "recusal.post") == str(post.pk)
    assert post.person.name in keeper.get(LIST).content.decode()


def test_earlier_values_stay_on_record_in_words(world, keeper):
    with act("profile.change", by=world.xitong) as leave:
        realm = world.places.province.realm
        value = {"amount": 9, "unit": "month"}
        leave(profile.put(realm, "matter.notice", value, from_on=datetime.date(2026, 1, 1)))
    text = keeper.get(NOTICE, headers={"accept-language": "en"}).content.decode()
    assert "9 months" in text
    assert "matter.notice" in text
