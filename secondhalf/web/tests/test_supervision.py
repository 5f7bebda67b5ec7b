"""The page of the supervision office: every number opens its list; filters stand in the address."""

import datetime
import re

import pytest

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.rectification.models import Inspection
from secondhalf.testing.walk import Walk
from secondhalf.web.supervision import asked, lamps


def moved(matter, *, due, start=0, percent=None):
    """Its clock runs from `start` to `due` days from now."""
    now, day = moments.now(), datetime.timedelta(days=1)
    changed = {"due_at": now + due * day, "start_at": now + start * day}
    Matter.objects.filter(pk=matter.pk).update(**changed, **({} if percent is None else {"percent": percent}))
    matter.sights.update(due_at=changed["due_at"])
    return matter


@pytest.fixture
def matters(world):
    """One matter of each light, all of the welfare department; one of the personnel department."""
    found = {
        "late": moved(Walk(world).to("determine"), due=-1, start=-10),
        "far": moved(Walk(world).to("determine"), due=50, start=-50),
        "behind": moved(Walk(world).to("report"), due=20, start=-80, percent=60),
        "fine": moved(Walk(world).to("report"), due=50, start=-50, percent=60),
    }
    theirs = Walk(world)
    theirs.to("admit")
    theirs.matter.dispatch(by=world.baiyang, lead=world.places.personnel)
    return found | {"theirs": theirs.matter}


def opened(client, actor, **query):
    Visitor(client, actor)
    return client.get("/supervision/", query)


def line(page, name):
    """The numbers of a row of the table of lights, with their addresses."""
    rows = re.findall(r"<tr><th.*?</tr>", page.text, re.S)
    row = next(row for row in rows if f">{name}</a>" in row)
    return re.findall(r'<td class="num">(?:<a href="([^"]*)"[^>]*>)?(?:<span[^>]*>)?(\d+)', row)


def test_lights_by_department_and_each_number_opens_its_list(world, client, matters):
    page = opened(client, world.gaoyuan)
    numbers = line(page, "生活福利部")
    assert [number for _url, number in numbers] == ["4", "1", "1", "1", "0", "0"]
    assert [number for _url, number in line(page, "人力资源部")][:2] == ["1", "0"]
    for name, url in zip(("fine", "late", "far", "behind"), (url for url, _number in numbers), strict=False):
        shown = client.get(url.replace("&amp;", "&").partition("#")[0]).text
        assert matters[name].no in shown
        assert (matters["fine"].no in shown) == (name == "fine")


def test_the_address_narrows_by_department_and_kind(world, client, matters):
    welfare, personnel = world.places.welfare.pk, world.places.personnel.pk
    assert matters["far"].no in opened(client, world.gaoyuan, department=welfare).text
    assert matters["far"].no not in opened(client, world.gaoyuan, department=personnel).text
    assert matters["far"].no not in opened(client, world.gaoyuan, kind="practical").text
    assert opened(client, world.gaoyuan, department="nonsense", kind="x", behind="blue", note="-").status_code == 200


def test_notes_are_yellow_or_red_and_go_from_sign_for_to_reply(world, client, matters):
    for name in ("behind", "late"):
        Matter.objects.get(pk=matters[name].pk).supervise(
            by=world.gaoyuan, addressee=world.places.welfare, reason="滞后。", requirement="报原因。",
            due_on=moments.today(),
        )  # fmt: skip
    page = opened(client, world.gaoyuan).text
    assert "督办〔2026〕1号" in page and "yellow note" in page and "red note" in page
    assert "督办〔2026〕1号" not in opened(client, world.gaoyuan, note="answered").text
    note = matters["behind"].notes.get()
    note.sign(by=world.jianghe)
    note.answer(by=world.jianghe, reply="正在赶。")
    page = opened(client, world.gaoyuan, note="answered").text
    assert "督办〔2026〕1号" in page and "督办〔2026〕2号" not in page
    assert "正在赶。" in page and "signed for by 江禾" in re.sub(r"</?time[^>]*>", "", page)


def test_it_shows_who_has_which_part(world, client):
    Walk(world).to("review")
    page = opened(client, world.gaoyuan).text
    assert all(str(actor.person) in page for actor in (world.linxi, world.hechuan))


