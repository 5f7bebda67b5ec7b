"""Overtime: a complaint without a name about a head of department, who never learns of it. 匿名投诉加班。"""

import datetime
from dataclasses import dataclass

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.testing.demo_pictures import draw
from secondhalf.testing.walk import picture
from secondhalf.testing.world import World
from secondhalf.voices.models import Channel, Voice
from secondhalf.voices.releasing import release
from tests.stories.browser import Company, Window

PASSWORD = "rest-for-everybody"  # noqa: S105
WORDS = "人力资源部连着三个星期安排周末加班，不给加班费，部长说谁有意见就别干了。"
WHERE = "办公楼三层"
SUMMARY = "请核查近一个月周末加班的审批与加班费发放情况，按规定补发并停止未经审批的加班。"
TITLE = "关于周末加班未按规定审批与补偿的问题"
QUESTION = "大约有多少人周末来上班？考勤是怎么记的？"
REPLY = "十来个人，考勤只记工作日，周末让签在本子上。"
ANSWER = "已补发三周加班费，周末加班须经工会与分管领导双审批，考勤本已作废。"
SECRET = (WORDS[:12], REPLY[:8], "就别干了", TITLE, SUMMARY[:12])
ACCUSED = ("suqing", "yeqing")


@dataclass
class Told:
    """What the acts of the story share."""

    world: World
    company: Company
    code: str = ""
    no: str = ""
    digits: str = ""

    @property
    def phone(self):
        return self.company.passer_by("somebody")

    @property
    def voice(self):
        return Voice.objects.get(no=self.no)

    def as_(self, account):
        return self.company.as_(account)


@pytest.fixture
def told(transactional_db, browser, live_server, clock):
    world = World.build(password=PASSWORD)
    company = Company(browser, live_server.url, password=PASSWORD, phones={"suqing"})
    with company.doors:
        yield Told(world, company)
    assert company.said() == []


@pytest.mark.browser
def test_overtime(told, clock):
    the_union_hangs_a_poster(told)
    somebody_complains_without_a_name(told)
    nobody_sees_it_before_the_hour_is_full(told)
    the_two_talk_and_no_name_is_told(told, clock)
    it_is_taken_up_and_the_accused_see_nothing(told, clock)
    others_put_it_right(told)
    the_answer_is_not_enough_and_it_is_redone(told)
    then_they_are_satisfied_but_somebody_takes_revenge(told, clock)
    nothing_in_the_house_tells_when_it_was_said(told)


def the_union_hangs_a_poster(told):
    baiyang = told.as_("baiyang").go("/system/channels/new").tick("类型", "扫码海报")
    baiyang.write("渠道名称", "办公楼电梯间海报").write("地点", WHERE).choose("所属单位", "江源钢铁")
    baiyang.press("新建渠道").sees("渠道已启用")
    told.code = Channel.objects.get().code


def somebody_complains_without_a_name(told):
    phone = told.phone.go(f"/v/{told.code}").heading("哪里不对，说给工会听").sees("办公楼电梯间海报")
    phone.write("发生了什么", WORDS)
    phone.page.locator("summary", has_text="我要投诉某个人、某个部门").click()
    phone.choose("哪个部门", "人力资源部").write("是谁", "苏青")
    phone.tick("要不要让人知道您是谁", "匿名").press("提交，拿回执").heading("工会已收到")
    told.no = phone.page.locator("[data-no]").inner_text()
    told.digits = phone.page.locator("[data-digits]").inner_text()
    digits = "".join(told.digits.split())
    assert told.no.startswith("SY-") and len(digits) == 26
    phone.write("第三组", "00000").press("核对").sees("对不上").write("第三组", digits[10:15]).press("核对").sees(
        "对上了"
    )


def nobody_sees_it_before_the_hour_is_full(told):
    told.as_("baiyang").refused(f"/voices/{told.no}", 404)
    release()
    settle()
    told.as_("baiyang").go("/work").sees("待登记诉求").go(f"/voices/{told.no}").sees(WORDS, "匿名")


def the_two_talk_and_no_name_is_told(told, clock):
    clock(hours=2)
    told.as_("baiyang").write("想询问或告知什么", QUESTION).press("发送").sees(QUESTION)
    phone = told.phone.go("/v/my").press("退出").go("/v/follow").write("编号", told.no.lower().replace("-", " "))
    phone.write("回执码", told.digits).submit("查进度").sees(QUESTION, "未读")
    photo = {"name": "book.jpg", "mimeType": "image/jpeg", "buffer": draw("thermometer", 8, after=False)}
    phone.write("想补充什么", REPLY).page.locator("summary", has_text="照片").click()
    phone.page.locator("#talk input[type=file]").set_input_files(photo)
    phone.press("发给工会").sees(REPLY)
    release()
    settle()
    told.as_("baiyang").go("/voices?tab=news").sees(told.no).go(f"/voices/{told.no}").sees(REPLY)


