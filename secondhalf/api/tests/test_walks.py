"""A finding, a practical item and a meeting from beginning to end by API alone, their matters by their own verbs."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from secondhalf.api.tests.test_verbs_by_api import Machine
from secondhalf.api.tests.things import WORDS
from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.files.tests.sending import picture
from secondhalf.matters.models import Matter
from secondhalf.practical import polling
from secondhalf.practical.models import Campaign, Item
from secondhalf.practical.tests.conftest import Story
from secondhalf.testing.walk import Walk

NO = "XC2026-1.1.1"


@pytest.fixture
def act(world, client):
    """act("baiyang", "campaigns", **body): what the machine of that post is answered; it must have been done."""
    machines = {}

    def post(who, path, **body):
        machine = machines.setdefault(who, Machine(client, getattr(world, who)))
        answer = machine.post(path, body)
        assert answer.status_code in (200, 201), (who, path, answer.json())
        return answer.json()

    post.read = lambda who, path, **query: (
        machines.setdefault(who, Machine(client, getattr(world, who))).get(path, **query).json()
    )
    return post


def in_days(days):
    return (moments.today() + datetime.timedelta(days=days)).isoformat()


def begin_inspection(act, world):
    made = act(
        "baiyang", "inspections", name="2026年第二轮巡察", source="tour", inspector="市委第三巡察组",
        unit=str(world.places.steel.pk), head=str(world.fangzheng.person.pk), feedback_on="2026-09-18",
    )  # fmt: skip
    assert made["look_back_on"] == "2027-09-20"
    act("fangzheng", "inspections/XC2026/sign_personally")
    row = {"outline": "一（一）1", "aspect": "职工诉求办理", "words": WORDS}
    assert act("baiyang", "inspections/XC2026/enter_findings", **row)["entered"] == [NO]


def on(world, done, to):
    Walk.of(world, Matter.objects.get(no=NO), done).to(to)


def test_a_finding_from_the_feedback_to_its_relapse(act, world):
    begin_inspection(act, world)
    on(world, "register", "determine")
    act("baiyang", "inspections/XC2026/submit_plan", preface="成立领导小组，逐项整改。")
    act("qinling", "inspections/XC2026/approve_plan", opinion="同意。")
    act("jianghe", f"findings/{NO}/analyse", cause="无人盯办。", goal="按时率95%。")
    told = act("jianghe", f"findings/{NO}/analyse", specifics="超期41件。", goal=None)
    assert (told["specifics"], told["cause"], told["goal"], told["words"]) == ("超期41件。", "无人盯办。", "", WORDS)
    act("jianghe", f"findings/{NO}/ask_change", rectify_class="limited", due_on=in_days(60), reason="供货推迟。")
    assert act.read("shiyan", f"findings/{NO}")["change"]["due_on"] == in_days(60)
    assert act("shiyan", f"findings/{NO}/grant_change", explanation="同意。")["due_on"] == in_days(60)
    act("linxi", f"findings/{NO}/confirm_by_workers", asked=30, agreed=29)
    on(world, "determine", "close")
    act("linxi", f"findings/{NO}/count_results", rules_new=2, funds_recovered="3.50")
    act("baiyang", f"findings/{NO}/file_upward", addressee="市委巡察办", text="报请备案。")
    assert act("baiyang", f"findings/{NO}/answer_filing", outcome="agreed")["state"] == "done"
    words = dict.fromkeys(("situation", "done", "problems", "next_steps"), "……")
    act("baiyang", "inspections/XC2026/submit_report", **words)
    act("qinling", "inspections/XC2026/accept_report", opinion="同意。")
    (look,) = act("gaoyuan", "inspections/XC2026/draw_sample", seed="20261120")["looks"]
    found = {"item": look["id"], "result": "relapsed", "place": "二车间", "found": "又有超期。"}
    (look,) = act("gaoyuan", "inspections/XC2026/look_back", **found)["looks"]
    assert (look["finding_no"], look["result"]) == (NO, "relapsed")
    relapsed = act.read("baiyang", f"findings/{NO}")
    assert (relapsed["state"], relapsed["words"]) == ("undone", WORDS)


@pytest.mark.parametrize("name", ["words", "outline", "inspection"])
def test_no_body_of_a_finding_takes_its_original_words(act, world, client, name):
    begin_inspection(act, world)
    answer = Machine(client, world.baiyang).post(f"findings/{NO}/analyse", {name: "别的话。"})
    assert answer.status_code == 422 and name in answer.json()["fields"]
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    bodies = [one for key, one in schemas.items() if key.endswith("Finding")]
    assert len(bodies) >= 9 and not [one for one in bodies if "words" in one["properties"]]


def collected(act, world):
    made = act("baiyang", "campaigns", title="2026年实事清单", unit=str(world.places.steel.pk), year=2026)
    return act(
        "linxi", f"campaigns/{made['id']}/items", title="浴室热水改造", category="bathing", survey="一线调研第3场",
        unit=str(world.places.steel.pk), beneficiaries="倒班职工", beneficiary_count=40, content="更换循环泵。",
        standard="出水不低于40℃", due_on=in_days(60),
    )  # fmt: skip


def test_a_practical_item_from_a_candidate_to_its_upkeep(act, world, client, clock):
    item = collected(act, world)
    at, key = f"items/{item['id']}", item["id"]
    act("shiyan", f"{at}/agree", text="同意立项。")
    listed = act("baiyang", f"{at}/enlist")
    assert (listed["stage"], listed["place"], listed["matter_no"][:2]) == ("listed", "1", "SS")
    assert act("baiyang", f"{at}/amend", note="分两期。")["title"] == "浴室热水改造"
    act("shiyan", f"{at}/claim", pledge="每周过问。")
    act("baiyang", f"{at}/set_milestone", title="换泵", due_on=in_days(20))
    (stone,) = asked(act.read("baiyang", f"{at}/asks/reach_milestone"), "milestone")["choices"]
    assert act("baiyang", f"{at}/reach_milestone", milestone=stone["key"])["actual"] == 100
    story = Story.__new__(Story)
    story.world, story.campaign = world, Campaign.objects.get()
    assert story.work(Item.objects.get(pk=key)).stage == "to_rate"
    codes = act("baiyang", f"{at}/hand_out", unit=str(world.places.steel.pk), count=8)["codes"]
    assert len(set(codes)) == 8 and act.read("baiyang", at)["codes"] is None
    for code in codes:
        polling.cast(code, ["satisfied"])
    clock(days=15)
    settle()
    assert act("baiyang", f"{at}/finish")["stage"] == "done"
    act("baiyang", f"{at}/put_up", text="职工浴室", place="第四服务区", photo=sent_file(client, world))
    kept = act("baiyang", f"{at}/hand_over", owner=str(world.places.welfare.pk), amount=3, seasons=["heating"])
    assert kept["stage"] == "regular"
    upkeep = Item.objects.get(pk=key).upkeep
    assert (upkeep.amount, upkeep.unit, upkeep.seasons) == (3, "month", ["heating"])


def sent_file(client, world, who="baiyang"):
    """The key of a photo that the machine of that post sent first."""
    machine = Machine(client, getattr(world, who))
    sent = client.post("/api/v1/files", {"file": SimpleUploadedFile("牌.jpg", picture())}, headers=machine.headers)
    assert sent.status_code == 201, sent.json()
    return sent.json()["id"]


def asked(asks, name):
    return next(one for one in asks["answers"] if one["name"] == name)


def test_a_meeting_from_its_plan_to_a_decision_that_is_done(act, world):
    matter = Walk(world).to("report")
    made = act(
        "gaoyuan", "meetings", title="第3次专题调度会", starts_at="2026-11-05T09:00:00+08:00", place="三楼会议室",
        chair=str(world.fangzheng.post.pk), numbers=matter.no, attendants=[str(world.jianghe.post.pk)],
    )  # fmt: skip
    at = f"meetings/{made['id']}"
    assert [row["matter_no"] for row in made["agenda"]] == [matter.no] and made["left_out"] == 0
    act("gaoyuan", f"{at}/invite", guests="王工，设计院")
    assert act("gaoyuan", f"{at}/change", place="二楼", title="第3次调度会", chair=str(world.fangzheng.post.pk),
               starts_at="2026-11-05T10:00:00+08:00")["place"] == "二楼"  # fmt: skip
    act("gaoyuan", f"{at}/begin")
    on_item = made["agenda"][0]["id"]
    department = next(
        one for one in asked(act.read("gaoyuan", f"{at}/asks/decide"), "owner")["choices"]
        if one["words"] == "设备管理部"
    )  # fmt: skip
    act("gaoyuan", f"{at}/decide", text="24日前批复。", owner=department["key"], due_on=in_days(7), on=on_item)
    people = act.read("gaoyuan", at)["attendants"]
    rows = [{"id": one["id"], "presence": "present"} for one in people if one["role"] == "member"]
    met = act(
        "gaoyuan", f"{at}/attend", attendants=[*rows, {"id": people[-1]["id"], "presence": "excused", "note": "出差"}]
    )
    assert {one["presence"] for one in met["attendants"]} == {"present", "excused"}
    act("gaoyuan", f"{at}/end")
    act("gaoyuan", f"{at}/write_up", opening="会议听取了进展。", passages=[{"id": on_item, "passage": "加快批复。"}])
    act("gaoyuan", f"{at}/submit")
    assert act("fangzheng", f"{at}/approve")["no"]
    (row,) = act.read("luming", "decisions")["items"]
    act("luming", f"decisions/{row['id']}/report", text="已批复。")
    done = act("gaoyuan", f"decisions/{row['id']}/confirm")
    assert (done["stage"], done["reported"], done["matter_no"]) == ("done", "已批复。", matter.no)
