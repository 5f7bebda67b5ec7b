"""Thirty-nine practical matters, from asking the workers to the summary meeting. 三十九件实事。"""

import pytest
from docx import Document
from pptx import Presentation

from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.meetings.models import Decision, Meeting
from secondhalf.meetings.tests.meeting_of import all_present, issued
from secondhalf.practical import daily, polling
from secondhalf.practical.models import Campaign, Item
from secondhalf.testing.walk import Walk
from secondhalf.testing.world import World
from tests.stories.browser import Company
from tests.stories.thirty_nine import (
    BATH,
    CANTEEN,
    HALL,
    Told,
    closed,
    codes_of,
    collect,
    done,
    fix,
    hands_out,
    in_days,
    looks,
    on_day,
    paper,
    plans,
    reports,
)  # fmt: skip

PASSWORD = "nothing-is-too-small"  # noqa: S105
LIST = "2026年为职工办实事清单"
AREAS = ("轧钢区", "炼铁区", "焦化区")
WISHES = {
    "canteen": "食堂夜班热餐", "housing": "宿舍纱窗更换", "bathing": "浴室热水改造", "commuting": "夜班通勤车加班次",
    "parking": "电动车充电棚", "protection": "防寒劳保用品发放", "environment": "厂区照明补盲", "health": "急救箱配齐",
    "training": "技能晋级辅导班", "childcare": "暑期托管班", "culture": "职工书屋更新", "hardship": "大病职工帮扶",
    "rules": "考勤办法公开征询",
}  # fmt: skip
LAST = "供水回水管路未保温，配件在途"
DECIDED = "24日前完成回水管路保温，逾期由生活福利部说明原因。"


@pytest.fixture
def told(transactional_db, browser, live_server, clock):
    world = World.build(password=PASSWORD)
    company = Company(browser, live_server.url, password=PASSWORD, phones={"qinling", "linxi"})
    with company.doors:
        yield Told(world, company)
    assert company.said() == []


@pytest.mark.browser
@pytest.mark.long
def test_thirty_nine(told, clock):
    a_list_is_begun_and_candidates_are_collected(told)
    workers_vote_without_an_account(told, clock)
    thirty_nine_are_listed_and_one_is_not(told)
    five_are_fixed_and_a_leader_claims_it(told)
    the_first_coordination_meeting(told)
    its_minutes_are_approved_by_somebody_else(told)
    what_was_decided_is_reported_and_confirmed(told)
    two_more_meetings(told, clock)
    the_leader_looks_again_and_one_goes_back(told, clock)
    the_others_are_carried_through(told)
    beneficiaries_judge_without_a_name(told, clock)
    report_and_slides_tell_the_figures(told)
    the_canteen_is_handed_over_for_the_winter(told)
    the_bathroom_is_completed_and_the_list_summed_up(told)


def a_list_is_begun_and_candidates_are_collected(told):
    demand = Walk(told.world).to("sign_for")
    told.as_("jianghe").refused("/practical/new", 403, "“建立清单”不由您办理")
    told.as_("baiyang").go("/practical").press("建立清单").write("标题", LIST).choose("所属单位", "江源钢铁")
    told.as_("baiyang").press("建立清单").sees(LIST, "尚无立项项目")
    for path in ("/practical", Campaign.objects.get().get_absolute_url()):
        told.as_("ningyuan").refused(path, 403 if path == "/practical" else 404)
    jianghe = told.at_list("jianghe").press("征集候选项目").write("项目名称", BATH).choose("类别", "洗浴")
    jianghe.write("受益群体", "轧钢区倒班职工").write("受益人数", "40").write("实施内容", "更换循环泵，回水管路保温。")
    jianghe.write("完成标准", "任一时段出水不低于40℃").write("完成时限", on_day(21))
    jianghe.press("征集候选项目").sees("请填写对应诉求，或填写来源调研。").write("对应诉求", demand.no)
    jianghe.press("征集候选项目").sees("候选项目已列入候选榜", BATH, demand.no)
    standard = "夜班热菜不少于8种，保温不低于60℃"
    collect(told, "canteen", CANTEEN, standard=standard, due_on=in_days(22))
    collect(told, "culture", HALL)
    for area in AREAS:
        for category, wish in WISHES.items():
            if f"{area}{wish}" not in (BATH, CANTEEN):
                collect(told, category, f"{area}{wish}")
    told.at_list("baiyang").sees("候选榜（40）")


