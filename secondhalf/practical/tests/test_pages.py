"""A practical matter carried through with the browser's own client: every step is a page. 页面全程。"""

import datetime
import re

import pytest

from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.practical import daily
from secondhalf.practical.models import Campaign, Item
from secondhalf.practical.tests.conftest import WARM
from secondhalf.testing.walk import picture

ADDRESS = re.compile(r'class="code">([a-z0-9]{5}-[a-z0-9]{5})<')


class Desk:
    """Somebody signed in, pressing buttons."""

    def __init__(self, client, world):
        self.client, self.world = client, world

    def press(self, who, path, expect=302, **sent):
        self.client.force_login(self.world.people[who].person)
        page = self.client.get(path)
        assert page.status_code == 200, (who, path, page.status_code)
        fields = {name: re.search(rf'name="{name}" value="([^"]*)"', page.text)[1] for name in ("once",)}
        turn = re.search(r'name="turn" value="(\d+)"', page.text)
        answer = self.client.post(path, {**fields, **({"turn": turn[1]} if turn else {}), **sent})
        assert answer.status_code == expect, (who, path, re.findall(r'class="error[^>]*>(.*?)<', answer.text))
        return answer

    def read(self, who, path):
        self.client.force_login(self.world.people[who].person)
        page = self.client.get(path)
        assert page.status_code == 200, path
        return page.text


@pytest.fixture
def desk(client, world):
    return Desk(client, world)


def on_day(days):
    return (moments.today() + datetime.timedelta(days=days)).isoformat()


def begin(desk):
    desk.press(
        "baiyang", "/practical/new", title="2026年为群众办实事清单", unit=desk.world.places.steel.pk, year=2026, batch=1
    )
    return Campaign.objects.get()


def collect(desk, campaign, title):
    desk.press(
        "linxi", f"/practical/{campaign.pk}/collect", title=title, category="bathing", survey="一线调研第3场",
        unit=desk.world.places.steel.pk, beneficiaries="倒班职工", beneficiary_count=30, content="换泵",
        standard="出水不低于40℃", due_on=on_day(60),
    )  # fmt: skip
    return Item.objects.get(title=title)


def vote(client, code, **sent):
    return client.post("/v/vote", {"code": code, **sent})


def rate(desk, client, item, good, bad, clock):
    codes = ADDRESS.findall(
        desk.press(
            "baiyang", f"/practical/items/{item.pk}/hand_out", 200, unit=desk.world.places.steel.pk, count=good + bad
        ).text
    )
    for code, verdict in zip(codes, ["satisfied"] * good + ["unsatisfied"] * bad, strict=True):
        assert "谢谢" in vote(client, code, sure=1, verdict=verdict).text
    clock(days=15)
    daily.judge(moments.today())
    settle()
    return Item.objects.get(pk=item.pk)


def let_them_vote(desk, client, campaign, item, clock):
    """Eight codes, six of them used; the clock counts after the last day."""
    desk.press("baiyang", f"/practical/{campaign.pk}/open_vote", last_day=on_day(7), most=1)
    to = f"/practical/{campaign.pk}/hand_out"
    codes = ADDRESS.findall(desk.press("baiyang", to, 200, unit=desk.world.places.steel.pk, count=8).text)
    assert len(set(codes)) == 8
    for code in codes[:6]:
        assert item.title in vote(client, code).text
        vote(client, code, sure=1, choices=[str(item.pk)])
    before = client.get(f"/v/vote/{campaign.pk}").text
    assert "6/8" in before and "6/6" not in before
    clock(days=8)
    daily.count_votes(moments.today())
    assert "6/6" in client.get(f"/v/vote/{campaign.pk}").text


