"""No hot water: from the first words to a closed file, through the pages, refused where it must be. 没有热水。"""

import datetime
from dataclasses import dataclass

import pytest

from secondhalf.core import moments
from secondhalf.core.calendar import current
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.testing.world import World
from secondhalf.voices.models import Voice
from tests.stories.browser import Company

PASSWORD = "warm-water-for-all"  # noqa: S105
COLD = "四区新浴室晚上十点以后水是凉的，洗一半还断。"
SAME = "三号淋浴头出来的全是凉水，夜班的人都没法洗。"
TITLE = "关于第四服务区浴室夜班热水不足的问题"
SUMMARY = "第四服务区新浴室22时以后出水温度偏低、时断时续。请按任一时段出水不低于40℃整改。"
ANSWER = "循环泵已更换、换热器已清洗，夜班出水稳定在42℃，更衣间暖气已修好，每周三测温并贴在门口。"


@dataclass
class Told:
    """What the acts of the story share."""

    world: World
    company: Company
    no: str = ""

    def as_(self, account):
        return self.company.as_(account)

    def at(self, account):
        """That person's window, at the matter."""
        return self.as_(account).go(f"/matters/{self.no}")

    def does(self, account, verb, **fields):
        """That person presses a button of the matter, fills in what is asked, and sends it."""
        window = self.at(account).press(verb)
        for label, text in fields.items():
            window.write(label, text)
        return window.press(verb)

    @property
    def matter(self):
        return Matter.objects.get(no=self.no)


@pytest.fixture
def told(transactional_db, browser, live_server, clock):
    world = World.build(password=PASSWORD)
    company = Company(browser, live_server.url, password=PASSWORD, phones={"ningyuan", "anran", "qinling"})
    with company.doors:
        yield Told(world, company)
    assert company.said() == []


@pytest.mark.browser
@pytest.mark.long
def test_no_hot_water(told, clock):
    workers_complain(told)
    the_union_takes_it_up(told, clock)
    the_departments_fix_five_things_and_two_measures(told, clock)
    close_out_is_applied_for_and_sent_back(told)
    a_second_inspection_passes(told)
    it_is_endorsed_approved_noticed_closed_and_answered(told)
    a_worker_says_not_solved_and_it_is_redone(told)
    not_solved_again_and_it_goes_up_one_level(told)
    then_they_are_satisfied(told)
    the_file_says_so(told)


def in_working_days(days):
    work_begins_on(current().nth_after(moments.today(), days))


def work_begins_on(day):
    moments.set_clock(moments.start_of(day) + datetime.timedelta(hours=9))


def workers_complain(told):
    ningyuan = told.as_("ningyuan").go("/speak").heading("哪里不对，说给工会听")
    ningyuan.write("发生了什么", COLD).write("在哪儿", "第四服务区").tick("要不要让工会知道您是谁", "实名")
    ningyuan.press("提交，拿回执").sees("SY20261104-0001", "2026年11月25日", "还剩15个工作日", "江源钢铁集团工会")
    ningyuan.press("查进度").sees("已收到", COLD)
    anran = told.as_("anran").go("/speak").write("发生了什么", SAME).write("在哪儿", "第四服务区")
    anran.tick("要不要让工会知道您是谁", "实名").press("提交，拿回执").sees("SY20261104-0002")
    anran.refused("/voices/SY20261104-0001", 404)
    told.as_("jianghe").refused("/voices/SY20261104-0001", 404)


def the_union_takes_it_up(told, clock):
    clock(hours=1)
    baiyang = told.as_("baiyang").go("/work").sees("待登记诉求", COLD, SAME)
    baiyang.go("/voices/SY20261104-0001").press("登记为事项").sees(COLD)
    baiyang.write("标题", TITLE).write("转办摘要", SUMMARY).choose("类别", "生活后勤 · 洗浴")
    baiyang.tick("难易程度", "难点").write("涉及人数", "120").tick("说的是同一件事的诉求", "SY20261104-0002")
    baiyang.press("登记为事项").sees(TITLE, "已登记")
    told.no = Matter.objects.get().no
    told.at("baiyang").sees("SQ20261104-0001", "2件诉求").press("受理")
    baiyang.choose("销号路径", "完整：审核、核验、签字背书、批准、公示").press("受理").sees("待派单")
    for stranger in ("fanfan", "linxi"):
        told.as_(stranger).refused(f"/matters/{told.no}", 404)
    told.as_("qinling").refused(f"/matters/{told.no}/dispatch", 403, "“派单”不由您办理")
    told.at("baiyang").press("派单").choose("牵头部门", "生活福利部").tick("配合部门", "设备管理部")
    baiyang.press("派单").sees("已完成：派单。下一步：签收", "临近到期")
    told.as_("ningyuan").go("/voices/SY20261104-0001").sees("处理中", TITLE)