def workers_vote_without_an_account(told, clock):
    baiyang = told.at_list("baiyang").press("开启票决").write("每人最多可选", "3").press("开启票决").sees("职工票决中")
    told.at("shiyan", BATH).withholds("同意立项")
    baiyang.press("印制票决码").choose("发放单位", "江源钢铁").write("发码数量", "8").press("印制票决码")
    codes = codes_of(baiyang, 8)
    for name, code in zip(("first phone", "second phone", "third phone"), codes, strict=False):
        phone = told.company.passer_by(name).go("/v/vote").write("您的码", code.upper()).press("继续")
        phone.check(BATH).check(CANTEEN).press("投票").heading("谢谢")
    phone.press("查看计票时间").sees("共发8个码，已用不足5个").never_sees(BATH)
    phone.go("/v/vote").write("您的码", codes[0]).press("继续").sees("此码无效或已使用")
    for code in codes[3:6]:
        polling.cast(code, [told.item(BATH).pk])
    clock(days=8)
    daily.count_votes(moments.today())
    phone.go(f"/v/vote/{Campaign.objects.get().pk}").sees("6/8", BATH, "6/6", "不足5")
    told.at_list("baiyang").press("候选榜（40）").sees("票决已计票：发码8个，已用6个", "6/6")


def thirty_nine_are_listed_and_one_is_not(told):
    item = told.item(BATH).get_absolute_url()
    for account, verb, status in (
        ("baiyang", "agree", 403), ("qinling", "agree", 403), ("shiyan", "enlist", 403), ("fanfan", "agree", 404)
    ):  # fmt: skip
        told.as_(account).refused(f"{item}/{verb}", status)
    told.at("shiyan", BATH).press("同意立项").write("意见", "同意，列入专项资金。").press("同意立项").sees("行政已同意")
    told.at("baiyang", BATH).press("立项").submit("立项").sees("洗浴", "职工票决第1位")
    told.at("shiyan", HALL).press("不同意立项").write("不同意的理由", "涉及消防审批，明年安排。").press("不同意立项")
    told.at("baiyang", HALL).press("不予立项").write("理由", "涉及消防审批，明年安排。").press("不予立项")
    for one in Item.objects.filter(stage="candidate").order_by("no"):
        one.agree(by=told.world.shiyan)
        one.enlist(by=told.world.baiyang)
    told.at_list("baiyang").sees("0/39", "候选榜（0）").press("候选榜（0）").sees(HALL, "明年安排")


def five_are_fixed_and_a_leader_claims_it(told):
    told.at_matter("baiyang", BATH).press("受理").choose("销号路径", "简易：核验").press("受理").press("派单")
    told.as_("baiyang").choose("牵头部门", "生活福利部").press("派单").sees("已完成：派单")
    jianghe = told.at_matter("jianghe", BATH).press("签收").press("签收").press("五定").write("项目", BATH)
    jianghe.write("目标（标准）", "任一时段出水不低于40℃").write("整改措施", "更换循环泵，回水管路保温。")
    jianghe.choose("责任人", "林溪 · 生活福利部").write("完成时限", on_day(12)).press("五定").sees("已完成：五定")
    for item in (told.item(CANTEEN), *told.others()):
        fix(told.world, item, item.matter)
    told.as_("linxi").refused(f"{told.item(BATH).get_absolute_url()}/claim", 403)
    told.at("shiyan", BATH).press("领办").write("领办承诺", "每周到现场一次").press("领办").sees("石岩领办")
    for stone, days in (("循环泵到货", 4), ("管路保温完成", 11)):
        told.at("jianghe", BATH).press("设置进度节点").write("进度节点", stone).write("节点时间", on_day(days))
        told.as_("jianghe").press("设置进度节点").sees(stone)
    told.as_("jianghe").opens("已完成 循环泵到货").write("节点成果", "已到货两台").press("节点完成").sees("50%")


def the_first_coordination_meeting(told):
    told.as_("jianghe").refused("/meetings/plan", 403)
    problem = {"problem": LAST, "percent": 50, "text": "循环泵已更换，夜班出水38℃。"}
    told.matter(BATH).report(by=told.world.linxi, **problem)
    gaoyuan = plans(told, "调度会", "第1次专题调度推进会").choose("对应台账", "实事项目清单").press("确定会议")
    gaoyuan.sees("会议已确定", "39件", "江禾", "王工").press("开始会议").press("开始会议").sees("正在召开")
    gaoyuan.page.set_viewport_size({"width": 1920, "height": 1080})
    gaoyuan.press("投屏").sees("第1件，共39件", BATH, "夜班出水38℃", LAST).press("下一件").sees("第2件", CANTEEN)
    gaoyuan.press("上一件").sees("第1件").write("本次议定事项", DECIDED).choose("责任单位（责任人）", "生活福利部")
    gaoyuan.write("完成时限", on_day(12)).press("记下").sees("本次已议定", DECIDED).press("退出投屏")
    meeting = Meeting.objects.get().get_absolute_url()
    told.as_("jianghe").go(f"{meeting}/wall").sees(DECIDED).withholds("记下")
    told.as_("chelu").refused(f"{meeting}/wall", 404)
    gaoyuan.press("登记参会情况")
    for box in gaoyuan.page.locator("select[name^=presence]").all():
        box.select_option(label="实到")
    gaoyuan.choose("方正: 参会情况", "请假").press("登记参会情况").sees("应到2人", "实到1人", "请假1人")