def list_one_of(desk, campaign, chosen, other):
    """The administration agrees to one, not to the other; the union lists it; a leader claims it."""
    desk.press("shiyan", f"/practical/items/{chosen.pk}/agree", text="同意")
    desk.press("baiyang", f"/practical/items/{chosen.pk}/enlist")
    desk.press("shiyan", f"/practical/items/{other.pk}/oppose", text="明年安排")
    desk.press("baiyang", f"/practical/items/{other.pk}/turn_down", reason="明年安排")
    desk.press("shiyan", f"/practical/items/{chosen.pk}/claim", pledge="每周到现场")
    to = f"/practical/items/{chosen.pk}/set_milestone"
    desk.press("baiyang", to, title="设备到货", due_on=on_day(20), weight=2)
    assert "明年安排" in desk.read("linxi", f"/practical/{campaign.pk}/candidates")


def hand_over(desk, item):
    """Plaque with its photo, owner, cycle; the check of the season."""
    told = {"text": "职工浴室", "place": "第四服务区", "put_up_on": on_day(0)}
    photo = picture(desk.world.baiyang)
    desk.press("baiyang", f"/practical/items/{item.pk}/put_up", photo_taken=photo.pk, **told)
    kept = {"owner": desk.world.places.welfare.pk, "amount": 3, "unit": "month", "seasons": ["heating"]}
    desk.press("baiyang", f"/practical/items/{item.pk}/hand_over", **kept)
    daily.plan_checks(moments.today())
    check = item.checks.get()
    assert check.why == "heating"
    seen = {f"points-0-{name}": value for name, value in WARM.items()}
    seen |= {"visited_on": on_day(0), "place": "浴室", "conclusion": "pass_check"}
    desk.press("yunzhou", f"/practical/items/{item.pk}/pass_check", check=check.pk, **seen)


def test_from_a_wish_to_the_heating_season(desk, client, story, clock):
    Campaign.objects.all().delete()
    campaign = begin(desk)
    hot, sport = collect(desk, campaign, "浴室热水改造"), collect(desk, campaign, "篮球场翻修")
    let_them_vote(desk, client, campaign, hot, clock)
    list_one_of(desk, campaign, hot, sport)

    item = rate(desk, client, story.work(Item.objects.get(pk=hot.pk)), good=4, bad=3, clock=clock)
    assert item.stage == "listed" and item.matter.round == 2
    item = rate(desk, client, story.work(item), good=6, bad=0, clock=clock)
    assert item.stage == "done"

    hand_over(desk, item)
    page = desk.read("linxi", f"/practical/items/{item.pk}")
    assert "<b>42</b> ℃" in page and "职工浴室" in page and "每周到现场" in page
    assert "1/1" in desk.read("linxi", f"/practical/{campaign.pk}")


def test_who_may_not_is_refused_on_the_page(desk, client, story):
    item = story.collect()
    for who, verb, status in (
        ("baiyang", "agree", 403),  # the union's office does not speak for the administration
        ("qinling", "agree", 403),  # nor does the chair of the union
        ("shiyan", "enlist", 403),
        ("fanfan", "agree", 404),  # another union does not even see it
        ("ningyuan", "agree", 404),
    ):
        client.force_login(desk.world.people[who].person)
        assert client.get(f"/practical/items/{item.pk}/{verb}").status_code == status, (who, verb)
    client.force_login(desk.world.people["ningyuan"].person)
    assert client.get("/practical").status_code == 403


def test_a_stale_page_lists_nothing(desk, client, story):
    item = story.collect()
    item.agree(by=desk.world.shiyan)
    client.force_login(desk.world.baiyang.person)
    answer = client.post(f"/practical/items/{item.pk}/enlist", {"turn": item.turn - 1, "once": "x"})
    assert answer.status_code == 409 and Item.objects.get(pk=item.pk).stage == "agreed"


def test_codes_are_not_printed_twice_by_one_press(desk, client, story):
    item = story.work(story.listed())
    client.force_login(desk.world.baiyang.person)
    sent = {"turn": item.turn, "once": "one press", "unit": desk.world.places.steel.pk, "count": 3}
    first = client.post(f"/practical/items/{item.pk}/hand_out", sent)
    again = client.post(f"/practical/items/{item.pk}/hand_out", sent)
    assert len(ADDRESS.findall(first.text)) == 3 and again.status_code == 302
    assert item.poll.issued == 3 and "no-store" in first["Cache-Control"]
