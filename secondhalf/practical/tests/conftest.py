"""A list with two candidates, and how one of them is walked. 测试公用。"""

import datetime
from types import SimpleNamespace

import pytest

from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.practical.models import Campaign, Item
from secondhalf.testing.walk import POINT, picture

WARM = {"name": "水温", "method": "measure", "standard": "≥40℃", "measured": "42", "unit": "℃", "passed": True}
COLD = {**WARM, "measured": "31", "passed": False}
PRACTICAL_ROUTE = ("admit", "dispatch", "sign_for")


class Story:
    """Steps of a practical matter with the cast."""

    def __init__(self, world):
        self.world = world
        self.campaign = Campaign.begin(
            by=world.baiyang, title="2026年为群众办实事清单", unit=world.places.steel, year=2026
        )

    def collect(self, title="第四服务区浴室热水改造", **about):
        fields = {
            "category": "bathing", "unit": self.world.places.steel, "beneficiaries": "倒班职工", 
            "beneficiary_count": 40,
            "content": "更换循环泵和换热器。", "standard": "任一时段出水不低于40℃", "survey": "一线调研第3场",
            "due_on": moments.today() + datetime.timedelta(days=60),
        }  # fmt: skip
        return Item.collect(by=self.world.linxi, campaign=self.campaign, title=title, **{**fields, **about})

    def listed(self, **about):
        item = self.collect(**about)
        item.agree(by=self.world.shiyan, text="同意立项。")
        item.enlist(by=self.world.baiyang)
        return item

    def work(self, item):
        """The matter's own loop, from registered (or under way again) to closed; the item follows."""
        w, matter = self.world, self.applied(item)
        matter.verify(by=w.yunzhou, points=[POINT], visited_at=moments.now(), place="第四服务区浴室")
        matter.close(by=w.baiyang, answer="已完工。")
        settle()
        return Item.objects.get(pk=item.pk)

    def applied(self, item):
        """The same as far as it is applied for; returns the matter."""
        w, matter = self.world, Matter.objects.get(pk=item.matter_id)
        if matter.stage == "registered":
            matter.admit(by=w.baiyang, route="short")
            matter.dispatch(by=w.baiyang, lead=w.places.welfare)
            matter.sign_for(by=w.jianghe)
            self.determine(matter)
        matter.report(by=w.linxi, percent=100, text="已完工。", exhibits=[{"file": picture(w.linxi), "shows": "after"}])
        matter.apply(by=w.linxi, done="完工", effect="出水42℃", contact="spoken")
        return matter

    def determine(self, matter):
        w = self.world
        matter.determine(
            by=w.jianghe, item="浴室热水改造", target="出水不低于40℃", measures="换泵", resp_person=w.linxi.person,
            finish_on=moments.today() + datetime.timedelta(days=30),
        )  # fmt: skip

    def rated(self, item, *, good, bad, clock):
        """Codes are handed out and used; the clock strikes after the last day."""
        from secondhalf.practical import daily, polling

        codes = item.hand_out(by=self.world.baiyang, unit=self.world.places.steel, count=good + bad + 2)
        for code, verdict in zip(codes, ["satisfied"] * good + ["unsatisfied"] * bad, strict=False):
            polling.cast(code, [verdict], "还可以更好" if verdict != "satisfied" else "")
        clock(days=15)
        daily.judge(moments.today())
        settle()
        return Item.objects.get(pk=item.pk)

    def regular(self, clock, **upkeep):
        item = self.rated(self.work(self.listed()), good=9, bad=0, clock=clock)
        wanted = {"owner": self.world.places.welfare, "amount": 3, "unit": "month", "seasons": ["heating"]}
        item.hand_over(by=self.world.baiyang, **{**wanted, **upkeep})
        return item


@pytest.fixture
def story(world):
    return Story(world)


@pytest.fixture
def cast(world):
    return SimpleNamespace(**world.people)