def its_minutes_are_approved_by_somebody_else(told):
    gaoyuan, meeting = told.as_("gaoyuan"), Meeting.objects.get().get_absolute_url()
    gaoyuan.press("结束会议").press("结束会议").press("拟写纪要").write("开头", "会议逐项听取了39件实事的进展。")
    gaoyuan.press("拟写纪要").press("提交纪要审批").press("提交纪要审批").withholds("批准并印发纪要")
    gaoyuan.refused(f"{meeting}/approve", 403).page.set_viewport_size({"width": 1440, "height": 900})
    fangzheng = told.as_("fangzheng").go("/work").sees("待审批纪要", "第1次专题调度推进会").go(meeting)
    fangzheng.press("批准并印发纪要").press("批准并印发纪要").sees("会议纪要〔2026〕1号")
    told.as_("jianghe").go(f"{meeting}/minutes").sees("会议纪要〔2026〕1号", DECIDED, LAST, "方正")


def what_was_decided_is_reported_and_confirmed(told):
    decision = Decision.objects.get().get_absolute_url()
    told.as_("luming").refused(decision, 404)
    told.as_("gaoyuan").go(decision).withholds("报告落实情况", "确认落实")
    jianghe = told.as_("jianghe").go("/work").sees("待落实议定事项").go(decision).press("报告落实情况")
    jianghe.write("办理情况", "回水管路保温已完成。").press("报告落实情况").withholds("确认落实")
    told.as_("gaoyuan").go(decision).press("确认落实").write("意见", "已到现场看过。").press("确认落实").sees(
        "已确认落实"
    )


def two_more_meetings(told, clock):
    for n in (2, 3):
        clock(days=3)
        matters = [told.matter(BATH), told.matter(CANTEEN)]
        meeting = issued(told.world, matters, title=f"第{n}次专题调度推进会", starts_at=moments.now())
        assert meeting.no == f"会议纪要〔2026〕{n}号" and meeting.decisions.count() == 2
    told.as_("gaoyuan").go("/meetings/decisions").sees("24日前批复增容报告。", "设备管理部")


def the_leader_looks_again_and_one_goes_back(told, clock):
    done(told, CANTEEN)
    reports(told, "水管保温完成，热水已恢复。")
    clock(hours=20)
    looks(told, CANTEEN, "保温不低于60℃", "8种，63℃", passes=True)
    told.as_("linxi").refused(f"{told.matter(BATH).get_absolute_url()}/verify", 403, "“现场核验”不由您办理")
    looks(told, BATH, "不低于40℃", "35", passes=False)
    told.at_matter("jianghe", BATH).sees("退回1次", "35 ℃", "领导现场复核", "夜班水温不达标")
    clock(hours=24)
    reports(told, "换热器已清洗，出水43℃。")
    looks(told, BATH, "不低于40℃", "43", passes=True)
    for title in (CANTEEN, BATH):
        told.at_matter("baiyang", title).press("销号").write("答复", "已完成并经领导现场复核。").press("销号")
    told.as_("baiyang").sees("已完成：销号")


def the_others_are_carried_through(told):
    for item in told.others():
        closed(told, item.title)
    settle()
    assert Item.objects.filter(stage="to_rate").count() == 39


