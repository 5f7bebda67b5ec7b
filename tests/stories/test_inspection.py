"""An inspection: 25 findings from the feedback to a relapse; 19 struck off with all signatures are 76 %. 巡察整改。"""

import datetime
import io
from dataclasses import dataclass

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import expect

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.rectification.models import Finding
from secondhalf.testing.walk import Walk
from secondhalf.testing.world import World
from tests.stories.browser import Company

PASSWORD = "nothing-left-open"  # noqa: S105
NAME = "2026年第二轮巡察"
CODE, FIRST = "/rectification/XC2026", "XC2026-1.1.1"
FINDING = f"/rectification/findings/{FIRST}"
ASPECTS = ("职工诉求办理", "民主管理", "劳动安全", "福利待遇", "工会建设")
OWN_WORDS = "职工诉求“收得进、办不出”，有的超期未复。"
SUMMARY = "请建立统一台账，按时办结职工诉求。"
RETURNED = "请写明领导小组成员，并逐项落实责任人。"
HEADS = [
    "序号", "问题类别", "反馈问题", "具体表现", "问题性质", "原因分析", "整改目标", "整改措施", "责任领导", "牵头部门",
    "责任部门", "责任人", "整改类型", "整改时限", "进展情况", "完成情况", "佐证材料", "建章立制", "追责问责",
    "销号情况", "备注",
]  # fmt: skip


@dataclass
class Told:
    """What the acts of the story share."""

    world: World
    company: Company
    file: bytes = b""

    def as_(self, account):
        return self.company.as_(account)

    def at(self, account, where=f"/matters/{FIRST}"):
        return self.as_(account).go(where)

    def does(self, account, verb, where=f"/matters/{FIRST}", **fields):
        """That person presses a button of the page, fills in what is asked, and sends it."""
        window = self.at(account, where).press(verb)
        for label, text in fields.items():
            window.write(label, text)
        return window.submit(verb)


@pytest.fixture
def told(transactional_db, browser, live_server, clock):
    world = World.build(password=PASSWORD)
    company = Company(browser, live_server.url, password=PASSWORD, phones={"yunzhou", "shiyan"})
    with company.doors:
        yield Told(world, company)
    assert company.said() == []


@pytest.mark.browser
@pytest.mark.long
def test_an_inspection(told, clock):
    the_office_enters_what_the_inspection_fed_back(told)
    nobody_may_touch_the_original_words(told)
    five_things_are_fixed_for_every_finding(told)
    the_plan_is_returned_once_and_then_approved(told)
    it_is_worked_on_and_workers_say_so(told, clock)
    it_is_verified_on_a_phone_endorsed_and_approved(told)
    nineteen_are_struck_off_and_six_are_under_way(told)
    seventy_six_per_cent_stand_on_the_page(told)
    the_ledger_goes_out_and_comes_back_unchanged(told)
    the_report_goes_on_paper(told)
    a_look_back_finds_one_relapse(told)


def the_office_enters_what_the_inspection_fed_back(told):
    told.as_("jianghe").refused("/rectification/receive", 403)
    baiyang = told.at("baiyang", "/rectification").press("登记巡视巡察").write("轮次（名称）", NAME)
    baiyang.choose("来源", "巡察").write("巡察（检查）机构", "江源市委第三巡察组").choose("被巡察单位", "江源钢铁")
    baiyang.choose("签收的主要负责人", "方正 · 江源钢铁 总经理").write("反馈日期", "2026-10-20")
    baiyang.press("登记巡视巡察").heading(NAME).sees("待报送方案", "2026年11月20日", "主要负责人本人签收")
    baiyang.refused(f"{CODE}/sign_personally", 403, "被巡察单位主要负责人本人")
    told.as_("fangzheng").go("/work").sees("XC2026", "本人签收反馈意见").opens("本人签收反馈意见")
    told.as_("fangzheng").submit("本人签收反馈意见").sees("本人签收反馈意见")
    baiyang.go(CODE).press("批量录入").write("粘贴的各行", f"{pasted()}\n甲乙\t方面\t问题").press("全部录入")
    baiyang.sees("第26行", "“甲乙”不是条目编号").write("粘贴的各行", pasted()).press("全部录入").sees("2.1.5", "0/24")
    baiyang.press("录入反馈问题").write("反馈文件条目", "一（一）1").write("问题类别（方面）", ASPECTS[0])
    baiyang.write("反馈问题（原文）", OWN_WORDS).check("限期整改").write("整改时限", "2026-12-18").check("涉及职工")
    baiyang.press("录入").sees(OWN_WORDS, "0/25", "0 %")


def pasted():
    """24 rows as a spreadsheet copies them, with its heads: all but the first."""
    rows = ["序号\t方面\t反馈问题\t整改类型\t时限"]
    for aspect, name in enumerate(ASPECTS, start=1):
        about = f"{name}\t{name}存在问题之"
        rows += [f"{aspect}.1.{n}\t{about}{n}，职工有反映。\t限期整改\t2026年12月18日" for n in range(1, 6)]
    return "\n".join(row for row in rows if not row.startswith("1.1.1\t"))


