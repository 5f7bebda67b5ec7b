"""Who and what stands in the story of the thirty-nine: steps that it takes more than once. 三十九件实事的用例。"""

import datetime
import io
from dataclasses import dataclass

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.practical.models import Campaign, Item
from secondhalf.testing.walk import picture
from secondhalf.testing.world import World
from tests.stories.browser import Company

BATH, CANTEEN, HALL = "轧钢区浴室热水改造", "轧钢区食堂夜班热餐", "室内篮球馆新建"


@dataclass
class Told:
    """What the acts of the story share."""

    world: World
    company: Company

    def as_(self, account):
        return self.company.as_(account)

    def item(self, title):
        return Item.objects.get(title=title)

    def matter(self, title):
        return Matter.objects.get(practical__title=title)

    def at(self, account, title):
        """That person's window, at the item."""
        return self.as_(account).go(self.item(title).get_absolute_url())

    def at_matter(self, account, title):
        return self.as_(account).go(self.matter(title).get_absolute_url())

    def at_list(self, account):
        return self.as_(account).go(Campaign.objects.get().get_absolute_url())

    def others(self):
        """What the story does not follow through its pages."""
        return Item.objects.on_the_list().exclude(title__in=(BATH, CANTEEN))


def in_days(days):
    return moments.today() + datetime.timedelta(days=days)


def on_day(days):
    """As it is written into a field."""
    return f"{in_days(days)}"


def collect(told, category, title, **about):
    fields = {
        "beneficiaries": "倒班职工", "beneficiary_count": 40, "content": f"{title}，征求职工意见后实施。",
        "standard": "职工代表现场验收合格", "survey": "一线调研，访谈职工312人", "unit": told.world.places.steel,
        "due_on": in_days(60), "category": category, "title": title,
    }  # fmt: skip
    return Item.collect(by=told.world.linxi, campaign=Campaign.objects.get(), **{**fields, **about})


def codes_of(window, count):
    """Printed for this once."""
    codes = window.page.locator(".code").all_inner_texts()
    assert len(set(codes)) == count
    return codes


def fix(world, item, matter):
    matter.admit(by=world.baiyang, route="short")
    matter.dispatch(by=world.baiyang, lead=world.places.welfare)
    matter.sign_for(by=world.jianghe)
    matter.determine(
        by=world.jianghe, item=item.title, target=item.standard, measures="按方案实施。",
        resp_person=world.linxi.person, finish_on=in_days(40),
    )  # fmt: skip


def plans(told, kind, title, **fields):
    """The supervision office plans a meeting; returns its window."""
    window = told.as_("gaoyuan").go("/meetings").press("筹备会议").choose("类型", kind).write("标题", title)
    window.write("地点", "三楼会议室").choose("主持人", "方正 · 江源钢铁 总经理").write("列席人员", "王工，设计院")
    for label, text in fields.items():
        window.write(label, text)
    return window


def reports(told, text):
    """The handler reports with a photo from the phone, and applies for close-out."""
    linxi = told.at_matter("linxi", BATH).press("填报进展").write("进度（百分比）", "100").write("办理情况", text)
    linxi.more("添加照片或文件").show("照片或文件", ("thermometer", 43), after=True).check("整改后").press("填报进展")
    linxi.press("申请销号").write("办理情况", text).write("成效", "夜班测温43℃。").check("已当面或电话沟通")
    linxi.press("申请销号").sees("已完成：申请销号")


def looks(told, title, standard, measured, *, passes):
    """The chair of the union inspects on the spot, with a phone: the standard of the plan stands there."""
    window = told.at_matter("qinling", title).press("现场核验").sees(title, standard).write("实测值", measured)
    window.check("合格" if passes else "不合格").check("领导现场复核").write("地点", title[:5])
    window.page.get_by_role("button", name="满意: ").nth(1).click()
    window.page.get_by_label("输入姓名即为签字").fill("秦岭")
    if passes:
        window.check("通过")
    else:
        window.check("需整改").write("还需整改的内容", "夜班水温不达标。").write("整改时限", on_day(3))
    window.press("提交核验").page.wait_for_url(lambda url: not url.endswith("/verify"))
    assert told.matter(title).verifications.last().points.get().measured == measured


def done(told, title):
    """By the verbs: reported, applied for."""
    matter, linxi = told.matter(title), told.world.linxi
    matter.report(by=linxi, percent=100, text="已完工。", exhibits=[{"file": picture(linxi), "shows": "after"}])
    matter.apply(by=linxi, done="已完工。", effect="职工代表现场验收合格。", contact="spoken")
    return matter


def closed(told, title):
    """By the verbs: carried through and struck off."""
    matter, w = done(told, title), told.world
    point = {"name": "现场验收", "method": "papers", "standard": "合格", "measured": "合格", "passed": True}
    matter.verify(by=w.yunzhou, points=[point], visited_at=moments.now(), place="现场")
    matter.close(by=w.baiyang, answer="已完成。")


def hands_out(told, title, count):
    window = told.at("baiyang", title).press("印制评价码").choose("发放单位", "江源钢铁").write("发码数量", f"{count}")
    return codes_of(window.press("印制评价码"), count)


def paper(told, name):
    """Asked for on the page of the list, and downloaded: its bytes."""
    window = told.at_list("baiyang").press(name)
    with window.page.expect_download() as given:
        window.named("生成文书").first.click()
    return io.BytesIO(given.value.path().read_bytes())