def beneficiaries_judge_without_a_name(told, clock):
    told.as_("jianghe").refused(f"{told.item(CANTEEN).get_absolute_url()}/hand_out", 403)
    codes = hands_out(told, CANTEEN, 8)
    for name, code, verdict in zip(("first phone", "second phone"), codes, ("满意", "基本满意"), strict=False):
        phone = told.company.passer_by(name).go("/v/vote").write("您的码", code).press("继续").sees("不低于60℃")
        phone.check(verdict).write("您还想说什么", "夜班终于有热菜。").press("提交评价").heading("谢谢")
    for code in codes[2:7]:
        polling.cast(code, ["satisfied"])
    told.at("baiyang", CANTEEN).sees("评价截止后公布结果").never_sees("夜班终于有热菜")
    for n, code in enumerate(hands_out(told, BATH, 7)):
        polling.cast(code, ["satisfied" if n < 4 else "unsatisfied"])
    told.at("baiyang", BATH).sees("受益职工评价低于85%的门槛").press("评价低于门槛，退回整改")
    told.as_("baiyang").press("评价低于门槛，退回整改").sees("4/7", "57.14")
    clock(days=16)
    daily.judge(moments.today())
    for item in Item.objects.filter(stage="to_rate"):
        item.finish(by=told.world.baiyang, note="班组座谈听取意见。")
    settle()
    told.at("linxi", CANTEEN).sees("7/7", "已完成").never_sees("夜班终于有热菜")
    told.at("baiyang", CANTEEN).sees("2人留有意见")


def report_and_slides_tell_the_figures(told):
    told.at_list("baiyang").sees("38/39", "97.44", "11/14", "6/8")
    told.at_list("linxi").withholds("办实事完成情况报告")
    report = Document(paper(told, "办实事完成情况报告"))
    words = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "完成率97.44%（38/39）" in words and "满意率78.57%（11/14）" in words and f"退回整改的项目：{BATH}" in words
    rows = [[cell.text for cell in row.cells] for row in report.tables[0].rows]
    assert ["洗浴", "3", "2"] in rows and ["食堂", "3", "3"] in rows
    shapes = [shape for slide in Presentation(paper(told, "办实事汇报幻灯片")).slides for shape in slide.shapes]
    text = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert "97.44 %" in text and "38/39" in text
    completed, left = next(shape.chart for shape in shapes if shape.has_chart).plots[0].series
    assert sum(completed.values) == 38 and sum(left.values) == 1


def the_canteen_is_handed_over_for_the_winter(told):
    baiyang = told.at("baiyang", CANTEEN).press("挂牌").write("牌面文字", "职工暖心食堂").write("地点", "轧钢区食堂")
    baiyang.show("挂牌照片", ("tray", 6), after=True).press("挂牌").sees("职工暖心食堂")
    baiyang.press("移交管护，转入常态").choose("管护单位", "生活福利部").write("回访周期", "3").check("供暖季")
    baiyang.press("移交管护，转入常态").sees("供暖季", "每3个月")
    daily.plan_checks(moments.today())
    told.as_("jianghe").refused(f"{told.item(CANTEEN).get_absolute_url()}/pass_check", 403)
    yunzhou = told.as_("yunzhou").go("/work").sees("待回访的已完成实事").go(told.item(CANTEEN).get_absolute_url())
    yunzhou.opens("回访 ").sees("夜班热菜", "保温不低于60℃").write("实测值", "9种，64℃").check("合格")
    yunzhou.more("增加核验点").page.locator("[name=points-1-name]").fill("留样")
    yunzhou.write("标准", "每餐留样48小时")
    yunzhou.write("实测值", "已留样", nth=1).check("合格", nth=1).write("地点", "轧钢区食堂").check("通过")
    yunzhou.press("提交回访").page.wait_for_url(lambda url: "pass_check" not in url)
    yunzhou.sees("9种，64℃", "已留样", "每餐留样48小时")


def the_bathroom_is_completed_and_the_list_summed_up(told):
    told.at_list("baiyang").withholds("清单总结")
    closed(told, BATH)
    settle()
    for code in hands_out(told, BATH, 7):
        polling.cast(code, ["satisfied"])
    told.at("baiyang", BATH).press("项目完成").press("项目完成").sees("7/7", "4/7")
    told.at_list("baiyang").sees("39/39").press("清单总结").press("清单总结").sees("已总结")
    numbers = " ".join(told.matter(title).no for title in (BATH, CANTEEN))
    plans(told, "总结交流会", "办实事总结交流会", 按编号选事项=numbers).press("确定会议").sees(BATH, CANTEEN)
    meeting, w = Meeting.objects.get(kind="summary"), told.world
    meeting.begin(by=w.gaoyuan)
    all_present(w, meeting)
    meeting.end(by=w.gaoyuan)
    meeting.write_up(by=w.gaoyuan, opening="39件实事全部完成。", passages={}, closing="转入常态长效。")
    meeting.submit(by=w.gaoyuan)
    meeting.approve(by=w.fangzheng)
    told.as_("qinling").go("/meetings").sees("办实事总结交流会")
    told.as_("jianghe").go(f"{meeting.get_absolute_url()}/minutes").sees("会议纪要〔2026〕4号", "39件实事全部完成")
