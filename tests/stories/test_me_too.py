"""Forty “me too” on cold showers, and one fix: many voices, one matter, each answered. 四十个“我也遇到”。"""

from dataclasses import dataclass, field

import pytest
from django.test import Client

from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.testing.publication_cases import published
from secondhalf.testing.walk import Walk
from secondhalf.testing.world import World
from secondhalf.voices import receipts
from secondhalf.voices.models import Channel, Voice
from secondhalf.voices.public import proof
from secondhalf.voices.releasing import release
from tests.stories.browser import Company, Window

PASSWORD = "forty-cold-showers"  # noqa: S105
FIRST = "三号浴室晚上全是凉水。"
MINE = "我们班也是，十点以后没法洗。"
ANSWER = "循环泵已更换，夜班出水稳定在42℃，每周三测温并贴在门口。"
FORTY = 40


@dataclass
class Told:
    """What the acts of the story share. kept: (number, digits) of every receipt."""

    world: World
    company: Company
    kept: list = field(default_factory=list)
    text: object = None

    @property
    def matter(self):
        return Matter.objects.get()

    def phone(self, name="somebody"):
        return self.company.passer_by(name)


@pytest.fixture
def told(transactional_db, browser, live_server, clock):
    world = World.build(password=PASSWORD)
    company = Company(browser, live_server.url, password=PASSWORD, phones=())
    with company.doors:
        yield Told(world, company)
    assert company.said() == []


@pytest.mark.browser
def test_me_too(told, clock):
    the_first_one_speaks(told)
    the_union_takes_it_up_and_publishes_it(told, clock)
    somebody_finds_it_before_sending_and_joins(told)
    so_do_the_others(told)
    one_of_them_was_something_else(told)
    one_fix_and_everybody_is_answered(told, clock)
    each_has_the_last_word(told)


def the_first_one_speaks(told):
    place = told.world.places
    Channel.objects.create(
        realm=place.steel.realm,
        name="浴室门口",
        unit=place.steel,
        holder=place.works,
        place="三号浴室",
        code="bathrm23",
    )
    phone = told.phone("first").go("/v/bathrm23").write("发生了什么", FIRST).tick("要不要让人知道您是谁", "匿名")
    keep(told, phone.press("提交，拿回执").heading("工会已收到"))
    release()
    settle()


def keep(told, phone):
    """Copy the receipt down and type one group back."""
    no, digits = (phone.page.locator(f"[data-{name}]").inner_text() for name in ("no", "digits"))
    told.kept.append((no, digits))
    phone.write("第三组", digits.split()[2]).press("核对").sees("对上了")


def the_union_takes_it_up_and_publishes_it(told, clock):
    clock(hours=1)
    w, voice = told.world, Voice.objects.get()
    matter = voice.take_up(
        by=w.baiyang, title="关于三号浴室夜班热水不足的问题", summary="三号浴室夜班时段热水不足，请按不低于40℃整改。",
        category=w.categories["living.bathing"], complexity="hard",
    )  # fmt: skip
    walk = Walk(w, route="short")
    walk.matter, walk.done = matter, 1
    told.text = published(w, matter=walk.to("dispatch"))
    settle()


def somebody_finds_it_before_sending_and_joins(told):
    phone = told.phone("second").go("/v/bathrm23").write("发生了什么", "浴室夜班热水不足，洗澡水是凉的")
    phone.press("看看有没有人反映过").sees(told.text.title)
    with phone.page.expect_popup() as beside:
        phone.opens(told.text.title)
    phone = Window(beside.value).heading("我也遇到")
    phone.tick("要不要让人知道您是谁", "匿名").write("您那里是什么情况", MINE)
    keep(told, phone.press("提交“我也遇到”").heading("工会已收到"))


def so_do_the_others(told):
    for _each in range(FORTY - 1):
        told.kept.append(joins(told))
    release()
    settle()
    matter = told.matter
    assert matter.voices == 1 + FORTY and Voice.objects.filter(matter=matter, stage="taken_up").count() == 1 + FORTY
    told.company.as_("baiyang").go(f"/matters/{matter.no}").sees("41件诉求")
    told.company.as_("jianghe").go(f"/matters/{matter.no}").sees("41件诉求").never_sees(MINE, FIRST)


def joins(told):
    """One more, whose telephone keeps nothing: (number, digits) of the receipt."""
    once = proof.new_once()
    sent = {"mode": "anonymous", "once": once, "proof": proof.found(once)}
    page = Client().post(f"/v/posted/{told.text.pk}/join", sent)
    assert page.status_code == 200
    return page.context["voice"].no, receipts.secret_of(once)


def one_of_them_was_something_else(told):
    """Taken out of the matter, and put back: both leave an event, and nothing is lost."""
    voice, w = Voice.objects.get(no=told.kept[-1][0]), told.world
    voice.unlink(by=w.baiyang, reason="说的是更衣柜。")
    assert told.matter.voices == FORTY
    voice.join(by=w.baiyang, matter=told.matter)
    assert told.matter.voices == 1 + FORTY
    assert [event.verb for event in voice.story()] == ["lodge", "join", "unlink", "join"]


def one_fix_and_everybody_is_answered(told, clock):
    clock(hours=1)
    walk = Walk.of(told.world, told.matter, "dispatch")
    walk.to("close")
    settle()
    baiyang = told.company.as_("baiyang").go(f"/matters/{told.matter.no}").press("统一答复41件诉求")
    baiyang.write("给反映人的答复", ANSWER).check("在本人页面").press("统一答复")
    assert Voice.objects.filter(stage="answered").count() == 1 + FORTY


def each_has_the_last_word(told):
    for name, (no, digits) in zip(("first", "later"), (told.kept[0], told.kept[-1]), strict=True):
        phone = told.phone(name).go("/v/my" if name == "first" else "/v/follow")
        if name == "later":
            phone.write("编号", no).write("回执码", digits).submit("查进度")
        phone.sees(ANSWER).tick("问题解决了吗", "已解决").tick("您对办理满意吗", "满意").press("提交评价")
        phone.sees("已解决 · 满意")
    release()
    settle()
    assert Voice.objects.filter(matter=told.matter, solved="yes").count() == 2
    told.company.as_("baiyang").go(f"/matters/{told.matter.no}").sees("2/2", "未评价39")
