"""Stale pages, second clicks, photos that lie: what every verb's page does with them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.files.models import File
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.walk import Walk

VISIT = {
    "points-0-name": "淋浴水温", "points-0-standard": "≥ 40", "points-0-measured": "42", "points-0-unit": "℃",
    "points-0-passed": "True", "visited_at": "2026-11-04T09:00", "place": "男浴3号位", "conclusion": "verify",
    "signatures-0-side": "verifier", "signatures-0-name": "云舟",
}  # fmt: skip


@pytest.fixture
def in_verification(world):
    return Walk(world).to("review")


def photo(name="水温.jpg", body=None):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#8ab").save(out, "JPEG")
    return SimpleUploadedFile(name, body or out.getvalue(), "image/jpeg")


def test_a_stale_page_keeps_what_was_typed_and_tells_what_came_in_between(world, client, in_verification):
    matter = in_verification
    visitor = Visitor(client, world.yunzhou)
    hidden = visitor.hidden(visitor.open(matter, "verify"))
    matter.send_back(by=world.gaoyuan, reason="东侧淋浴36℃，低于标准")
    stale = visitor.send(matter, "verify", VISIT | {"note": "两处实测均达标"}, hidden=hidden)
    assert stale.status_code == 409
    assert "两处实测均达标" in stale.text
    assert "东侧淋浴36℃，低于标准" in stale.text
    assert not Event.objects.filter(name="matter.verify").exists()


def test_a_second_click_is_answered_like_the_first(world, client):
    matter = Walk(world).to("register")
    visitor = Visitor(client, world.baiyang)
    hidden = visitor.hidden(visitor.open(matter, "admit"))
    answers = [visitor.send(matter, "admit", {}, hidden=hidden) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert Event.objects.filter(name="matter.admit").count() == 1


def test_the_page_says_what_happened_and_what_is_next(world, client):
    matter = Walk(world).to("register")
    visitor = Visitor(client, world.baiyang)
    visitor.send(matter, "admit", {})
    assert "Admitted. Next: Dispatch, by the office of the union that holds the matter." in visitor.open(matter).text


def test_an_error_keeps_what_was_typed(world, client):
    matter = Walk(world).to("register")
    wrong = Visitor(client, world.baiyang).send(matter, "decline", {"explanation": "重复反映"})
    assert wrong.status_code == 422
    assert "重复反映" in wrong.text
    assert Matter.objects.get(pk=matter.pk).stage == "registered"


def test_a_department_that_loses_sight_lands_on_its_workbench(world, client):
    matter = Walk(world).to("dispatch")
    matter.dispute(by=world.jianghe, reason="not_ours", explanation="属设备部")
    sent = Visitor(client, world.baiyang).send(matter, "redirect", {"explanation": "同意"})
    assert sent.url == matter.get_absolute_url()
    assert Visitor(client, world.jianghe).open(matter).status_code == 404


def test_the_conclusion_of_a_visit_decides_the_verb(world, client, in_verification):
    matter = in_verification
    failed = VISIT | {"points-0-passed": "False", "points-0-photos": photo()}
    visitor = Visitor(client, world.yunzhou)
    refused = visitor.send(matter, "verify", failed)
    assert refused.status_code == 422
    assert "cannot have passed" in refused.text
    kept = File.objects.get(uploaded_by=world.yunzhou.person)
    assert f'name="points-0-photos_taken" value="{kept.pk}"' in refused.text
    again = VISIT | {"points-0-passed": "False", "points-0-photos_taken": kept.pk}
    back = {"conclusion": "send_back", "reason": "水不热", "fix_by": "2026-11-20"}
    done = visitor.send(matter, "verify", again | back)
    assert done.status_code == 302
    point = Matter.objects.get(pk=matter.pk).verifications.get().points.get()
    assert point.photo == kept
    assert File.objects.count() == 2  # the walk's own, and this one


def test_nothing_is_recorded_without_a_conclusion(world, client, in_verification):
    sent = Visitor(client, world.yunzhou).send(in_verification, "verify", VISIT | {"conclusion": ""})
    assert sent.status_code == 422
    assert not in_verification.verifications.exists()


def test_a_file_that_lies_about_its_type_is_named_at_its_line(world, client):
    matter = Walk(world).to("determine")
    lie = {"exhibits-0-file": photo(body=b"MZ\x90\x00 not a picture"), "exhibits-0-shows": "after"}
    sent = Visitor(client, world.linxi).send(matter, "report", {"percent": 40, "text": "已更换"} | lie)
    assert sent.status_code == 422
    assert "Line 1" in sent.text
    assert not matter.progress.exists()


def test_evidence_is_shown_before_and_after(world, client):
    matter = Walk(world).to("determine")
    lines = {}
    for n, shows in enumerate(("before", "after")):
        lines |= {f"exhibits-{n}-file": photo(), f"exhibits-{n}-shows": shows, f"exhibits-{n}-pair": "淋浴水温"}
    visitor = Visitor(client, world.linxi)
    assert visitor.send(matter, "report", {"percent": 40, "text": "已更换"} | lines).status_code == 302
    page = visitor.open(matter).text
    assert page.count("<figure>") == 2
    assert "2 pieces of evidence, 1 before/after pair" in page


def test_a_person_of_another_department_is_not_offered(world, client):
    matter = Walk(world).to("sign_for")
    page = Visitor(client, world.jianghe).open(matter, "determine").text
    assert world.linxi.person.name in page
    assert world.suqing.person.name not in page


def test_a_link_names_a_measure_and_decides_nothing(world, client):
    matter = Walk(world).to("determine")
    task = matter.set_task(by=world.linxi, title="稳定供热水", due_on=moments.today())
    measure = matter.set_measure(by=world.linxi, task=task, title="更换循环泵", due_on=moments.today())
    visitor = Visitor(client, world.linxi)
    page = client.get(f"{visitor.at(matter, 'finish_measure')}?measure={measure.pk}&result=done&turn=9&once=known").text
    assert f'value="{measure.pk}" selected' in page
    assert ">done" not in page
    assert 'value="known"' not in page
    assert visitor.hidden(visitor.open(matter, "finish_measure"))["turn"] == str(matter.turn)