def it_is_taken_up_and_the_accused_see_nothing(told, clock):
    clock(hours=1)
    baiyang = told.as_("baiyang").press("登记为事项").write("标题", TITLE).write("转办摘要", SUMMARY)
    baiyang.choose("类别", "工时休假").press("登记为事项").sees(TITLE, "已登记")
    matter, w = Matter.objects.get(), told.world
    assert matter.confidentiality == "accusation"
    matter.admit(by=w.baiyang, route="short")
    matter.dispatch(by=w.baiyang, lead=w.places.safety)
    settle()
    see_nothing(told)


def see_nothing(told):
    """The accused and their staff: no page, list, search, count, notice."""
    no = Matter.objects.get().no
    for account in ACCUSED:
        window = told.as_(account)
        for path in (f"/matters/{no}", f"/voices/{told.no}", f"/matters/{no}/report"):
            window.refused(path, 404)
        for path in ("/work", "/matters?state=all", "/matters?q=加班", "/voices", "/dashboard", "/notices"):
            window.go(path).never_sees(*SECRET, no, told.no)


def others_put_it_right(told, text="加班费已补发，审批单齐全。"):
    matter, w = Matter.objects.get(), told.world
    matter.sign_for(by=w.tianye)
    matter.determine(
        by=w.tianye, resp_leader=w.shiyan.person, resp_department=w.places.safety, resp_person=w.chengan.person,
        measures="核对考勤与工资，补发加班费。", finish_on=moments.today() + datetime.timedelta(days=9),
    )  # fmt: skip
    closes(told, matter, text)


def closes(told, matter, text):
    w = told.world
    exhibit = {"file": picture(w.chengan), "shows": "after", "pair": "工资表"}
    matter.report(by=w.chengan, percent=100, text=text, exhibits=[exhibit])
    matter.apply(by=w.chengan, done=text, effect="三周加班费补发到位。", contact="through_union")
    point = {"name": "抽查工资表", "method": "papers", "standard": "已补发", "measured": "12人", "passed": True}
    matter.verify(by=w.yunzhou, points=[point], visited_at=moments.now(), place=WHERE)
    matter.close(by=w.baiyang, answer=ANSWER)
    settle()
    baiyang = told.as_("baiyang").go(f"/voices/{told.no}/answer").write("给反映人的答复", ANSWER)
    baiyang.check("在本人页面").press("答复反映人").sees("已答复")


def the_answer_is_not_enough_and_it_is_redone(told):
    says(told, "未解决", "不满意", "只补了两周，还差一周。").sees("未解决 · 不满意")
    release()
    settle()
    matter = Matter.objects.get()
    assert matter.round == 2
    told.phone.go("/v/my").sees("处理中")
    closes(told, matter, "最后一周加班费已补发。")


def says(told, solved, satisfied, reason):
    phone = told.phone.go("/v/my").sees(ANSWER)
    phone.tick("问题解决了吗", solved).tick("您对办理满意吗", satisfied).write("想补充的话", reason)
    return phone.press("提交评价")


def then_they_are_satisfied_but_somebody_takes_revenge(told, clock):
    says(told, "已解决", "满意", "都补齐了。").sees("已解决 · 满意")
    clock(days=31)
    phone = told.company.passer_by("another phone").go("/v/follow").write("编号", told.no)
    phone.write("回执码", told.digits).submit("查进度").press("有，我要说").check("降薪")
    phone.write("想说的话", "这个月绩效被扣了八百。").press("送上一级工会").sees("受保护的案件")
    release()
    settle()
    case = Voice.objects.get(after=told.voice)
    assert case.holder == told.world.places.park and case.mode == "anonymous"
    told.as_("baiyang").refused(f"/voices/{case.no}", 404)
    told.as_("wenxin").go(f"/voices/{case.no}").sees("绩效被扣了八百")
    see_nothing(told)


def nothing_in_the_house_tells_when_it_was_said(told):
    own = Event.objects.filter(title="raiser")
    assert own.count() >= 5 and {moments.start_of(moments.local_day(event.at)) == event.at for event in own} == {True}
    assert {event.pk.version for event in own} == {4} and not own.exclude(person=None).exists()
    assert isinstance(told.phone, Window)