@pytest.mark.parametrize(
    ("name", "status"),
    [("gaoyuan", 200), ("baiyang", 200), ("fangzheng", 200), ("jianghe", 403), ("ningyuan", 403), ("xitong", 403)],
)
def test_it_is_for_those_who_press_others(world, client, name, status):
    assert opened(client, getattr(world, name)).status_code == status


def test_it_asks_the_database_no_more_when_there_is_more(world, client, matters, django_assert_max_num_queries):
    Visitor(client, world.gaoyuan)
    client.get("/supervision/")
    with django_assert_max_num_queries(38):
        assert client.get("/supervision/").status_code == 200


def test_an_accusation_is_counted_for_nobody_whom_it_bars(world, client, matters):
    before = line(opened(client, world.gaoyuan), "生活福利部")[0][1]
    matters["late"].name_object(by=world.baiyang, organisations=[world.places.inspection], reason="反映对象。")
    page = opened(client, world.gaoyuan)
    assert int(line(page, "生活福利部")[0][1]) == int(before) - 1
    assert matters["late"].no not in page.text


def test_every_number_of_a_tab_can_be_read_to_its_end(world, client, matters, monkeypatch):
    monkeypatch.setattr(lamps, "SHOWN", 1)
    monkeypatch.setattr(asked, "PAGE", 1)
    page = opened(client, world.gaoyuan).text
    assert "1 to 1 of 2" in page and matters["far"].no in page and matters["behind"].no not in page
    assert "whole=progress&amp;page=1#progress" in page
    second = opened(client, world.gaoyuan, whole="progress", page="2").text
    assert "2 to 2 of 2" in second and matters["behind"].no in second and "page=1#progress" in second
    assert opened(client, world.gaoyuan, whole="x", page="-").status_code == 200


@pytest.fixture
def drawn(world):
    """A finding struck off and drawn for a look-back."""
    about = {"name": "第二轮", "source": "tour", "inspector": "第三巡察组", "unit": world.places.steel}
    inspection = Inspection.receive(by=world.baiyang, head=world.fangzheng.person, feedback_on=moments.today(), **about)
    row = {"outline": "1.1", "aspect": "民主管理", "words": "答复“一答了之”。"}
    (finding,) = inspection.enter_findings(by=world.baiyang, rows=[row])
    inspection.sign_personally(by=world.fangzheng)
    Walk.of(world, finding.matter, "register").to("determine")
    inspection.submit_plan(by=world.baiyang, preface="……")
    inspection.approve_plan(by=world.qinling, opinion="同意。")
    Walk.of(world, Matter.objects.get(pk=finding.matter_id), "determine").to("close")
    return inspection.draw_sample(by=world.gaoyuan).items.get()


def test_only_whoever_may_look_back_is_offered_it(world, client, drawn):
    address = f"/rectification/looks/{drawn.pk}"
    assert address in opened(client, world.gaoyuan).text
    for name in ("baiyang", "yunzhou"):  # the office has no such role; the verifier had a part in it
        page = opened(client, getattr(world, name)).text
        assert address not in page and "Not looked at yet" in page


def test_what_is_behind_is_the_same_in_the_table_and_on_the_page_of_a_department(world, client):
    """The department assists in it: it is open there, but behind in its lead department alone."""
    moved(Walk(world).to("determine"), due=50, start=-50)
    for place, n in ((world.places.welfare, 1), (world.places.equipment, 0)):
        page = opened(client, world.gaoyuan, department=place.pk)
        assert line(page, place.short_name)[0][1] == "1"
        assert [int(number) for _url, number in line(page, place.short_name)][2] == n
        assert f"All that is behind {n}</a>" in page.text


def test_talks_and_circulars_stand_there_for_whoever_has_their_matter_in_sight(world, client, matters):
    about = {"by": world.gaoyuan, "addressee": world.places.welfare}
    matters["far"].talk(**about, held_on=moments.today(), reason="连续两次黄牌。")
    matters["far"].circulate(**about, tone="criticism", told_to="各部门", text="办理迟缓，予以通报。")
    page = opened(client, world.gaoyuan).text
    assert "连续两次黄牌。" in page and "办理迟缓，予以通报。" in page and "in criticism" in page
    assert "连续两次黄牌。" not in opened(client, world.gaoyuan, kind="inspection_finding").text
    assert "连续两次黄牌。" not in opened(client, world.fanfan).text