def the_departments_fix_five_things_and_two_measures(told, clock):
    clock(hours=1)
    jianghe = told.as_("jianghe").go("/work").sees("待签收", TITLE)
    told.at("jianghe").sees(SUMMARY).never_sees("宁远", "安然", COLD, SAME)
    told.does("jianghe", "签收").sees("已完成：签收", "正常推进", "还剩15个工作日", "2026年11月25日到期")
    jianghe.press("五定").choose("责任领导", "石岩 · 江源钢铁 副总经理").choose("责任人", "林溪 · 生活福利部")
    jianghe.write("整改措施", "更换循环泵，清洗换热器。").write("完成时限", "2026-11-18").press("五定").sees(
        "已完成：五定"
    )
    told.does("shiyan", "确认五定").sees("已完成：五定已确认")
    told.does("jianghe", "下达任务", 任务="恢复浴室全时段稳定供热", 目标="出水不低于40℃", 完成时限="2026-11-17")
    for measure, day in (("更换循环泵并调试", "2026-11-10"), ("清洗换热器，加装夜班定时", "2026-11-12")):
        told.at("jianghe").press("措施").write("措施", measure).write("时间节点", day).press("制定措施").sees(measure)
    told.at("linxi").sees("未完成的措施：2项", "佐证材料").withholds("申请销号")
    told.as_("linxi").refused(f"/matters/{told.no}/verify", 403, "“现场核验”不由您办理")
    for account in ("xiahe", "linxi"):
        in_working_days(1)
        told.at(account).opens("完成").write("完成情况", "已完成，运行正常。").press("措施完成")
    reports(told, "新泵已投用，出水42℃。").sees("90%", "措施全部完成（2/2）").offers("申请销号")


def reports(told, text):
    """The handler reports with a photo."""
    linxi = told.at("linxi").press("填报进展").write("进度（百分比）", "90").write("办理情况", text)
    linxi.more("添加照片或文件").show("照片或文件", ("thermometer", 42), after=True).check("整改后")
    return linxi.write("对照项目", "淋浴水温").press("填报进展").sees("已完成：填报进展")


def applies(told):
    linxi = told.at("linxi").press("申请销号").write("办理情况", "泵与换热器均已完成。")
    linxi.write("成效", "夜班连续三天测温不低于41℃。").check("已当面或电话沟通").press("申请销号")
    linxi.sees("已完成：申请销号").refused(f"/matters/{told.no}/verify", 403, "“现场核验”不由您办理")
    told.does("hechuan", "审核", 意见="措施与佐证对应，同意转核验。").sees("已完成：审核")


def close_out_is_applied_for_and_sent_back(told):
    applies(told)
    in_working_days(1)
    told.as_("qinling").go("/work").sees("待核验", TITLE)
    qinling = told.at("qinling").press("现场核验").write("核验点", "淋浴水温").write("标准", "≥ 40")
    qinling.write("实测值", "42").write("计量单位", "℃").check("合格").more("增加核验点")
    qinling.write("核验点", "更衣间暖气片（两组）", nth=1).write("标准", "≥ 45", nth=1).write("实测值", "21", nth=1)
    qinling.write("计量单位", "℃", nth=1).check("不合格", nth=1).write("满意", "2").write("不满意", "4")
    qinling.check("领导现场复核").check("需整改").write("还需整改的内容", "更衣间两组暖气片不热。")
    signs_and_sends(
        qinling.write("地点", "四区新浴室").write("整改时限", f"{moments.today() + datetime.timedelta(days=3)}")
    )
    told.at("jianghe").sees("退回1次", "更衣间两组暖气片不热。", "21 ℃", "领导现场复核")
    told.as_("jianghe").go("/work").sees("退回整改", TITLE)


def a_second_inspection_passes(told):
    in_working_days(1)
    reports(told, "暖气片已清洗排气，实测46℃。")
    applies(told)
    inspects(told, "qinling", "42", "46")


def inspects(told, account, *values):
    """The check points of the last visit are measured anew."""
    window = told.at(account).press("现场核验")
    for nth, value in enumerate(values):
        window.write("实测值", value, nth=nth).check("合格", nth=nth)
    return signs_and_sends(window.check("通过").write("地点", "四区新浴室")).sees("已完成：现场核验")


def signs_and_sends(window):
    """The record of a visit has its signature; the script sends it, and goes on."""
    window.page.get_by_label("输入姓名即为签字").fill("秦岭")
    window.press("提交核验").page.wait_for_url(lambda url: not url.endswith("/verify"))
    return window


