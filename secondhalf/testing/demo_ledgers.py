# ruff: noqa: E501 (a table)
"""What an older ledger had struck off before the demo begins: carried over, with what that ledger says of it. 演示结转。"""

import datetime
import hashlib

from secondhalf.core import access, moments
from secondhalf.ledgers import own
from secondhalf.matters import policy
from secondhalf.matters.models import Matter
from secondhalf.testing.demo_hours import DAY

FILE = ("2025年职工诉求台账.xlsx", "Register of workers’ demands 2025.xlsx")
#   category          the problem, how it shows, why, who approved the close-out
OLD = [
    ("living.canteen", ("关于二食堂夜班供餐不足的问题", "Too little food for night shifts in canteen 2"), ("22时后只供两个菜。", "Two dishes only after 22:00."), ("夜班用餐人数未统计。", "Nobody counted the night shift."), ("厂务公开领导小组", "Leading group for openness")),
    ("living.bathing", ("关于一服务区更衣柜不足的问题", "Too few lockers in service area 1"), ("三人共用一柜。", "Three workers share one."), ("新增岗位未配柜。", "New jobs came without lockers."), ("厂务公开领导小组", "Leading group for openness")),
]  # fmt: skip


class Ledgers:
    """Brought in by the union's office. `book` is the stories'."""

    def __init__(self, book):
        self.book, self.world = book, book.world

    def tell(self):
        actor = self.world.baiyang
        moments.set_clock(self.book.hours.before(40 * DAY))
        access.refuse_unless(policy, actor, "carry_over", None)
        matters = Matter.carry_over_many([self.row(line, *old) for line, old in enumerate(OLD, start=4)], by=actor)
        for matter, old in zip(own.attach(matters), OLD, strict=True):
            own.save(matter, actor, {"cause": self.word(old[3])})

    def row(self, line, category, problem, shows, cause, approver):
        closed_on = moments.today() - datetime.timedelta(days=200 + line)
        return {
            "title": self.word(problem), "summary": self.word(shows), "category": self.world.categories[category],
            "unit": self.world.places.steel, "source": "imported", "file_name": self.word(FILE), "line": line,
            "file_sha256": hashlib.sha256(self.word(FILE).encode()).hexdigest(), "closed_on": closed_on,
            "closed_by": self.word(approver), "received_at": moments.start_of(closed_on - datetime.timedelta(days=20)),
        }  # fmt: skip

    def word(self, pair):
        return pair[0 if self.world.language == "zh" else 1]
