"""An upkeep check is the record of an on-site verification: several check points, a draft, sent once. 定期回访。"""

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.problems import StillMissing, WrongStage
from secondhalf.matters.tests.test_pages_doing import photo
from secondhalf.practical import daily
from secondhalf.practical.models import Item
from secondhalf.practical.panels import opens
from secondhalf.practical.stories import told
from secondhalf.practical.tests.conftest import COLD, WARM
from secondhalf.testing.walk import picture

NOISE = {"name": "噪声", "method": "measure", "standard": "不超过55dB", "measured": "51", "unit": "dB", "passed": True}


@pytest.fixture
def item(story, clock):
    """In regular upkeep, its check of the heating season due."""
    item = story.regular(clock)
    daily.plan_checks(moments.today())
    return Item.objects.get(pk=item.pk)


def seen(item, *points):
    return {"check": item.checks.get(visit=None), "visited_on": moments.today(), "place": "浴室", "points": points}


def record(item, conclusion, *points, **more):
    """What the page's form sends."""
    rows = {f"points-{n}-{name}": value for n, point in enumerate(points) for name, value in point.items()}
    check = item.checks.order_by("-id").first()
    return {
        "turn": item.turn, "once": f"{conclusion}{len(points)}", "check": check.pk, "place": "浴室", **rows,
        "visited_on": moments.today().isoformat(), "conclusion": conclusion, **more,
    }  # fmt: skip


@pytest.fixture
def send(item, client, story):
    def send(*what, verb="pass_check", **more):
        client.force_login(story.world.yunzhou.person)
        headers = {"Accept": more.pop("accept", "text/html")}
        return client.post(f"{item.get_absolute_url()}/{verb}", record(item, *what, **more), headers=headers)

    return send


def test_each_check_point_keeps_its_standard_value_unit_and_photos(story, item, send, client):
    rows = [{**WARM, "photos": [photo("a.jpg"), photo("b.jpg")]}, NOISE]
    assert send("pass_check", *rows).status_code == 302
    warm, noise = item.last_visit.points.order_by("order")
    assert (warm.measured, warm.unit, warm.method, noise.standard) == ("42", "℃", "measure", "不超过55dB")
    assert len(warm.photos) == 2 and warm.photos[0].place == "浴室"
    page = client.get(item.get_absolute_url()).text
    assert "<b>42</b> ℃" in page and "<b>51</b> dB" in page and str(warm.photos[1].pk) in page
    assert opens(story.world.linxi, warm.photo) and not opens(story.world.fanfan, warm.photo)


def test_a_record_passes_only_if_every_point_does_and_fails_only_if_one_does(story, item, send):
    by = story.world.yunzhou
    for verb, points in (("pass_check", [WARM, COLD]), ("pass_check", []), ("fail_check", [WARM, NOISE])):
        with pytest.raises(StillMissing):
            getattr(item, verb)(by=by, **seen(item, *points))
    assert "不能" in send("pass_check", WARM, COLD).text and "不能" in send("fail_check", WARM).text
    assert item.last_visit is None and item.stage == "regular"


def test_what_failed_is_the_reason_of_the_reopening(story, item, send):
    assert send("fail_check", NOISE, COLD, note="夜班复测").status_code == 302, (
        "its conclusion decides, not its address"
    )
    item = Item.objects.get(pk=item.pk)
    assert item.stage == "listed" and item.matter.printed_no.endswith("-R1")
    assert item.matter.redoings.get().reason == "水温：31℃（≥40℃）\n夜班复测"
    assert item.last_visit.points.count() == 2


def test_what_is_to_be_measured_is_known_from_the_last_time(story, item, clock):
    assert item.points_to_check()[0]["name"] == "淋浴水温", "as its matter was verified"
    item.pass_check(by=story.world.yunzhou, **seen(item, NOISE))
    assert item.points_to_check() == [{name: NOISE[name] for name in ("name", "method", "standard", "unit")}]


def test_the_page_keeps_a_draft_and_hears_where_to_go_on(item, send, client, story):
    client.force_login(story.world.yunzhou.person)
    page = client.get(f"{item.get_absolute_url()}/fail_check").text
    for part in ("data-visit", 'data-worker="/practical/visit-worker.js"', "matters/visit", "data-unsent"):
        assert part in page, part
    assert page.count('name="check"') == 1
    answers = [send("pass_check", WARM, accept="application/json").json() for _twice in range(2)]
    assert answers == [{"go": item.get_absolute_url()}] * 2 and item.checks.get().visit
    assert "javascript" in client.get("/practical/visit-worker.js")["Content-Type"]


def test_of_a_check_that_somebody_else_made_nothing_written_is_lost(story, item, client):
    item.pass_check(by=story.world.gaoyuan, **seen(item, WARM))
    client.force_login(story.world.yunzhou.person)
    gone = client.get(f"{item.get_absolute_url()}/pass_check")
    assert gone.status_code == 422 and "data-left" in gone.text and item.get_absolute_url() in gone.text


def test_only_whoever_checks_gets_in(story, item, client):
    for who, status in (("yunzhou", 200), ("gaoyuan", 200), ("linxi", 403), ("fanfan", 404), ("ningyuan", 404)):
        client.force_login(story.world.people[who].person)
        assert client.get(f"{item.get_absolute_url()}/pass_check").status_code == status, who


def test_outside_of_the_upkeep_there_is_nothing_to_check(story):
    with pytest.raises(WrongStage):
        story.listed().pass_check(by=story.world.yunzhou, check=None, points=[WARM])


def test_a_failure_halfway_leaves_nothing_behind(story, item, monkeypatch):
    events, file = Event.objects.count(), picture(story.world.yunzhou)
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        item.pass_check(by=story.world.yunzhou, **seen(item, {**WARM, "photos": [file]}))
    assert Event.objects.count() == events and item.last_visit is None


def test_the_story_tells_what_was_found(story, item):
    item.pass_check(by=story.world.yunzhou, **seen(item, WARM, NOISE), note="夜班复测")
    assert told(item)[0]["text"] == "水温：42℃（≥40℃）\n噪声：51dB（不超过55dB）\n夜班复测"
