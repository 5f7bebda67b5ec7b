"""A meeting over six matters through its pages, from the list to the issued minutes; wrong people are refused."""

import re

import pytest

from secondhalf.core.events import Event
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.meetings.models import Decision, Issue, Meeting
from secondhalf.meetings.tests.meeting_of import begun, issued, planned, written
from secondhalf.testing.walk import Walk


class Office:
    """The pages of meetings, used by one person after another."""

    def __init__(self, client):
        self.client = client

    def send(self, actor, address, **said):
        visitor = Visitor(self.client, actor)
        page = self.client.get(address)
        assert page.status_code == 200, (address, page.status_code)
        answer = self.client.post(address, said | visitor.hidden(page))
        assert answer.status_code == 302, answer.text
        return answer["Location"]


@pytest.fixture
def six(world, clock):
    """Six matters, due one after the other; one of them overdue."""
    matters = [Walk(world).to("report") for _n in range(6)]
    for n, matter in enumerate(matters):
        Matter.objects.filter(pk=matter.pk).update(due_at=clock(seconds=1).replace(month=12, day=20 - n))
    Matter.objects.filter(pk=matters[2].pk).update(due_at=clock())
    clock(hours=1)
    return matters


def test_a_meeting_from_the_list_of_matters_to_the_issued_minutes(world, client, six):
    office = Office(client)
    Visitor(client, world.gaoyuan)
    assert "To a meeting" in client.get("/matters").text
    chosen = client.post("/meetings/select", {"ref": [matter.no for matter in six], "query": ""})
    page = office.send(
        world.gaoyuan, chosen["Location"], kind="coordination", title="第3次专题调度推进会", place="三楼会议室",
        starts_at="2026-11-06T09:00", chair=world.fangzheng.post.pk, numbers=" ".join(matter.no for matter in six),
        guests="王工，设计院",
    )  # fmt: skip
    meeting = Meeting.objects.get()
    assert order_on(client, page) == [six[n].no for n in (2, 5, 4, 3, 1, 0)]
    assert {one.name for one in meeting.attendants.all()} == {"方正", "江禾", "陆鸣", "王工"}
    office.send(world.fangzheng, f"{page}/begin")
    decide(office, world, meeting)
    attend(client, world, meeting)
    office.send(world.gaoyuan, f"{page}/end")
    first = meeting.standing_items().first()
    office.send(
        world.gaoyuan, f"{page}/write_up", opening="会议听取了进展。", **{f"passage-{first.pk}": "循环泵已换。"}
    )
    office.send(world.gaoyuan, f"{page}/submit")
    office.send(world.fangzheng, f"{page}/approve")
    assert Issue.objects.get().no == "会议纪要〔2026〕1号"
    minutes = client.get(f"{page}/minutes").text
    assert all(words in minutes for words in ("会议纪要〔2026〕1号", "循环泵已换。", "24日前批复。", "王工"))
    carry_out(office, world)


def order_on(client, page):
    return list(dict.fromkeys(re.findall(r'class="no" href="/matters/(SQ[\d-]+)"', client.get(page).text)))


def decide(office, world, meeting):
    wall = f"/meetings/{meeting.pk}/wall"
    for at, text in ((1, "24日前批复。"), (3, "先装两台移动取暖器。")):
        page = office.client.get(f"{wall}?at={at}")
        said = {"text": text, "owner": world.places.equipment.pk, "due_on": "2026-11-24", **hidden(page)}
        again = [office.client.post(f"/meetings/{meeting.pk}/decide?at={at}", said) for _click in range(2)]
        assert [(one.status_code, one["Location"]) for one in again] == [(302, f"{wall}?at={at}")] * 2
        assert text in office.client.get(f"{wall}?at={at}").text
    assert [decision.order for decision in Decision.objects.order_by("order")] == [1, 2]


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(turn|once|on)"(?: value="([^"]*)")?', page.text))


def attend(client, world, meeting):
    address = f"/meetings/{meeting.pk}/attend"
    visitor = Visitor(client, world.gaoyuan)
    said = {f"presence-{one.pk}": "present" for one in meeting.attendants.all()}
    assert client.post(address, said | visitor.hidden(client.get(address))).status_code == 302


def carry_out(office, world):
    decision = Decision.objects.get(order=1)
    office.send(world.luming, f"{decision.get_absolute_url()}/report", text="已批复。")
    office.send(world.gaoyuan, f"{decision.get_absolute_url()}/confirm")
    assert Decision.objects.get(order=1).stage == "done"
    assert Event.objects.filter(name="decision.confirm").count() == 1


REFUSED = [
    ("begin", planned, "jianghe", 403), ("begin", planned, "baiyang", 403), ("begin", planned, "chelu", 404),
    ("attend", begun, "luming", 403), ("write_up", written, "jianghe", 403), ("call_off", planned, "ningyuan", 404),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "arrive", "name", "status"), REFUSED)
