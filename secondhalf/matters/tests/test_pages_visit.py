"""The record of a visit: what it asks, what it knows beforehand, what it refuses, what it leaves (DOMAIN §5.9)."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.matters import standards
from secondhalf.matters.forms import form_for
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.test_pages_doing import VISIT, photo
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.matters.verifying import Conclusion, NeverPassed
from secondhalf.testing.walk import POINT, Walk, picture

ON = datetime.date(2026, 11, 20)


@pytest.fixture
def matter(world):
    return Walk(world).to("review")


@pytest.fixture
def visitor(world, client):
    return Visitor(client, world.yunzhou)


def test_a_record_holds_photos_pairs_a_tally_and_signatures(world, visitor, matter):
    lines = {
        "points-0-photos": [photo("a.jpg"), photo("b.jpg")], "pairs-0-pair": "淋浴区", "pairs-0-before": photo(),
        "pairs-0-after": photo(), "workers_satisfied": 9, "workers_basic": 2, "workers_unsatisfied": 1,
        "signatures-1-side": "department", "signatures-1-name": "夏河", "signatures-1-drawing": photo("s.jpg"),
    }  # fmt: skip
    assert visitor.send(matter, "verify", VISIT | lines).status_code == 302
    visit = matter.verifications.get()
    assert (visit.workers_asked, visit.workers_silent) == (12, 0)
    first = visit.points.get().photos[0]
    assert len(visit.points.get().photos) == 2 and (first.place, first.taken_at) == ("男浴3号位", visit.visited_at)
    assert {sign.side: bool(sign.drawing) for sign in visit.signatures.all()} == {"verifier": False, "department": True}
    assert {exhibit.shows for exhibit in matter.exhibits.filter(pair="淋浴区")} == {"before", "after"}
    page = visitor.open(matter).text
    assert "satisfied 9, basically 2, not satisfied 1" in page and "夏河" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"signatures-0-name": ""}, "Still to sign"),
        ({"signatures-0-name": "林溪"}, "Type your own name"),
        ({"signatures-1-side": "department", "signatures-1-drawing": "photo"}, "whoever signs for the department"),
        ({"workers_satisfied": 3, "workers_asked": 2}, "More answered than were asked"),
        ({"conclusion": "send_back", "reason": "水不热"}, "Say by which day"),
        ({"conclusion": "relapse", "reason": "又不热"}, "Select a valid choice"),
        ({"visited_at": "2026-11-05T09:00"}, "has not come yet"),
    ],
)
def test_what_is_wrong_is_said(visitor, matter, wrong, said):
    wrong = {name: photo() if value == "photo" else value for name, value in wrong.items()}
    refused = visitor.send(matter, "verify", VISIT | wrong)
    assert refused.status_code == 422 and said in refused.text
    assert not matter.verifications.exists()


def test_what_is_left_has_its_limit(visitor, matter):
    left = {"points-0-passed": "False", "conclusion": "send_back", "reason": "东侧不热", "fix_by": ON.isoformat()}
    assert visitor.send(matter, "verify", VISIT | left).status_code == 302
    visit = matter.verifications.get()
    assert (visit.conclusion, visit.fix_by) == (Conclusion.FIX, ON)
    assert "to be put right by" in visitor.open(matter).text


def test_what_passed_before_may_relapse_and_nothing_else(world, matter):
    visit = {"points": [{**POINT, "passed": False}], "visited_at": moments.now(), "place": "浴室"}
    with pytest.raises(NeverPassed):
        matter.send_back(by=world.yunzhou, reason="又不热", relapsed=True, **visit)
    walk = Walk.of(world, matter, "review")
    walk.to("verify")
    matter.send_back(by=world.shiyan, reason="再看一次")
    Walk.of(world, matter, "report").to("review")
    matter.send_back(by=world.yunzhou, reason="又不热", relapsed=True, **visit)
    assert matter.verifications.order_by("-id").first().conclusion == Conclusion.RELAPSE


def test_the_points_are_known_from_the_standard_of_the_five_fixes(world):
    fixes = {"target": "淋浴水温：不低于40℃；夜班噪声不超过55dB；职工可感知", "item": "浴室改造"}
    walk = Walk(world)
    matter = walk.to("sign_for")
    about = {"resp_leader": world.shiyan.person, "resp_department": world.places.welfare}
    about |= {"resp_person": world.linxi.person, "measures": "换泵", "finish_on": ON}
    matter.determine(by=world.jianghe, **about, **fixes)
    points = standards.points_of(matter)
    assert [(point["name"], point["standard"], point["unit"]) for point in points] == [
        ("淋浴水温", "不低于40℃", "℃"), ("夜班噪声", "不超过55dB", "dB"), ("浴室改造", "职工可感知", ""),
    ]  # fmt: skip
    assert [point["method"] for point in points] == ["measure", "measure", "look"]


def test_the_last_visit_says_what_is_measured_anew_and_a_photo_from_before_stands_beside(world, visitor, matter):
    matter.send_back(by=world.yunzhou, reason="不热", points=[POINT], visited_at=moments.now(), place="浴室")
    before = {"file": picture(world.linxi), "shows": "before", "pair": "淋浴区"}
    matter.report(by=world.linxi, percent=95, text="再换", exhibits=[before])
    Walk.of(world, matter, "report").to("review")
    page = visitor.open(matter, "verify").text
    assert "淋浴水温" in page and "淋浴区, before" in page and 'value="42"' not in page


def test_a_leader_re_inspects_by_the_same_record(world, matter):
    assert form_for("verify", matter, world.shiyan)["by_leader"].value() is True
    assert form_for("verify", matter, world.yunzhou)["by_leader"].value() is False


def test_the_page_s_script_hears_where_to_go_on_and_what_has_moved_on(world, visitor, matter):
    hidden = visitor.hidden(visitor.open(matter, "verify"))
    asked = {"path": visitor.at(matter, "verify"), "data": VISIT | hidden, "headers": {"Accept": "application/json"}}
    assert visitor.client.post(**asked).json() == {"go": matter.get_absolute_url()}
    assert visitor.client.post(**asked).json() == {"go": matter.get_absolute_url()}  # sent again: the first result
    assert visitor.client.post(**asked | {"data": asked["data"] | {"once": "new"}}).json()["code"] == "moved_on"
    gone = visitor.open(matter, "verify")
    assert gone.status_code == 409 and "data-left" in gone.text
    assert Matter.objects.get(pk=matter.pk).verifications.count() == 1


def test_what_goes_back_needs_its_reason_and_its_day(visitor, matter):
    page = visitor.open(matter, "verify").text
    for label in ("What is still to be put right", "To be put right by"):
        assert "(optional)" not in page.split(label)[1][:60], label
    assert visitor.send(matter, "verify", VISIT | {"reason": "", "fix_by": ""}).status_code == 302, "passed needs none"
