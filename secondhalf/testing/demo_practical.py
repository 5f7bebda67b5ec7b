# ruff: noqa: E501 (tables)
"""A list of practical matters of the demo: voted on, some carried through, one sent back by its beneficiaries. 演示办实事。"""

import datetime

from secondhalf.core import access, moments, sequencer
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.models import Matter
from secondhalf.practical import daily, policy, polling
from secondhalf.practical.models import Campaign, Item
from secondhalf.testing.demo_hours import DAY
from secondhalf.testing.demo_pictures import photo

TITLE = ("2026年为职工办实事清单（第一批）", "Practical matters for workers 2026, first batch")
SOURCE = ("三季度一线调研，访谈职工312人", "Survey at the front line in the third quarter, 312 workers asked")
OPINION = ("同意立项，所需资金列入专项。", "Agreed; the money is set aside.")
REFUSED = ("场地改造涉及消防审批，列入明年计划。", "The rebuilding needs fire approval; planned for next year.")
PLEDGE = ("每两周到现场查看一次", "Looks at it on the spot every two weeks")
PLAQUE = ("职工暖心食堂", "Workers’ canteen, tended with care")
WORDS = [
    ("高峰时段排队还是长。", "The queue is still long at noon."),
    ("夜班菜少。", "Few dishes for the night shift."),
]
FOUND = [
    {"name": ("夜班热菜", "Hot dishes at night"), "method": "look", "standard": ("不少于8种", "At least 8"), "measured": "12", "unit": ("种", "dishes")},
    {"name": ("热菜保温", "Hot food"), "method": "measure", "standard": ("不低于60℃", "60 °C or more"), "measured": "63", "unit": "℃"},
]  # fmt: skip

#  key          category      title, for whom, how many, what, standard                                                          votes
ITEMS = [
    ("canteen", "canteen", ("三号职工食堂提质改造", "Better food at canteen no. 3"), ("三班倒职工", "Shift workers"), 46, ("新增夜班热菜窗口，改造保温台，设职工评菜本。", "A window with hot dishes at night, new warming counters, a book for remarks."), ("夜班热菜不少于8种，保温不低于60℃", "At least 8 hot dishes at night, kept at 60 °C or more"), 31),
    ("bathing", "bathing", ("轧钢区浴室热水改造", "Hot water at the mill’s bathhouse"), ("轧钢区职工", "Workers at the mill"), 40, ("更换循环泵和换热器，夜班单独补水。", "New pump and heat exchanger; water for the night shift."), ("任一时段出水不低于40℃", "Water at 40 °C or more at any hour"), 34),
    ("charging", "parking", ("厂前区电动车集中充电棚", "Charging shed for e-bikes at the gate"), ("骑行通勤职工", "Workers who ride to work"), 620, ("新建充电车棚200位，配消防喷淋和视频监控。", "A shed with 200 places, sprinklers and cameras."), ("充电位200个，通过消防验收", "200 places, passed by the fire inspection"), 22),
    ("dormitory", "housing", ("单身公寓洗衣房", "Laundry in the single workers’ dormitory"), ("公寓住户", "Residents"), 60, ("每层设洗衣房，配洗衣机和烘干机。", "A laundry with dryers on each floor."), ("每层2台洗衣机、1台烘干机，全天可用", "2 washers and 1 dryer a floor, all day"), 18),
    ("bus", "commuting", ("夜班通勤车增加班次", "More buses for the night shift"), ("夜班职工", "Night-shift workers"), 210, ("零点班增开两条线路。", "Two more lines at midnight."), ("候车不超过15分钟", "Nobody waits more than 15 minutes"), 15),
    ("court", "culture", ("室内羽毛球场", "Indoor badminton court"), ("全体职工", "All workers"), 900, ("利用旧仓库改建。", "Rebuild the old store."), ("4片场地，每晚开放", "4 courts, open every evening"), 9),
    ("nursing", "health", ("女职工康乃馨服务站", "Room for nursing mothers"), ("孕期哺乳期女职工", "Expecting and nursing mothers"), 24, ("设独立房间，配冰箱和热水。", "A room of its own with a fridge and hot water."), ("2处，步行5分钟可达", "Two rooms, five minutes on foot"), 7),
]  # fmt: skip
STONES = [(("完成设计和消防报审", "Design and fire papers"), -12, 2), (("主体施工完成", "Building up"), 9, 5), (("通电验收", "Power and acceptance"), 26, 3)]  # fmt: skip
PART = ("炼铁区：夜班线路站点改造", "Ironworks: stops of the night line")


