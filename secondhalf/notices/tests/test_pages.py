"""The pages of notices: what waits first, opening, marking, choosing."""

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.notices import panels
from secondhalf.notices.models import Choices, Notice
from secondhalf.people.models import Post
from secondhalf.testing.cases import in_days
from secondhalf.testing.walk import Walk

ADDRESSES = ["/notices", "/notices/choices"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_is_signed_in_has_their_own(world, client, address):
    assert client.get(address).status_code == 401
    for actor in world.people.values():
        client.force_login(actor.person)
        assert client.get(address).status_code == 200


def test_the_frame_counts_what_waits(world, as_):
    matter = Walk(world).to("dispatch")
    settle()
    page = as_("linxi").get("/work").text
    assert 'href="/notices"' in page and "<b>1</b>" in page
    as_("linxi").post("/notices/read")
    assert panels.unread(world.linxi) == ""
    assert matter.title in as_("linxi").get("/notices").text


def test_opening_a_notice_reads_it_and_leads_to_the_matter(world, as_):
    matter = Walk(world).to("dispatch")
    settle()
    notice = Notice.objects.get(person=world.linxi.person)
    answer = as_("linxi").get(f"/notices/{notice.pk}")
    assert answer.url == matter.get_absolute_url()
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert as_("jianghe").get(f"/notices/{notice.pk}").status_code == 404


def test_one_is_marked_and_the_others_stay(world, as_):
    Walk(world).to("dispatch")
    Walk(world).to("dispatch")
    settle()
    first, second = Notice.objects.filter(person=world.linxi.person).order_by("id")
    as_("linxi").post("/notices/read", {"key": first.pk})
    as_("jianghe").post("/notices/read", {"key": second.pk})
    assert panels.unread(world.linxi) == "1"
    assert as_("linxi").post("/notices/read", {"key": "nonsense"}).status_code == 302
    assert panels.unread(world.linxi) == "1"


def test_what_somebody_else_has_done_does_not_wait_any_more(world, as_):
    matter = Walk(world).to("dispatch")
    settle()
    assert panels.unread(world.linxi) == "1"
    matter.sign_for(by=world.jianghe)
    assert panels.unread(world.linxi) == ""
    assert "无需再办" in as_("linxi").get("/notices").text


def test_an_ask_that_was_ruled_on_waits_for_nobody(world, clock):
    matter = Walk(world).to("determine")
    matter.ask_extension(by=world.jianghe, reason="到货延迟。", workdays=5)
    settle()
    assert panels.unread(world.fangzheng) == "1"
    clock(hours=1)
    matter.confirm(by=world.shiyan)
    matter.extend(by=world.shiyan, explanation="同意。")
    settle()
    assert panels.unread(world.fangzheng) == panels.unread(world.shiyan) == ""
    clock(hours=1)
    matter.ask_pending(by=world.jianghe, reason_code="funds", reason="资金未到位。", review_on=in_days(60))
    settle()
    assert panels.unread(world.fangzheng) == "1"


def test_what_was_urged_is_over_with_the_matter(world):
    matter = Walk(world).to("determine")
    matter.urge(by=world.gaoyuan, text="快到期了。")
    settle()
    assert panels.unread(world.xiahe) == "1"
    Matter.objects.filter(pk=matter.pk).update(stage="closed")
    assert panels.unread(world.xiahe) == ""


def test_a_notice_of_another_post_is_opened_by_acting_in_it(world, as_):
    Post.objects.create(
        realm=world.linxi.post.realm, person=world.linxi.person, organisation=world.places.steel, title="职工",
        roles=["worker"], from_on=world.linxi.post.from_on, sort_order=-1,
    )  # fmt: skip
    Walk(world).to("dispatch")
    settle()
    client = as_("linxi")
    notice = Notice.objects.get(person=world.linxi.person)
    assert f'name="next" value="/notices/{notice.pk}"' in client.get("/notices").text
    answer = client.post("/acting/", {"post": notice.post.pk, "next": f"/notices/{notice.pk}"})
    assert client.get(answer.url).url == notice.matter.get_absolute_url()


def test_older_notices_come_page_by_page(world, as_):
    matter = Walk(world).to("dispatch")
    mine = {"realm": matter.realm, "person": world.linxi.person, "post": world.linxi.post, "matter": matter}
    Notice.objects.bulk_create(
        Notice(fact=f"test:{n}", name="closed", concern="information", read_at=matter.received_at, **mine)
        for n in range(65)
    )
    client, seen, address = as_("linxi"), [], "/notices"
    while address:
        context = client.get(address).context
        seen += context["earlier"]
        address = f"/notices?before={context['older']}" if context["older"] else ""
    assert len(seen) == len({notice.pk for notice in seen}) == 65


def test_a_person_chooses_what_comes_by_mail(world, as_):
    client = as_("linxi")
    chosen = {"todo": "at_once", "overdue": "never", "information": "daily", "own": "never", "language": "en"}
    assert client.post("/notices/choices", chosen).status_code == 302
    kept = Choices.objects.get(person=world.linxi.person)
    assert {name: getattr(kept, name) for name in chosen} == chosen
    assert client.post("/notices/choices", {**chosen, "todo": "hourly"}).status_code == 200


def test_a_worker_chooses_about_their_own_voices_only(world, as_):
    client = as_("ningyuan")
    page = client.get("/notices/choices").text
    assert 'name="own"' in page and 'name="todo"' not in page
    client.post("/notices/choices", {"own": "never", "language": "zh-hans"})
    assert Choices.objects.get(person=world.ningyuan.person).own == "never"
