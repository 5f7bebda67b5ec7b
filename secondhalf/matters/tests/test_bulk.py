"""Bulk acts: drafted, confirmed, each matter a step of its own; what is refused is listed, nothing is lost."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.problems import MovedOn
from secondhalf.matters import bulking, directory
from secondhalf.matters.bulking import BulkRow, BulkRun, RowState
from secondhalf.matters.categories import DispatchRule
from secondhalf.matters.models import Matter
from secondhalf.people.organisations import Kind, found
from secondhalf.testing.walk import Walk


@pytest.fixture
def office(client, world):
    client.force_login(world.baiyang.person)
    return client


def drafted(client, verb, matters, **more):
    """The address of a draft for these matters."""
    data = {"verb": verb, "ref": [matter.no for matter in matters], "query": "stage=registered", **more}
    return client.post("/matters/bulk", data)["Location"]


def stages(*matters):
    return [Matter.objects.get(pk=matter.pk).stage for matter in matters]


def test_selected_matters_are_admitted_after_confirmation(world, office):
    matters = [Walk(world).to("register") for _ in range(3)]
    address = drafted(office, "admit", matters[:2])
    assert stages(*matters) == ["registered"] * 3
    assert matters[0].title in office.get(address).content.decode()
    office.post(address, {})
    assert stages(*matters) == ["admitted", "admitted", "registered"]
    assert "已办2件" in office.get(address).content.decode()


def test_each_goes_where_the_dispatch_directory_sends_its_category(world, office):
    bathing = Walk(world).to("admit")
    pay = Walk(world, category=world.categories["pay"]).to("admit")
    office.post(drafted(office, "dispatch", [bathing, pay]), {})
    leads = [Matter.objects.get(pk=matter.pk).lead for matter in (bathing, pay)]
    assert leads == [world.places.welfare, world.places.personnel]


def test_a_row_may_be_sent_elsewhere_and_all_may_go_to_one(world, office):
    one, other = Walk(world).to("admit"), Walk(world).to("admit")
    address = drafted(office, "dispatch", [one, other])
    row = BulkRow.objects.get(matter=one)
    office.post(address, {f"row-{row.pk}": str(world.places.equipment.pk)})
    assert Matter.objects.get(pk=one.pk).lead == world.places.equipment
    assert Matter.objects.get(pk=other.pk).lead == world.places.welfare
    third = Walk(world).to("admit")
    office.post(drafted(office, "dispatch", [third]), {"department": str(world.places.safety.pk)})
    assert Matter.objects.get(pk=third.pk).lead == world.places.safety


def test_a_department_outside_the_seat_is_not_taken(world, office):
    matter = Walk(world).to("admit")
    office.post(drafted(office, "dispatch", [matter]), {"department": str(world.places.fleet.pk)})
    assert Matter.objects.get(pk=matter.pk).lead == world.places.welfare


def test_among_many_departments_each_category_is_asked_once(world, office, django_assert_max_num_queries):
    for n in range(70):
        found(kind=Kind.DEPARTMENT, name=f"第{n}车间", parent=world.places.steel)
    bathing, pay = Walk(world).to("admit"), Walk(world, category=world.categories["pay"]).to("admit")
    address = drafted(office, "dispatch", [bathing, pay])
    with django_assert_max_num_queries(40):
        page = office.get(address).text
    assert "<select" not in page and page.count("data-choose") == 3 and 'value="生活福利部"' in page
    assert office.get(address, {"pick": f"category-{pay.category_id}", "text": "第7车"}).json()["found"]
    assert office.post(address, {"department": "第0车间", f"category-{pay.category_id}": "没有"}).status_code == 422
    office.post(address, {f"category-{pay.category_id}": "第7车间", f"category-{bathing.category_id}": "第8车间"})
    assert [Matter.objects.get(pk=m.pk).lead.name for m in (bathing, pay)] == ["第8车间", "第7车间"]


def test_what_is_refused_is_listed_with_its_reason_and_the_rest_is_done(world, office):
    ready, gone = Walk(world).to("register"), Walk(world).to("register")
    unsorted = Walk(world, category=world.categories["unsorted"]).to("admit")
    address = drafted(office, "admit", [ready, gone])
    gone.admit(by=world.baiyang)
    office.post(address, {})
    page = office.get(address).content.decode()
    assert stages(ready) == ["admitted"]
    assert "已办1件，未办1件" in page and gone.no in page and "待派单" in page
    address = drafted(office, "dispatch", [unsorted])
    office.post(address, {})
    assert "没有指定承办部门" in office.get(address).content.decode()
    assert stages(unsorted) == ["admitted"]


def test_a_merged_matter_waits_for_the_one_it_was_merged_into(world, office):
    main, merged = Walk(world).to("admit"), Walk(world).to("admit")
    merged.merge(by=world.baiyang, into=main, reason="同一问题")
    address = drafted(office, "dispatch", [main, merged])
    office.post(address, {})
    page = office.get(address).content.decode()
    assert "已办1件，未办1件" in page and "随主件办理。请在主件上办理" in page
    assert stages(main, merged) == ["dispatched", "admitted"]


def test_a_second_confirmation_does_nothing_more(world, office):
    matter = Walk(world).to("dispatch")
    address = drafted(office, "urge", [matter])
    office.post(address, {"text": "请抓紧办理"})
    office.post(address, {"text": "请抓紧办理"})
    assert matter.nudges.count() == 1
    with pytest.raises(MovedOn):
        bulking.start(BulkRun.objects.get(), words={})


def test_a_text_is_asked_for_where_the_verb_needs_one(world, office):
    matter = Walk(world).to("dispatch")
    address = drafted(office, "urge", [matter])
    assert 'name="text"' in office.post(address, {}).content.decode()
    assert not matter.nudges.exists()


def test_a_killed_run_goes_on_where_it_stood(world, monkeypatch):
    matters = [Walk(world).to("register") for _ in range(4)]
    run = bulking.draft(world.baiyang, "admit", matters, departments={})
    BulkRun.objects.update(fields={"words": {}}, started_at=moments.now())
    first = run.rows.order_by("id").first()
    run.is_held = True
    run.fields = {"words": {}}
    bulking.do(run, first)
    assert stages(*matters) == ["admitted", "registered", "registered", "registered"]
    bulking.work(run.pk)
    bulking.work(run.pk)
    assert run.counts == {"waiting": 0, "done": 4, "refused": 0}
    assert Event.objects.filter(name="matter.admit").count() == 4


def test_a_step_that_breaks_leaves_its_row_undone_and_says_so(world, monkeypatch):
    matters = [Walk(world).to("register") for _ in range(2)]
    run = bulking.draft(world.baiyang, "admit", matters, departments={})
    admit = Matter.admit

    def breaks(self, **words):
        admit(self, **words)
        if self.pk == matters[0].pk:
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(Matter, "admit", breaks)
    bulking.start(run, words={})
    assert stages(*matters) == ["registered", "admitted"]
    assert run.rows.get(matter=matters[0]).state == RowState.REFUSED


def test_a_long_run_waits_for_the_worker(world, office, monkeypatch):
    monkeypatch.setattr(bulking, "AT_ONCE", 1)
    matters = [Walk(world).to("register") for _ in range(2)]
    address = drafted(office, "admit", matters)
    office.post(address, {})
    assert stages(*matters) == ["registered"] * 2
    assert "还有2件" in office.get(address).content.decode()
    bulking.work(BulkRun.objects.get().pk)
    assert stages(*matters) == ["admitted"] * 2


def test_the_whole_list_may_be_taken_also_what_stands_on_other_pages(world, office):
    matters = [Walk(world).to("register") for _ in range(4)]
    Walk(world).to("admit")
    office.post(drafted(office, "admit", matters[:1], whole="1"), {})
    assert stages(*matters) == ["admitted"] * 4


def test_many_rows_are_confirmed_by_category(world, office, monkeypatch):
    monkeypatch.setattr("secondhalf.matters.views.bulk.AT_ONCE", 1)
    matters = [Walk(world).to("admit") for _ in range(3)]
    address = drafted(office, "dispatch", matters)
    assert f"category-{matters[0].category_id}" in office.get(address).content.decode()
    office.post(address, {f"category-{matters[0].category_id}": str(world.places.equipment.pk)})
    assert {Matter.objects.get(pk=m.pk).lead for m in matters} == {world.places.equipment}


def test_nobody_bulk_acts_outside_their_role_or_opens_another_persons_run(world, client):
    matter = Walk(world).to("register")
    client.force_login(world.jianghe.person)
    assert client.post("/matters/bulk", {"verb": "admit", "ref": matter.no}).status_code == 404
    run = bulking.draft(world.baiyang, "admit", [matter], departments={})
    assert client.get(f"/matters/bulk/{run.pk}").status_code == 404


def test_what_one_may_not_see_is_not_taken_along(world, client):
    matter = Walk(world).to("register")
    client.force_login(world.fanfan.person)
    assert client.post("/matters/bulk", {"verb": "admit", "ref": matter.no})["Location"] == "/matters"
    assert not BulkRow.objects.exists()


def test_a_new_version_of_a_rule_ends_the_one_before(world, office, clock):
    office.post(
        "/matters/directory",
        {"category": world.categories["pay"].pk, "department": world.places.general.pk, "from_on": "2026-11-10"},
    )
    held = DispatchRule.objects.filter(holder=world.places.works, category=world.categories["pay"])
    rules = list(held.order_by("from_on"))
    assert [rule.department for rule in rules] == [world.places.personnel, world.places.general]
    assert rules[0].to_on == datetime.date(2026, 11, 9)
    pay = world.categories["pay"].pk
    assert directory.suggestions(world.places.works)[pay] == world.places.personnel
    clock(days=6)
    directory._suggestions.forget()
    assert directory.suggestions(world.places.works)[pay] == world.places.general


def test_a_category_without_a_rule_goes_where_its_upper_category_goes(world):
    works = world.places.works
    DispatchRule.objects.filter(holder=works, category=world.categories["living.canteen"]).delete()
    assert directory.suggestions(world.places.works)[world.categories["living.canteen"].pk] == world.places.welfare


def test_the_directory_is_the_offices_and_never_looks_back(world, office, client):
    page = office.get("/matters/directory").content.decode()
    assert "洗浴" in page and "生活福利部" in page
    sent = {"category": world.categories["pay"].pk, "department": "", "from_on": "2026-11-03"}
    assert "此前派出的不变" in office.post("/matters/directory", sent).content.decode()
    client.force_login(world.jianghe.person)
    assert client.get("/matters/directory").status_code == 403