class Practical:
    """Told after all stories. `book` is theirs."""

    def __init__(self, book):
        self.book, self.world, self.items = book, book.world, {}

    def tell(self):
        self.minutes = 75 * DAY
        self.campaign = self.born(
            Campaign.begin, "baiyang", title=self.word(TITLE), unit=self.world.places.steel, year=moments.today().year
        )
        for key, category, *words in ITEMS:
            self.collect(key, category, *words)
        self.vote()
        for key in ("canteen", "bathing", "charging", "dormitory", "bus"):
            self.enlist(key)
        self.act(policy.ITEMS, "oppose", "shiyan", self.items["court"], text=self.word(REFUSED))
        self.act(policy.ITEMS, "turn_down", "baiyang", self.items["court"], reason=self.word(REFUSED))
        self.plan()
        self.minutes = 50 * DAY
        self.work("canteen")
        self.rate("canteen", {"satisfied": 27, "basically": 5, "unsatisfied": 2})
        self.keep()
        self.minutes = 19 * DAY
        self.work("bathing")
        self.move("report", "linxi", "bus", percent=70, text=self.word(ITEMS[4][5]))
        self.rate("bathing", {"satisfied": 12, "basically": 9, "unsatisfied": 8})
        self.minutes = 4 * DAY
        self.move("report", "linxi", "bathing", percent=60, text=self.word(ITEMS[1][5]))
        self.look_again()
        self.work("dormitory")
        self.hand_out("dormitory", 52, {"satisfied": 9, "basically": 1})

    def word(self, pair):
        return pair[0 if self.world.language == "zh" else 1]

    def words(self, row):
        """A row of fields, each in both languages or in none."""
        return {name: self.word(said) if isinstance(said, tuple) else said for name, said in row.items()}

    def born(self, make, account, **said):
        self.tick()
        return make(by=getattr(self.world, account), **said)

    def tick(self, minutes=1):
        self.minutes -= minutes
        moments.set_clock(self.book.hours.before(self.minutes))

    def act(self, rules, verb, account, thing, **said):
        """The verb, a minute of office time after the last one, asked for as a page does."""
        self.tick()
        actor = getattr(self.world, account)
        thing = access.find(rules, actor, verb, pk=thing.pk)
        self.book.ask(rules, actor, verb, thing)
        return getattr(thing, verb)(by=actor, **said)

    def collect(self, key, category, *words):
        title, people, count, content, standard, _votes = words
        self.items[key] = self.born(
            Item.collect, "linxi", campaign=self.campaign, title=self.word(title), category=category,
            unit=self.world.places.steel, beneficiaries=self.word(people), beneficiary_count=count,
            content=self.word(content), standard=self.word(standard), survey=self.word(SOURCE),
            demands=self.demands(category), due_on=self.day(20),
        )  # fmt: skip

    def demands(self, category):
        """Up to two earlier demands about the same thing."""
        about = Matter.objects.filter(
            holder=self.world.places.works, kind="demand", category__code=f"living.{category}"
        )
        return list(about.exclude(confidentiality="accusation").filter(received_at__lt=moments.now())[:2])

    def day(self, days):
        """So many days from the demo's present day."""
        return moments.local_day(self.book.hours.before(1)) + datetime.timedelta(days=days)

    def vote(self):
        last = moments.today() + datetime.timedelta(days=7)
        self.act(policy.CAMPAIGNS, "open_vote", "baiyang", self.campaign, last_day=last, most=3)
        codes = self.act(policy.CAMPAIGNS, "hand_out", "baiyang", self.campaign, unit=self.world.places.steel, count=60)
        wanted = {str(self.items[key].pk): votes for key, _category, *words in ITEMS for votes in words[-1:]}
        ballots = [[] for _place in range(46)]
        for place, choice in enumerate(pk for pk, votes in wanted.items() for _vote in range(votes)):
            ballots[place % 46].append(choice)
        for code, choices in zip(codes, ballots, strict=False):
            polling.cast(code, choices)
        self.minutes = 66 * DAY
        self.tick()
        daily.count_votes(moments.today())

    def enlist(self, key):
        self.act(policy.ITEMS, "agree", "shiyan", self.items[key], text=self.word(OPINION))
        self.act(policy.ITEMS, "enlist", "baiyang", self.items[key])

    def plan(self):
        """Leaders claim two of them; one has milestones, one is split among units."""
        charging, bus = self.items["charging"], self.items["bus"]
        self.start("charging")
        self.start("bus")
        self.act(policy.ITEMS, "claim", "shiyan", charging, pledge=self.word(PLEDGE))
        self.act(policy.ITEMS, "claim", "fangzheng", self.items["canteen"], pledge=self.word(PLEDGE))
        for title, days, weight in STONES:
            said = {"title": self.word(title), "due_on": self.day(days), "weight": weight}
            self.act(policy.ITEMS, "set_milestone", "jianghe", charging, **said)
        first = charging.milestones.order_by("due_on").first()
        self.act(policy.ITEMS, "reach_milestone", "linxi", charging, milestone=first)
        self.act(policy.ITEMS, "divide", "baiyang", bus, unit=self.world.places.steel, title=self.word(PART))

    def matter(self, key):
        return Matter.objects.get(practical=self.items[key].pk)

    def move(self, verb, account, key, **said):
        return self.act(matters_policy, verb, account, self.matter(key), **said)

    def start(self, key):
        w, words = self.world, next(row for row in ITEMS if row[0] == key)
        self.move("admit", "baiyang", key, route="short")
        self.move("dispatch", "baiyang", key, lead=w.places.welfare)
        self.move("sign_for", "jianghe", key)
        self.move(
            "determine", "jianghe", key, item=self.word(words[2]), target=self.word(words[6]),
            measures=self.word(words[5]), resp_person=w.linxi.person, finish_on=self.day(20),
        )  # fmt: skip

    def work(self, key):
        """Its matter, from registered to closed."""
        w, words = self.world, next(row for row in ITEMS if row[0] == key)
        self.start(key)
        upload = w.linxi, photo(("tray", 2, 6), True)
        exhibit = {"file": self.taken(*upload), "shows": "after"}
        self.move("report", "linxi", key, percent=100, text=self.word(words[5]), exhibits=[exhibit])
        self.move("apply", "linxi", key, done=self.word(words[5]), effect=self.word(words[6]), contact="spoken")
        point = {
            "name": self.word(words[2])[:80],
            "standard": self.word(words[6])[:80],
            "measured": "✓",
            "passed": True,
        }
        self.move("verify", "yunzhou", key, points=[point], visited_at=moments.now(), place=self.word(words[2])[:120])
        self.move("close", "baiyang", key, answer=self.word(words[5]))
        sequencer.settle()

    def taken(self, actor, upload):
        from secondhalf.files.taking import take

        return take(upload, by=actor, realm=actor.realm)

    def hand_out(self, key, count, verdicts):
        codes = self.act(
            policy.ITEMS, "hand_out", "baiyang", self.items[key], unit=self.world.places.steel, count=count
        )
        said = [verdict for verdict, n in verdicts.items() for _one in range(n)]
        for place, (code, verdict) in enumerate(zip(codes, said, strict=False)):
            words = self.word(WORDS[place % 2]) if verdict != "satisfied" and place % 3 == 0 else ""
            polling.cast(code, [verdict], words)

    def rate(self, key, verdicts):
        """Codes, verdicts, and what the clock does once the last day is past."""
        self.hand_out(key, sum(verdicts.values()) + 5, verdicts)
        self.minutes -= 12 * DAY
        self.tick()
        daily.judge(moments.today())
        sequencer.settle()

    def keep(self):
        """The canteen has its plaque and its keeper; one check was made."""
        canteen, w = self.items["canteen"], self.world
        shown = self.taken(w.baiyang, photo(("tray", 2, 6), True))
        said = {
            "text": self.word(PLAQUE),
            "place": self.word(ITEMS[0][2]),
            "put_up_on": moments.today(),
            "photo": shown,
        }
        self.act(policy.ITEMS, "put_up", "baiyang", canteen, **said)
        self.act(
            policy.ITEMS, "hand_over", "baiyang", canteen, owner=w.places.welfare, post=w.jianghe.post, amount=1,
            unit="month", seasons=["heating", "heat"],
        )  # fmt: skip

    def look_again(self):
        """The check that fell due was made."""
        canteen = self.items["canteen"]
        self.tick()
        daily.plan_checks(moments.today())
        for check in Item.objects.get(pk=canteen.pk).checks.all()[:1]:
            visit = {
                "visited_on": moments.today(),
                "place": self.word(ITEMS[0][2]),
                "points": [{"passed": True, **self.words(point)} for point in FOUND],
            }
            self.act(policy.ITEMS, "pass_check", "yunzhou", canteen, check=check, **visit)
