"""Statements of the demo: one issued and corrected, one drawn up and waiting to be checked. 演示报表。"""

from secondhalf.core import access, moments
from secondhalf.indicators import policy
from secondhalf.indicators.sources import SOURCES
from secondhalf.indicators.stating import Statement
from secondhalf.practical.models import Campaign
from secondhalf.rectification.models import Inspection
from secondhalf.testing.demo_hours import DAY

CHECKED = ("与台账逐项核对，一致。", "Held against the ledger line by line; they agree.")
WRONG = (
    "一项在截止时点后补核，当时尚未完成。",
    "One of them was verified after the cut-off only; it was not completed by then.",
)


class Statements:
    """Told after everything that they count. `book` is the stories'."""

    def __init__(self, book):
        self.book, self.world = book, book.world

    def tell(self):
        self.minutes = 2 * DAY
        self.draw_up("practical", Campaign)
        issued = self.draw_up("rectification", Inspection)
        self.act(issued, "check_figures", "gaoyuan", note=self.word(CHECKED))
        self.act(issued, "issue", "shiyan")
        done = next(line for line in issued.figures.lines if line.key == "completion")
        self.minutes = DAY
        numbers = {"line": done.key, "part": done.part - 1, "whole": done.whole}
        self.act(issued, "correct", "baiyang", reason=self.word(WRONG), **numbers)

    def draw_up(self, kind, model):
        self.tick()
        actor = self.world.baiyang
        access.refuse_unless(policy, actor, "draw_up", Statement())
        return Statement.draw_up(by=actor, source=SOURCES[kind], scope=model.objects.latest("id"))

    def act(self, statement, verb, account, **said):
        self.tick()
        actor = getattr(self.world, account)
        access.refuse_unless(policy, actor, verb, statement)
        self.book.ask(policy, actor, verb, statement)
        getattr(statement, verb)(by=actor, **said)

    def tick(self):
        self.minutes -= 20
        moments.set_clock(self.book.hours.before(self.minutes))

    def word(self, pair):
        return pair[0 if self.world.language == "zh" else 1]
