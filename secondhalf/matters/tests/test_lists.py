"""The list of matters shows what the post has in sight, page by page, and nothing else."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.sequencer import settle
from secondhalf.matters import lists, policy
from secondhalf.matters.lists import Listing
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.people.models import Person, Post
from secondhalf.testing.walk import Walk


def walked(world, last, n=1, **fields):
    return [Walk(world, **fields).to(last) for _ in range(n)]


def numbers(actor, size=50, **asked):
    return [matter.no for matter in Listing(actor, asked, size=size).rows]


def every_page(actor, size, **asked):
    """The keys of all pages forwards, then those of all pages on the way back."""
    forwards, backwards, after = [], [], ""
    while True:
        page = Listing(actor, asked, after=after, size=size)
        forwards.append([matter.no for matter in page.rows])
        if not page.after:
            break
        after = page.after
    while page.before:
        page = Listing(actor, asked, before=page.before, size=size)
        backwards.insert(0, [matter.no for matter in page.rows])
    return forwards, backwards


@pytest.fixture
def many(world, clock):
    """Matters at several stages, with and without a due date."""
    for last in ("register", "dispatch", "determine", "admit", "sign_for", "close", "register", "apply"):
        Walk(world, route="short").to(last)
        clock(minutes=7)
    return world


@pytest.mark.parametrize("name", ["baiyang", "jianghe", "shiyan", "luyuan", "wenxin", "yunzhou", "xitong", "ningyuan"])
@pytest.mark.parametrize("sort", ["due", "-due", "received", "-received", "no", "-no"])
def test_the_list_is_what_the_policy_shows_in_any_order(many, name, sort):
    actor = getattr(many, name)
    wanted = set(policy.visible_to(actor).values_list("no", flat=True))
    assert set(numbers(actor, state="all", sort=sort)) == wanted


@pytest.mark.parametrize("size", [1, 2, 3, 50])
@pytest.mark.parametrize("asked", [{}, {"state": "all", "sort": "due"}, {"sort": "-due"}, {"sort": "no"}], ids=str)
def test_pages_show_each_matter_once_forwards_and_backwards(many, size, asked):
    whole = numbers(many.baiyang, **asked)
    forwards, backwards = every_page(many.baiyang, size, **asked)
    assert [no for page in forwards for no in page] == whole
    assert backwards == forwards[:-1] or len(forwards) == 1


def test_sorted_by_due_date_and_those_without_one_last(many):
    found = Listing(many.baiyang, {}).rows
    dates = [matter.due_at for matter in found]
    assert None in dates
    assert dates == sorted(dates, key=lambda due: (due is None, due or moments.now()))


def test_a_matter_that_comes_in_between_does_not_shift_the_next_page(many):
    first = Listing(many.baiyang, {"sort": "-received", "state": "all"}, size=3)
    Walk(many).to("register")
    second = Listing(many.baiyang, {"sort": "-received", "state": "all"}, after=first.after, size=3)
    assert not {m.no for m in first.rows} & {m.no for m in second.rows}


@pytest.mark.parametrize("key", ["x", "0~x", "9~2026-11-04T00:00:00+00:00~x", "1~2~3", "~", "0~no~" + "0" * 32])
def test_a_page_key_of_nowhere_gives_the_first_page(many, key):
    assert [m.no for m in Listing(many.baiyang, {}, after=key).rows] == numbers(many.baiyang)


def test_open_stage_late_and_near_narrow_the_list(world, clock):
    late, near, done = Walk(world).to("dispatch"), Walk(world).to("determine"), Walk(world, route="short").to("close")
    Matter.objects.filter(pk=near.pk).update(due_at=moments.now() + datetime.timedelta(days=1))
    near.sights.update(due_at=moments.now() + datetime.timedelta(days=1))
    clock(hours=6)
    assert numbers(world.jianghe, due="late") == [late.no]
    assert numbers(world.jianghe, due="near") == [near.no]
    assert numbers(world.jianghe, stage="dispatched") == [late.no]
    assert numbers(world.jianghe, state="shut") == [done.no]


def test_filters_go_by_category_with_what_lies_under_it(world):
    bathing, canteen = Walk(world).to("admit"), Walk(world, category=world.categories["living.canteen"]).to("admit")
    pay = Walk(world, category=world.categories["pay"]).to("admit")
    ask = {name: str(world.categories[name].pk) for name in ("living", "living.canteen", "pay")}
    assert set(numbers(world.luyuan, category=ask["living"])) == {bathing.no, canteen.no}
    assert numbers(world.luyuan, category=ask["living.canteen"]) == [canteen.no]
    assert numbers(world.luyuan, category=ask["pay"], sort="no") == [pay.no]


def test_filters_go_by_department_unit_level_kind_and_day(world, clock):
    matter = Walk(world).to("dispatch")
    clock(days=2)
    other = Walk(world).to("admit")
    place = world.places
    assert numbers(world.baiyang, department=str(place.equipment.pk)) == [matter.no]
    assert numbers(world.baiyang, department=str(place.safety.pk)) == []
    assert set(numbers(world.wenxin, unit=str(place.steel.pk))) == {matter.no, other.no}
    assert numbers(world.wenxin, held="mine") == []
    assert set(numbers(world.wenxin, held="below")) == {matter.no, other.no}
    assert numbers(world.baiyang, held="mine", stage="admitted") == [other.no]
    assert numbers(world.baiyang, kind="proposal") == []
    assert numbers(world.baiyang, until=datetime.date(2026, 11, 5)) == [matter.no]
    assert numbers(world.baiyang, since=datetime.date(2026, 11, 6), sort="-received") == [other.no]


def test_a_department_elsewhere_does_not_widen_what_is_seen(world):
    Walk(world).to("dispatch")
    assert numbers(world.luming, department=str(world.places.fleet.pk)) == []
    assert numbers(world.tianye, department=str(world.places.welfare.pk)) == []


@pytest.mark.parametrize("named", [2000, 0], ids=["few", "too many to be named"])
def test_an_accusation_is_in_no_list_no_count_and_no_tab_of_the_accused(world, client, monkeypatch, named):
    monkeypatch.setattr(lists, "SMALL", named)
    matter = Walk(world).to("dispatch")
    Accused.objects.create(realm=matter.realm, matter=matter, organisation=world.places.welfare)
    assert numbers(world.jianghe) == []
    assert Listing(world.jianghe, {}).count == (0, False)
    assert numbers(world.jianghe, sort="no") == []
    assert numbers(world.baiyang) == [matter.no]
    client.force_login(world.jianghe.person)
    page = client.get("/matters").content.decode()
    assert matter.no not in page
    assert "待签收 0" in page


def test_a_count_goes_no_further_than_many(many, monkeypatch):
    assert Listing(many.baiyang, {}).count == (7, False)
    monkeypatch.setattr(lists, "MANY", 3)
    assert Listing(many.baiyang, {}).count == (3, True)


@pytest.mark.parametrize("sort", ["due", "-received", "no"])
def test_a_long_list_read_from_the_index_is_the_same_list(many, monkeypatch, sort):
    asked = {"category": str(many.categories["living"].pk), "sort": sort}
    short = numbers(many.luyuan, **asked)
    monkeypatch.setattr(lists, "SMALL", 1)
    assert numbers(many.luyuan, **asked) == short
    assert len(short) == 7


def test_a_post_that_ended_shows_nothing(world):
    Walk(world).to("dispatch")
    person = Person.objects.create_user("former", "前任", realm=world.places.province.pk)
    post = Post(person=person, organisation=world.places.welfare, title="部长", roles=["worker"])
    assert Listing(Actor(person=person, post=post), {}).rows == []


def test_the_page_asks_the_same_number_of_questions_for_one_matter_and_for_many(world, client):
    Walk(world).to("dispatch")
    client.force_login(world.baiyang.person)
    client.get("/matters")
    with CaptureQueriesContext(connection) as few:
        assert client.get("/matters").status_code == 200
    walked(world, "dispatch", 12)
    walked(world, "admit", 5)
    with CaptureQueriesContext(connection) as many:
        assert "SQ20261104-0013" in client.get("/matters").content.decode()
    assert len(many) == len(few) <= 20


def test_a_view_is_kept_under_its_name_and_forgotten_again(world, client):
    client.force_login(world.baiyang.person)
    sent = {"name": "热水", "query": "due=late&sort=-due"}
    assert client.post("/matters/views", sent)["Location"] == "/matters?due=late&sort=-due"
    page = client.get("/matters?due=late&sort=-due").content.decode()
    assert page.count("热水") >= 2
    client.post("/matters/views", {"forget": "1", "query": "due=late&sort=-due"})
    assert not world.baiyang.person.saved_views.exists()


def test_a_list_leads_to_the_matter_with_light_word_and_time_left(world, client):
    matter = Walk(world).to("dispatch")
    client.force_login(world.jianghe.person)
    page = client.get("/matters?sort=due&stage=dispatched").content.decode()
    assert matter.get_absolute_url() in page
    assert 'aria-sort="ascending"' in page
    assert "还剩4小时" in page


def test_a_visitor_signs_in_first_and_a_worker_is_refused(world, client):
    assert client.get("/matters").status_code == 401
    client.force_login(world.ningyuan.person)
    assert client.get("/matters").status_code == 403


@pytest.mark.parametrize(
    "query", ["stage=nowhere", "category=x", "since=2026-13-40", "sort=up", "department=0", "unit=1"]
)
def test_what_the_address_asks_and_nobody_knows_is_left_out(world, client, query):
    matter = Walk(world).to("dispatch")
    client.force_login(world.baiyang.person)
    page = client.get(f"/matters?{query}")
    assert page.status_code == 200
    assert matter.no in page.content.decode()


def test_a_search_looks_into_all_of_them_and_no_ready_view_is_open(world, client):
    Walk(world, route="short").to("close")
    settle()
    client.force_login(world.baiyang.person)
    page = client.get("/matters?q=热水").content.decode()
    assert "SQ20261104-0001" in page
    tabs = page.split('class="tabs"')[1].split("</nav>")[0]
    assert "aria-current" not in tabs
