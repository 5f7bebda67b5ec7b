# ruff: noqa: E501 (tables)
"""What anybody may see and say in the demo: posters, public voices in each mode, a dialogue, the board. 演示公开渠道。"""

import datetime

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.matters import publication_policy
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.models import Matter
from secondhalf.matters.publishing import Limit, Publication
from secondhalf.voices import policy as voice_policy
from secondhalf.voices.channels import Channel
from secondhalf.voices.lodging import RAISER
from secondhalf.voices.models import Voice
from secondhalf.voices.receipts import secret_of
from secondhalf.voices.releasing import release

#  code        kind      unit         union        office     category           name and place, in both languages
DOORS = [
    ("canteen2", "poster", "steel", "works", "baiyang", "living.canteen", ("一号食堂门口", "By Canteen 1"), ("一号食堂", "Canteen 1")),
    ("bathh4us", "poster", "steel", "works", "baiyang", "living.bathing", ("四区浴室", "Bathhouse 4"), ("第四生活服务区", "Service area 4")),
    ("steepage", "page", "steel", "works", "baiyang", "", ("江钢职工诉求", "Voices of Jiangyuan Steel"), ("", "")),
    ("yardgate", "poster", "logistics", "neighbour", "fanfan", "new_forms", ("货场大门", "Yard gate"), ("货场", "Freight yard")),
    ("yunfanpg", "page", "logistics", "neighbour", "fanfan", "", ("云帆职工诉求", "Voices of Yunfan Logistics"), ("", "")),
]  # fmt: skip
#  mode         through     words, and who it is
SAID = [
    ("named", "canteen2", ("夜班窗口十一点就关了，下夜班的人吃不上热饭。", "The night window shuts at eleven; the late shift gets nothing hot."), ("秋实", "Qiu Shi")),
    ("hidden", "steepage", ("三班倒的排班表总是前一天晚上才发，家里没法安排。", "The rota comes only the evening before; nobody can plan at home."), ("青禾", "Qing He")),
    ("anonymous", "bathh4us", ("浴室地砖松了好几块，前天有人滑倒。", "Several tiles in the bathhouse are loose; somebody slipped the other day."), ("", "")),
]  # fmt: skip
ASKED = ("是男浴室还是女浴室？大概在哪个位置？", "Which side of the bathhouse is it, and about where?")
TOLD = ("男浴室，靠里面第二排喷头下面。", "The men's side, below the second row of showers.")
SAME = ("我们那边也是这样。", "It is the same over here.")
AGREED = ("同意公开。", "Agreed.")
#  kind      stage          title, text
POSTED = [
    ("matter", "under_way", ("正在改进一处职工生活设施", "A facility for workers is being put right"), ("有职工反映一处设施使用不便，工会已受理，正在办理。遇到同样情况可以点“我也遇到”。", "Workers said that a facility is hard to use. It is being put right. Whoever has the same may say “me too”.")),
    ("notice", "noticed", ("一处职工生活设施整改完成，拟销号", "A facility for workers is put right, about to be struck off"), ("措施已全部完成，经现场核验达到标准。公示期内任何人都可以提出异议。", "All measures are done and were verified on the spot. While this notice runs anybody may object.")),
]  # fmt: skip
MINUTES = 25  # of office time before now, in which all this happens
QUIET = 60  # minutes that nothing has happened to a matter before it is published


class Public:
    """Told after all stories. `book` is theirs."""

    def __init__(self, book):
        self.book, self.world, self.minutes = book, book.world, MINUTES

    def tell(self):
        doors = {row[0]: self.door(row) for row in DOORS}
        voices = [self.speak(doors[code], mode, words, name) for mode, code, words, name in SAID]
        release()
        self.talk(Voice.objects.get(pk=voices[-1].pk))
        texts = [self.publish(*row) for row in POSTED]
        self.speak(doors["steepage"], "anonymous", SAME, ("", ""), about=texts[0], holder=texts[0].holder)
        release()

    def word(self, pair):
        return pair[0 if self.world.language == "zh" else 1]

    def step(self):
        """The next act is a minute of office time later."""
        self.minutes -= 1
        moments.set_clock(self.book.hours.before(self.minutes))

    def door(self, row):
        code, kind, unit, union, office, category, name, place = row
        self.step()
        return Channel.make(
            by=getattr(self.world, office), code=code, kind=kind, unit=getattr(self.world.places, unit),
            holder=getattr(self.world.places, union), name=self.word(name), place=self.word(place),
            category=self.world.categories.get(category),
        )  # fmt: skip

    def speak(self, door, mode, words, name, **about):
        self.step()
        once = f"demo-{self.minutes}"
        told = {"name": self.word(name), "contact": "13800138000"} if name[0] else {}
        said = {"words": self.word(words), "unit": door.unit, "holder": door.holder, "place": door.place, **about}
        return Voice.lodge(
            by=Actor(name=RAISER, once=once), mode=mode, channel=door.kind, via=door, category=door.category,
            raiser=told, secret=secret_of(once), **said,
        )  # fmt: skip

    def talk(self, voice):
        self.step()
        self.book.ask(voice_policy, self.world.baiyang, "ask", voice)
        voice.ask(by=self.world.baiyang, text=self.word(ASKED))
        self.step()
        voice.tell(by=Actor(name=RAISER, bearer=voice.pk), text=self.word(TOLD))

    def publish(self, kind, stage, title, text):
        publication = Publication.of(self.quiet(stage))
        words = {"title": self.word(title), "text": self.word(text), "category": publication.matter.category}
        words |= {"from_on": moments.today(), "to_on": moments.today() + datetime.timedelta(days=60)}
        self.do(publication, "draft", self.world.baiyang, kind=kind, **words)
        self.do(publication, "submit", self.world.baiyang)
        self.do(publication, "publish", self.world.qinling, limits=list(Limit.values), opinion=self.word(AGREED))
        return publication

    def do(self, publication, verb, by, **words):
        self.step()
        if verb != "draft":  # before it there is nothing to find
            self.book.ask(publication_policy, by, verb, publication)
        getattr(publication, verb)(by=by, **words)

    def quiet(self, stage):
        """A matter of the works in that stage, to which nothing has happened for a while."""
        lately = Event.objects.filter(at__gte=self.book.hours.before(QUIET)).values("subject")
        ours = Matter.objects.filter(stage=stage, holder=self.world.places.works, is_merged=False).exclude(
            pk__in=lately
        )
        return (
            ours.exclude(confidentiality=Confidentiality.ACCUSATION).select_related("holder", "category").latest("id")
        )
