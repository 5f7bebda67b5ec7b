"""The demo world: a province, a city, a park, two enterprises, and five months of matters in every stage. 演示世界。

Every act is a verb of the house, through the door that pages use, by somebody who may, in office hours, on a set clock.
"""

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, cycle

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings
from django.utils.translation import get_language

from secondhalf import reactions
from secondhalf.core import access, moments, sequencer
from secondhalf.indicators import counting
from secondhalf.matters import alike, daily, indexing
from secondhalf.notices.models import Notice
from secondhalf.testing.demo_hours import DAY, OfficeTime
from secondhalf.testing.demo_ledgers import Ledgers
from secondhalf.testing.demo_meetings import Meetings
from secondhalf.testing.demo_papers import Papers
from secondhalf.testing.demo_plan import plans
from secondhalf.testing.demo_practical import Practical
from secondhalf.testing.demo_public import Public
from secondhalf.testing.demo_rectification import Rectification
from secondhalf.testing.demo_statements import Statements
from secondhalf.testing.demo_story import Story
from secondhalf.testing.demo_teams import OFFICES, TEAMS
from secondhalf.testing.demo_topics import phrases, topics
from secondhalf.testing.world import World
from secondhalf.voices import searching

# What follows from events is done as it happens, but for what a command makes anew at the end, in one go.
REBUILT = {
    indexing.follow: indexing.rebuild,
    searching.follow: searching.rebuild,
    alike.follow: alike.rebuild,
    counting.count: counting.rebuild,
}
REACTIONS = {
    event: [follows for follows in all_ if follows not in REBUILT] for event, all_ in reactions.REACTIONS.items()
}

NEWS = datetime.timedelta(days=2)  # older notices have been read

#  account      who it is, in both languages; in an order that helps a newcomer
SIGN_INS = [
    ("ningyuan", "职工：反映、查进度、评价", "a worker: speak up, follow, rate"),
    ("linxi", "生活福利部承办人：签收、填报、申请销号", "handler at Public Welfare: sign for, report, apply"),
    ("jianghe", "生活福利部部长：五定、任务措施", "head of Public Welfare: five fixes, tasks"),
    ("hechuan", "牵头部门审核人：审核", "reviewer: review"),
    ("yunzhou", "核验人：现场核验", "verifier: check on the spot"),
    ("shiyan", "责任领导：签字背书", "responsible leader: endorse, grant more time"),
    ("qinling", "企业工会主席：批准、批示、回头看", "chair of the works union: approve, instruct"),
    (
        "baiyang",
        "企业工会办公室：登记、受理、派单、销号、答复",
        "union office: register, admit, dispatch, close, answer",
    ),
    ("gaoyuan", "督查办主任：督办、评估", "supervision office: urge, notes, assessments"),
    ("wenxin", "园区工会：提级办理", "park union office: what is taken up a level"),
    ("haiyan", "市总工会权益部", "city federation"),
    ("luyuan", "省总工会权益保障部", "provincial federation"),
    ("xitong", "系统管理员（三员）", "system administrator"),
    ("anquan", "安全保密管理员（三员）", "security administrator"),
    ("shenji", "安全审计员（三员）", "auditor"),
]


def sign_ins():
    """[(account, words)] in the reader's language, the most telling first."""
    chinese = not (get_language() or settings.LANGUAGE_CODE).startswith("en")
    return [(account, zh if chinese else en) for account, zh, en in SIGN_INS]


def build(language="zh", password=None, seed=2026, ask=access.refuse_unless):
    """Make the world in an empty database, ending now; returns its World.

    language: zh (zh-hans) or en. password: everybody's (None: nobody can sign in). The same seed makes the same world.
    ask: asked before every verb: (policy, actor, verb, thing); raises where the act is not that actor's.
    """
    language = "en" if language.startswith("en") else "zh"
    now, chance = moments.now(), random.Random(seed)
    hours = OfficeTime(now)
    with transaction.atomic():
        todo = plans(topics(language), chance)
        longest = max(plan.steps[0][0] for plan in todo)
        with moments.at(hours.before(longest + DAY)):
            world = World.build(language, password)
            book = Book(world, phrases(language), chance, hours, ask)
            with override_settings(SECONDHALF_REACTIONS=f"{__name__}.REACTIONS"):
                tell(timetable(todo, book, hours) + mornings(todo, hours))
                Ledgers(book).tell()
                Meetings(book).tell()
                Practical(book).tell()
                Public(book).tell()
                Rectification(book).tell()
                Statements(book).tell()
                Papers(book).tell()
            moments.set_clock(now)
            sequencer.settle()
            for rebuild in REBUILT.values():
                rebuild()
            Notice.objects.filter(made_at__lt=now - NEWS).update(read_at=now)
    return world


@dataclass
class Book:
    """What all stories share."""

    world: World
    phrases: dict
    chance: random.Random
    hours: OfficeTime
    ask: Callable
    workers: dict = field(default_factory=lambda: {at: cycle(team.workers) for at, team in TEAMS.items()})

    @cached_property
    def offices(self):
        """{key of the union that holds a matter: account of its office}."""
        return {getattr(self.world.places, key).pk: account for key, account in OFFICES.items()}


def mornings(todo, hours):
    """What the clock does at the beginning of each working day: it reminds, and archives what is complete."""
    longest = max(plan.steps[0][0] for plan in todo)
    days = {moments.local_day(hours.before(minutes)): minutes for minutes in range(1, int(longest), 45)}
    return [(hours.opening(day), -1, Morning(day), "", "") for day in sorted(days)[1:]]


@dataclass
class Morning:
    day: datetime.date

    def tell(self, moment, _verb, _argument):
        moments.set_clock(moment)
        daily.remind(self.day)
        daily.archive(self.day)


def timetable(todo, book, hours):
    """Every step of every story: (moment, its place in the queue, story, verb, argument)."""
    places = count()
    stories = ((Story(plan, book), plan) for plan in todo)
    return [
        (hours.before(ago), next(places), story, verb, argument)
        for story, plan in stories
        for ago, verb, argument in plan.steps
    ]


def tell(steps):
    for moment, _place, story, verb, argument in sorted(steps, key=lambda step: step[:2]):
        story.tell(moment, verb, argument)
