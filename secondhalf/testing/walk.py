"""Walking a matter through the loop with the cast, as far as a test or the demo wants it. 走流程。"""

import datetime
import io

from PIL import Image

from secondhalf.core import moments
from secondhalf.files.models import File
from secondhalf.matters.models import Matter

PATH = (
    "register", "admit", "dispatch", "sign_for", "determine", "report", "apply", "review", "verify", "endorse",
    "approve", "close", "archive",
)  # fmt: skip


class Walk:
    """Takes one matter along PATH. `Walk(world).to("determine")` returns the matter just after that verb."""

    def __init__(self, world, *, route="full", **fields):
        self.world, self.route, self.fields = world, route, fields
        self.matter = None

    @classmethod
    def of(cls, world, matter, last):
        """Go on with a matter that has just done `last`."""
        walk = cls(world)
        walk.matter, walk.done = matter, PATH.index(last) + 1
        return walk

    def to(self, last):
        """Do every verb of PATH up to and including `last`; returns the matter."""
        done = 0 if self.matter is None else self.done
        for verb in PATH[done : PATH.index(last) + 1]:
            if verb in ("review", "endorse", "approve") and self.matter.stage not in STAGE_OF[verb]:
                continue
            getattr(self, verb)()
        self.done = PATH.index(last) + 1
        return self.matter

    def register(self):
        w = self.world
        about = {
            "title": "关于第四服务区浴室热水不足的问题",
            "summary": "第四服务区新浴室夜班时段热水温度偏低，时断时续；请按出水不低于40℃整改。",
            "category": w.categories["living.bathing"],
            "unit": w.places.steel,
            "complexity": "hard",
        }
        self.matter = Matter.register(by=w.baiyang, **{**about, **self.fields})

    def admit(self):
        self.matter.admit(by=self.world.baiyang, route=self.route)

    def dispatch(self):
        w = self.world
        self.matter.dispatch(by=w.baiyang, lead=w.places.welfare, assisting=[w.places.equipment])

    def sign_for(self):
        self.matter.sign_for(by=self.world.jianghe)

    def determine(self):
        w = self.world
        self.matter.determine(
            by=w.jianghe, resp_leader=w.shiyan.person, resp_department=w.places.welfare, resp_person=w.linxi.person,
            measures="更换循环泵，清洗换热器；夜班单独补水。", finish_on=moments.today() + datetime.timedelta(days=14),
        )  # fmt: skip

    def report(self):
        exhibit = {"file": picture(self.world.linxi), "shows": "after", "pair": "淋浴出水温度"}
        self.matter.report(by=self.world.linxi, percent=90, text="循环泵已更换，出水42℃。", exhibits=[exhibit])

    def apply(self):
        self.matter.apply(
            by=self.world.linxi, done="措施全部完成。", effect="任一时段出水不低于40℃。", contact="spoken"
        )

    def review(self):
        self.matter.review(by=self.world.hechuan, opinion="措施与佐证对应，同意转核验。")

    def verify(self):
        self.matter.verify(by=self.world.yunzhou, points=[POINT], visited_at=moments.now(), place="男浴3号位")

    def endorse(self):
        self.matter.endorse(by=self.world.shiyan, commitment="本人对以上情况的真实性负责。")

    def approve(self):
        self.matter.approve(by=self.world.fangzheng, opinion="同意销号。")

    def close(self):
        if self.matter.stage == "noticed":
            moments.set_clock(self.matter.clock("notice").ends_at)
        self.matter.close(by=self.world.baiyang, answer="浴室循环泵已更换，出水稳定在42℃，每周测温。")

    def archive(self):
        self.matter.archive(by=self.world.baiyang)


STAGE_OF = {"review": ("in_review",), "endorse": ("to_endorse",), "approve": ("to_approve",)}
POINT = {
    "name": "淋浴水温",
    "method": "measure",
    "standard": "≥ 40",
    "measured": "42",
    "unit": "℃",
    "passed": True,
}


def picture(actor, name="照片.jpg"):
    """A small stored picture, as evidence, past the checks of the files room: tests of those upload for real."""
    out = io.BytesIO()
    Image.new("RGB", (8, 6), "#8ab").save(out, "JPEG")
    body = out.getvalue()
    import hashlib

    return File.objects.create(
        realm=actor.realm, name=name, content_type="image/jpeg", size=len(body), width=8, height=6,
        sha256=hashlib.sha256(body).hexdigest(), taken_at=moments.now(), place="第四服务区", taken_by=actor.person.name,
        uploaded_by=actor.person,
    )  # fmt: skip