def nobody_may_touch_the_original_words(told):
    baiyang = told.at("baiyang").sees(OWN_WORDS, "反馈原文，原汁原味，任何人不得修改。")
    for page in (f"/matters/{FIRST}/amend", f"{FINDING}/analyse", f"{FINDING}/ask_change"):
        baiyang.go(page)
        expect(baiyang.page.locator("[name=words], [name=outline]")).to_have_count(0)
    told.does("baiyang", "更正登记", 转办摘要=SUMMARY).sees(SUMMARY, OWN_WORDS)
    told.as_("fanfan").refused(CODE, 404)


def five_things_are_fixed_for_every_finding(told):
    told.does("baiyang", "受理").press("派单").choose("牵头部门", "生活福利部").tick("配合部门", "设备管理部")
    told.as_("baiyang").submit("派单").sees("已完成：派单")
    told.does("jianghe", "签收").press("五定").choose("责任领导", "石岩 · 江源钢铁 副总经理")
    jianghe = told.as_("jianghe").choose("责任人", "林溪 · 生活福利部").write("整改措施", "建统一台账，逐件定时限。")
    jianghe.write("完成时限", "2026-12-11").submit("五定").sees("已完成：五定")
    told.does("shiyan", "确认五定").sees("已完成：五定已确认")
    told.does(
        "jianghe",
        "填写问题分析",
        具体表现="抽查诉求120件，超期41件。",
        原因分析="受理与办理脱节。",
        整改目标="按时率95%。",
    ).sees("受理与办理脱节。")
    for matter in Matter.objects.exclude(no=FIRST):
        Walk.of(told.world, matter, "register").to("determine")


def the_plan_is_returned_once_and_then_approved(told):
    baiyang = told.does("baiyang", "报送整改方案和清单", CODE, 方案正文="成立领导小组，分三个阶段整改。")
    baiyang.sees("方案待批准").withholds("批准方案")
    told.as_("fangzheng").refused(f"{CODE}/approve_plan", 403, "由您报送，或由您本人负责")
    told.as_("qinling").go("/work").sees("XC2026", "批准方案")
    told.does("qinling", "退回方案", CODE, 需要修改之处=RETURNED).sees("待报送方案")
    told.does("baiyang", "报送整改方案和清单", CODE, 方案正文="领导小组由方正任组长，分三个阶段整改。").sees(RETURNED)
    qinling = told.does("qinling", "批准方案", CODE, 意见="同意。", 会议编号="党委会〔2026〕18号").sees("整改中")
    qinling.press("方案与清单").sees("第2稿", "党委会〔2026〕18号", "已批准").opens("责任清单").sees("25条", "林溪")


def it_is_worked_on_and_workers_say_so(told, clock):
    clock(days=12)
    linxi = told.at("linxi").press("填报进展").write("进度（百分比）", "95").write("办理情况", "台账已建，按时率97%。")
    linxi.more("添加照片或文件").show("照片或文件", ("thermometer", 42), after=True).check("整改后")
    linxi.write("对照项目", "诉求台账").submit("填报进展").sees("已完成：填报进展", "相关职工的认可情况").withholds(
        "申请销号"
    )
    told.does("linxi", "记录群众认可", 询问职工人数="30", 其中认可整改到位人数="29", 其中职工代表人数="3")
    linxi.sees("29").press("申请销号").write("办理情况", "统一台账已建，超期41件全部办结。").write(
        "成效", "按时率97%。"
    )
    linxi.check("已当面或电话沟通").submit("申请销号").sees("已完成：申请销号")
    linxi.refused(f"/matters/{FIRST}/verify", 403, "“现场核验”不由您办理")
    told.does("hechuan", "审核", 意见="措施与佐证对应，同意转核验。").sees("已完成：审核")


def it_is_verified_on_a_phone_endorsed_and_approved(told):
    told.as_("qinling").refused(f"/matters/{FIRST}/endorse", 403)
    yunzhou = told.as_("yunzhou").go("/work").sees("待核验").go(f"/matters/{FIRST}").press("现场核验")
    yunzhou.write("核验点", "诉求按时办结率").write("标准", "≥ 95").write("实测值", "97").write("计量单位", "%")
    yunzhou.check("合格").write("地点", "一车间班组园地").write("满意", "6").check("通过")
    signs_with_the_finger(yunzhou).submit("提交核验").sees("已完成：现场核验")
    told.does("shiyan", "签字背书", 真实性承诺="本人已到现场查看，对真实性负责。").sees("已完成：签字背书")
    told.does("qinling", "批准", 意见="同意销号。", 会议编号="党委会〔2026〕21号").sees("已完成：批准")
    told.at("baiyang").sees("公示期至2026年11月23日").withholds("销号").more("公示参考文字").sees("拟予销号")