def it_is_endorsed_approved_noticed_closed_and_answered(told):
    told.as_("qinling").refused(f"/matters/{told.no}/approve", 403)
    signs(told)
    told.as_("qinling").refused(f"/matters/{told.no}/approve", 403)
    told.at("baiyang").sees("公示期至").withholds("销号")
    is_noticed_and_closed(told, "baiyang")
    told.at("baiyang").sees("已销号").press("统一答复2件诉求").write("给反映人的答复", ANSWER)
    told.as_("baiyang").check("在本人页面").press("统一答复")


def signs(told):
    told.does("shiyan", "签字背书", 真实性承诺="本人已到现场查看，对以上情况的真实性负责。").sees("已完成：签字背书")
    told.does("fangzheng", "批准", 意见="同意销号。").sees("已完成：批准")


def is_noticed_and_closed(told, office):
    work_begins_on(current().on_or_after(moments.local_day(told.matter.clock("notice").ends_at)))
    told.does(office, "销号", 答复=ANSWER).sees("已完成：销号")


def a_worker_says_not_solved_and_it_is_redone(told):
    says(told, "未解决", "不满意", "只管了两天，昨晚又凉了。").sees("未解决 · 不满意")
    settle()
    told.at("jianghe").sees("第2轮", "还剩15个工作日").never_sees("昨晚又凉了")
    told.as_("anran").go("/voices/SY20261104-0002").sees("正在重新办理", "处理中")
    assert told.matter.lead == told.world.places.welfare
    once_more(told, "baiyang")


def says(told, solved, satisfied, reason):
    ningyuan = told.as_("ningyuan").go("/voices/SY20261104-0001").sees("请您评价", ANSWER)
    ningyuan.tick("问题解决了吗", solved).tick("您对办理满意吗", satisfied).write("想补充的话", reason)
    return ningyuan.press("提交评价")


def once_more(told, office):
    """Another round by the same people: each keeps the part they have."""
    in_working_days(1)
    reports(told, "更换温控阀，重新标定。")
    applies(told)
    inspects(told, "qinling", "43", "47")
    signs(told)
    is_noticed_and_closed(told, office)
    told.at(office).press("统一答复2件诉求").write("给反映人的答复", ANSWER)
    told.as_(office).check("在本人页面").press("统一答复")


def not_solved_again_and_it_goes_up_one_level(told):
    says(told, "未解决", "不满意", "没有解决，一到半夜还是凉的。")
    settle()
    told.as_("wenxin").go("/work").sees("待派单", TITLE)
    told.at("baiyang").sees("高新区工会").withholds("派单")
    told.as_("baiyang").refused(f"/matters/{told.no}/dispatch", 403)
    told.as_("ningyuan").go("/voices/SY20261104-0001").sees("江源高新区工会联合会", "正在重新办理")
    wenxin = told.at("wenxin").press("派单").choose("牵头部门", "生活福利部").tick("配合部门", "设备管理部")
    wenxin.press("派单").sees("已完成：派单")
    told.does("jianghe", "签收")
    jianghe = (
        told.at("jianghe")
        .press("五定")
        .choose("责任领导", "石岩 · 江源钢铁 副总经理")
        .choose("责任人", "林溪 · 生活福利部")
    )
    jianghe.write("整改措施", "另设夜班专用热水罐。").write(
        "完成时限", f"{moments.today() + datetime.timedelta(days=9)}"
    )
    jianghe.press("五定").sees("已完成：五定")
    once_more(told, "wenxin")


def then_they_are_satisfied(told):
    says(told, "已解决", "满意", "这回真热了，谢谢。").sees("已解决 · 满意", "已结束")
    told.at("wenxin").sees("满意", "1/1", "未评价1")


def the_file_says_so(told):
    matter = told.matter
    assert (matter.stage, matter.round, matter.returns, matter.relapses) == ("closed", 3, 1, 0)
    assert matter.holder == told.world.places.park
    assert {part.person.username: part.part for part in matter.parts.select_related("person")} == {
        "jianghe": "handled", "linxi": "handled", "xiahe": "handled", "hechuan": "reviewed", "qinling": "verified",
        "shiyan": "endorsed", "fangzheng": "approved",
    }  # fmt: skip
    assert [visit.conclusion for visit in matter.verifications.order_by("id")] == ["fix", "pass", "pass", "pass"]
    assert matter.closures.count() == matter.approvals.count() == 3
    first, second = Voice.objects.order_by("no")
    assert (first.solved, first.satisfaction, first.verdicts.count()) == ("yes", "satisfied", 3)
    assert (second.solved, second.verdicts.count(), second.answers.count()) == ("", 0, 3)
    assert [event.name for event in matter.story()][-1] == "matter.close"
