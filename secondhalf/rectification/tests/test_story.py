"""Seed 0, rectification: 25 findings, 19 done and 6 under way are 76 %; all signatures; one relapse. 整改全程。"""

import pytest

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.rectification.models import Finding, Inspection
from secondhalf.testing.walk import Walk, picture

ASPECTS = ("职工诉求办理", "民主管理", "劳动安全", "福利待遇", "工会建设")
CODE, FIRST = "/rectification/XC2026", "XC2026-1.1.1"


def pasted():
    """25 rows as a spreadsheet copies them, with its heads."""
    rows = ["序号\t方面\t反馈问题\t整改类型\t时限"]
    for aspect, name in enumerate(ASPECTS, start=1):
        rows += [
            f"{aspect}.1.{n}\t{name}\t{name}存在问题之{n}，职工有反映。\t限期整改\t2026年12月18日" for n in range(1, 6)
        ]
    return "\n".join(rows)


def receive(desk):
    world = desk.world
    desk.press(
        "baiyang", "/rectification/receive", name="2026年第二轮巡察", source="tour", inspector="市委第三巡察组",
        unit=str(world.places.steel.pk), head=str(world.fangzheng.person.pk), feedback_on="2026-10-20",
    )  # fmt: skip
    desk.press("fangzheng", f"{CODE}/sign_personally")
    desk.press("baiyang", f"{CODE}/enter-many", pasted=pasted())


def in_bulk(desk, who, verb, **sent):
    """The verb for every finding, by the page of bulk acts."""
    desk.client.force_login(getattr(desk.world, who).person)
    numbers = list(Matter.objects.order_by("no").values_list("no", flat=True))
    address = desk.client.post("/matters/bulk", {"verb": verb, "ref": numbers, "query": ""})["Location"]
    desk.client.post(address, sent)


def plan(desk):
    world = desk.world
    desk.press(
        "jianghe", f"/matters/{FIRST}/determine", resp_leader=world.shiyan.person.pk, finish_on="2026-12-18",
        resp_department=world.places.welfare.pk, resp_person=world.linxi.person.pk, measures="建台账，定时限。",
    )  # fmt: skip
    for matter in Matter.objects.filter(stage="accepted"):
        Walk.of(world, matter, "sign_for").to("determine")
    desk.press("baiyang", f"{CODE}/submit_plan", preface="成立领导小组，逐项整改。")
    desk.press("qinling", f"{CODE}/approve_plan", opinion="同意。", meeting_no="党委会〔2026〕18号")


def strike_off_by_pages(desk):
    """The first finding, every signature on its page."""
    world, at, on = desk.world, f"/matters/{FIRST}", f"/rectification/findings/{FIRST}"
    words = {"specifics": "超期41件。", "cause": "无人盯办。", "goal": "按时率95%。", "commonality": "common"}
    desk.press("jianghe", f"{on}/analyse", **words, touches_workers="on")
    matter = Matter.objects.get(no=FIRST)
    matter.report(by=world.linxi, percent=95, text="台账已建。", exhibits=[{"file": picture(world.linxi)}])
    desk.press("linxi", f"{at}/apply", expect=422, done="……", effect="……", contact="through_union")
    desk.press("linxi", f"{on}/confirm_by_workers", asked="30", agreed="29", representatives="3")
    desk.press("linxi", f"{at}/apply", done="台账已建。", effect="按时率97%。", contact="through_union")
    desk.press("hechuan", f"{at}/review", opinion="相符。")
    Walk.of(world, Matter.objects.get(no=FIRST), "review").verify()
    desk.press("shiyan", f"{at}/endorse", commitment="本人对真实性负责。")
    desk.press("qinling", f"{at}/approve", opinion="同意销号。", meeting_no="党委会〔2026〕21号")
    assert "拟予销号" in desk.read("baiyang", at)


def strike_off_others(world):
    for matter in Matter.objects.filter(stage="under_way").order_by("no")[:18]:
        Walk.of(world, matter, "determine").to("approve")
    moments.set_clock(Matter.objects.get(no=FIRST).clock("notice").ends_at)
    for matter in Matter.objects.filter(stage="noticed").exclude(no=FIRST):
        Walk.of(world, matter, "approve").close()


@pytest.mark.django_db
def test_twenty_five_findings_from_the_feedback_to_a_relapse(world, clock, desk):
    receive(desk)
    in_bulk(desk, "baiyang", "admit")
    in_bulk(desk, "baiyang", "dispatch", department=str(world.places.welfare.pk))
    in_bulk(desk, "jianghe", "sign_for")
    assert set(Matter.objects.values_list("stage", flat=True)) == {"accepted"}
    plan(desk)
    strike_off_by_pages(desk)
    strike_off_others(world)
    desk.press("baiyang", f"/matters/{FIRST}/close", answer="已整改到位。")
    on = f"/rectification/findings/{FIRST}"
    desk.press("linxi", f"{on}/count_results", rules_new="2", funds_recovered="3.50")
    desk.press("baiyang", f"{on}/file_upward", addressee="市委巡察办", text="报请备案。")
    desk.press("baiyang", f"{on}/answer_filing", outcome="agreed")
    page = desk.read("baiyang", CODE)
    assert "76 %" in page and "19/25" in page
    assert desk.read("baiyang", f"{CODE}?show=done").count("<s>XC2026-") == 19
    report(desk)
    look_back(desk)


def report(desk):
    words = dict.fromkeys(("situation", "done", "problems", "next_steps"), "……")
    desk.press("baiyang", f"{CODE}/submit_report", **words)
    desk.press("qinling", f"{CODE}/accept_report", opinion="同意。")
    assert "19/25" in desk.read("baiyang", f"{CODE}/report-1")


def look_back(desk):
    desk.press("gaoyuan", f"{CODE}/draw_sample", seed="20261120")
    items = Inspection.objects.get().look_backs.get().items.order_by("order")
    first = next(item for item in items if item.finding.outline == "1.1.1")
    found = {"result": "relapsed", "place": "二车间", "found": "又有超期。"}
    desk.press("gaoyuan", f"/rectification/looks/{first.pk}", **found)
    second = items.exclude(pk=first.pk).first()
    desk.press("gaoyuan", f"/rectification/looks/{second.pk}", result="held", place="食堂", found="保持良好。")
    page = desk.read("baiyang", f"{CODE}/look-back-1")
    assert "XC2026-1.1.1-R1" in page and "1/2" in page
    finding = Finding.objects.select_related("matter").get(outline="1.1.1")
    assert (finding.no, finding.state, finding.matter.closures.count()) == ("XC2026-1.1.1-R1", "undone", 1)
    assert "18/25" in desk.read("baiyang", CODE)