def signs_with_the_finger(phone):
    pad = phone.page.get_by_role("img", name="核验人签字")
    pad.evaluate("pad => pad.scrollIntoView({block: 'center'})")
    box, mouse = pad.bounding_box(), phone.page.mouse
    mouse.move(box["x"] + 40, box["y"] + 30)
    mouse.down()
    mouse.move(box["x"] + 200, box["y"] + 90, steps=5)
    mouse.up()
    return phone


def nineteen_are_struck_off_and_six_are_under_way(told):
    others = Matter.objects.filter(stage="under_way").order_by("no")[:18]
    for matter in others:
        Walk.of(told.world, matter, "determine").to("approve")
    over = max(matter.clock("notice").ends_at for matter in Matter.objects.filter(stage="noticed"))
    moments.set_clock(over + datetime.timedelta(hours=9))
    for matter in Matter.objects.filter(stage="noticed").exclude(no=FIRST):
        matter.close(by=told.world.baiyang, answer="已整改到位。")
    told.does("baiyang", "销号", 答复="统一台账已建，按时率97%。").sees("已完成：销号", "已销号")
    told.does("linxi", "填报整改成效", 新建制度="2", 清退="3.50").sees("新建制度", "3.5 万元")
    told.does("baiyang", "销号报备", 报备内容="报请备案。").press("登记报备回复").check("无异议")
    told.as_("baiyang").submit("登记报备回复").sees("无异议")


def seventy_six_per_cent_stand_on_the_page(told):
    baiyang = told.at("baiyang", CODE).sees("完成率", "76 %", "19/25")
    baiyang.sees("口径：已完成的问题（基本完成、长期坚持不计入） ÷ 反馈问题总数").opens("已完成")
    expect(baiyang.page.locator("#findings s")).to_have_count(19)
    baiyang.opens("未完成")
    expect(baiyang.page.locator("#findings .own-words")).to_have_count(6)
    baiyang.press("登记整改节点").check("整改成效评估").write("日期", "2026-11-24")
    baiyang.write("参加范围与结果", "纪委、组织部门联合会议评估。").submit("登记整改节点").sees(
        "19/25", "联合会议评估。"
    )
    told.at("baiyang", "/rectification").sees(NAME, "76 %", "19/25")


def the_ledger_goes_out_and_comes_back_unchanged(told):
    baiyang = told.at("baiyang", "/rectification")
    baiyang.named("整改台账").click()
    baiyang.sees(OWN_WORDS, "76 %", "19/25")
    sheet = openpyxl.load_workbook(io.BytesIO(fetched(baiyang, "导出 xlsx"))).worksheets[0]
    heads = [sheet.cell(4, n).value or sheet.cell(3, n).value for n in range(1, sheet.max_column + 1)]
    assert [words for head in heads for words in HEADS if str(head).startswith(words)] == HEADS
    assert OWN_WORDS in [cell.value for row in sheet.iter_rows() for cell in row]
    baiyang.go("/ledgers/rectification/import").field("文件").set_input_files(
        {"name": "整改台账.xlsx", "mimeType": "application/octet-stream", "buffer": baiyang.body}
    )
    baiyang.press("核对文件").sees("没有改动", "0行有修改")


def fetched(window, name):
    """The bytes that a button hands over."""
    with window.page.expect_download() as coming:
        window.named(name).first.click()
    window.body = coming.value.path().read_bytes()
    return window.body


def the_report_goes_on_paper(told):
    words = {
        "一、基本情况": "反馈25项。",
        "二、主要做法": "逐项销号。",
        "三、存在问题": "6项在办。",
        "四、下一步打算": "按期完成。",
    }
    told.does("baiyang", "报送整改报告", CODE, **words).sees("报告待审")
    told.does("qinling", "审定报告", CODE, 意见="同意。").opens("第1次报告").sees("19/25")
    body = fetched(told.at("baiyang", f"{CODE}/report-1").press("整改进展情况报告"), "生成文书")
    said = "".join(paragraph.text for paragraph in Document(io.BytesIO(body)).paragraphs)
    assert "76%" in said.replace(" ", "") and "19/25" in said and "6项在办。" in said


def a_look_back_finds_one_relapse(told):
    gaoyuan = told.does("gaoyuan", "回头看抽样", CODE, 抽样种子="20261120").opens("第1次回头看").sees("20261120")
    looks_at(gaoyuan, FIRST, "反弹", "又有8件超期。")
    other = Finding.objects.get(outline="1.1.2").matter.no
    looks_at(gaoyuan, other, "巩固", "保持良好。")
    gaoyuan.sees("XC2026-1.1.1-R1", "反弹率 50 %", "1/2")
    told.at("baiyang", CODE).sees("72 %", "18/25", "反弹率 50 %", "XC2026-1.1.1-R1")
    told.at("jianghe").sees("XC2026-1.1.1-R1", "又有8件超期。", "第2轮")


def looks_at(window, number, result, words):
    window.opens(f"记录回头看 {number}").check(result).write("地点", "一车间").write("查看情况", words)
    return window.submit("记录回头看")