def test_the_wrong_people_are_refused(world, client, verb, arrive, name, status):
    meeting = arrive(world)
    Visitor(client, getattr(world, name))
    assert client.get(f"/meetings/{meeting.pk}/{verb}").status_code == status
    assert client.post(f"/meetings/{meeting.pk}/{verb}").status_code == status


def test_departments_plan_no_meeting_and_see_no_button_for_it(world, client):
    Visitor(client, world.jianghe)
    assert client.get("/meetings/plan").status_code == 403
    assert "/meetings/plan" not in client.get("/meetings").text
    assert "To a meeting" not in client.get("/matters").text


def test_numbers_out_of_sight_or_accusing_are_told_at_their_field(world, client):
    hidden_from_them = Walk(world, confidentiality="accusation").to("register")
    Visitor(client, world.baiyang)
    said = {"numbers": f"SQ20200101-0001 {hidden_from_them.no}", "title": "调度会", "place": "会议室",
            "starts_at": "2026-11-06T09:00", "chair": world.qinling.post.pk, "kind": "coordination"}  # fmt: skip
    page = client.post("/meetings/plan", said)
    assert page.status_code == 422 and not Meeting.objects.exists()
    assert "SQ20200101-0001" in page.text and "never put on an agenda" in page.text


def test_the_wall_shows_one_item_with_the_next_and_the_last(world, client, six):
    meeting = begun(world, six)
    Visitor(client, world.gaoyuan)
    page = client.get(f"/meetings/{meeting.pk}/wall?at=2").text
    assert "Item 2 of 6" in page and 'rel="next" href="?at=3"' in page and 'rel="prev" href="?at=1"' in page
    assert "90%" in page and "循环泵已更换，出水42℃。" in page
    assert page.count("<h1>") == 1


def test_a_wrong_decision_keeps_what_was_typed_on_the_wall(world, client, six):
    meeting = begun(world, six)
    Visitor(client, world.gaoyuan)
    page = client.get(f"/meetings/{meeting.pk}/wall?at=2")
    answer = client.post(f"/meetings/{meeting.pk}/decide?at=2", {"text": "先装取暖器。", **hidden(page)})
    assert answer.status_code == 422
    assert "先装取暖器。" in answer.text and "Item 2 of 6" in answer.text
    assert not Decision.objects.exists()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_is_there_in_both_languages(world, client, language):
    meeting = issued(world, [Walk(world).to("report")])
    Visitor(client, world.gaoyuan, language)
    pages = ("", "/wall", "/sheet", "/minutes", "/withdraw", "/wall?at=1")
    for page in ("/meetings", "/meetings/decisions", *[f"/meetings/{meeting.pk}{page}" for page in pages]):
        assert client.get(page).status_code == 200, page


def test_a_long_agenda_asks_the_database_no_more_than_a_short_one(world, client, django_assert_max_num_queries):
    meeting = begun(world, [Walk(world).to("report") for _n in range(5)])
    Visitor(client, world.gaoyuan)
    for page, most in (("", 45), ("/wall", 45)):
        with django_assert_max_num_queries(most):
            client.get(f"/meetings/{meeting.pk}{page}")


def test_a_selection_may_also_go_to_a_meeting_that_is_planned(world, client):
    matter, meeting = Walk(world).to("report"), planned(world)
    Visitor(client, world.gaoyuan)
    chosen = client.post("/meetings/select", {"ref": [matter.no], "query": "due=late"})["Location"]
    page = client.get(chosen).text
    there = f"/meetings/{meeting.pk}/put_on?numbers={matter.no}"
    assert there in page and "?source=list%3Aasked&amp;asked=due%3Dlate" in page
    assert matter.no in client.get(there).text
    Office(client).send(world.gaoyuan, there, numbers=matter.no)
    assert meeting.items.get().matter == matter


def test_a_list_from_which_nothing_is_selected_goes_as_a_whole(world, client):
    Visitor(client, world.gaoyuan)
    there = client.post("/meetings/select", {"query": "stage=under_way"})["Location"]
    assert there == "/meetings/plan?asked=stage%3Dunder_way&source=list%3Aasked"
    assert 'value="list:asked" selected' in client.get(there).text
