"""What stands in the house while the browser walks through it: matters in several stages, voices, a note. 场景。"""

import datetime

from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.practical.models import Campaign, Item
from secondhalf.rectification.models import Inspection
from secondhalf.testing.again import world_again
from secondhalf.testing.publication_cases import published
from secondhalf.testing.walk import Walk
from secondhalf.voices.channels import Channel
from secondhalf.voices.models import Voice

WORDS = "四区新浴室晚上十点以后水是凉的，洗一半还断。"


class Scene:
    """The cast in one language, with something for everybody to do. `scene.closed.get_absolute_url()`."""

    def __init__(self, language="zh"):
        self.world = w = world_again(language)
        self.registered = Walk(w).to("register")
        self.admitted = Walk(w).to("admit")
        self.dispatched = Walk(w).to("dispatch")
        self.under_way = Walk(w).to("report")
        self.in_verification = Walk(w).to("review")
        self.voice = self.lodge(w.anran)
        self.answered = self.lodge(w.ningyuan)
        self.closed = self.see_through(self.answered)
        self.note = self.supervise(self.under_way)
        self.published = published(w, matter=self.dispatched)
        self.channel = Channel.make(
            by=w.baiyang, unit=w.places.steel, holder=w.places.works, name="一号食堂", place="一号食堂门口"
        )
        self.inspection = self.inspect()
        self.item = self.list_something()
        settle()

    def inspect(self):
        w = self.world
        inspection = Inspection.receive(
            by=w.baiyang, name="2026年第二轮巡察", source="tour", inspector="市委第三巡察组", unit=w.places.steel,
            head=w.fangzheng.person, feedback_on=moments.today(),
        )  # fmt: skip
        inspection.enter_findings(
            by=w.baiyang, rows=[{"outline": "1.1", "aspect": "民主管理", "words": "公开不及时。"}]
        )
        return inspection

    def list_something(self):
        """A practical matter on a list, with a milestone and a unit's part; another one is a candidate."""
        w, due = self.world, moments.today() + datetime.timedelta(days=30)
        campaign = Campaign.begin(by=w.baiyang, title="2026年为职工办实事清单", unit=w.places.steel, year=2026)
        about = {"unit": w.places.steel, "beneficiaries": "倒班职工", "content": "更换循环泵", "survey": "一线调研"}
        about |= {"standard": "出水不低于40℃", "due_on": due, "category": "bathing", "campaign": campaign}
        _candidate, item = (Item.collect(by=w.linxi, title=title, **about) for title in ("球场翻修", "浴室热水改造"))
        item.agree(by=w.shiyan)
        item.enlist(by=w.baiyang)
        item.set_milestone(by=w.baiyang, title="设备到货", due_on=due)
        item.divide(by=w.baiyang, unit=w.places.steel, title="轧钢区浴室")
        return item

    def lodge(self, by):
        return Voice.lodge(by=by, words=WORDS, unit=self.world.places.steel)

    def see_through(self, voice):
        w, walk = self.world, Walk(self.world, route="short")
        walk.matter = voice.take_up(
            by=w.baiyang, title="浴室热水不足", summary="夜班热水不足。", category=w.categories["living.bathing"],
            complexity="ordinary",
        )  # fmt: skip
        walk.done = 1
        matter = walk.to("close")
        voice.refresh_from_db()
        voice.answer(by=w.baiyang, text="循环泵已更换，出水稳定在42℃。", how="page")
        return matter

    def supervise(self, matter):
        due = moments.today() + datetime.timedelta(days=5)
        words = {"reason": "进展偏慢", "requirement": "三日内报进展", "due_on": due}
        matter.supervise(by=self.world.gaoyuan, addressee=self.world.places.welfare, **words)
        return matter.notes.get()
