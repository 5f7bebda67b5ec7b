# ruff: noqa: E501 (tables)
"""Two coordination meetings of the demo: one with minutes and decisions in every state, one being held now. 演示调度会。"""

from django.utils import translation

from secondhalf.core import access, clocks, moments
from secondhalf.matters.stages import Stage
from secondhalf.meetings import binding, composing, policy
from secondhalf.meetings.facing import with_latest
from secondhalf.meetings.kinds import Presence
from secondhalf.meetings.models import Meeting
from secondhalf.meetings.policy import DECISIONS
from secondhalf.people.posts import Role
from secondhalf.testing.demo_hours import DAY

BEFORE, NOW = 8 * DAY, 20  # office minutes before now
MOST = 8
ALSO = ("baiyang", "yunzhou")
PLACE = (("办公楼三楼会议室", "Meeting room, third floor"), ("矿区分会场", "Venue at the mine"))
TITLES = (("第2次专题调度推进会", "2nd coordination meeting"), ("第3次专题调度推进会", "3rd coordination meeting"))
GUEST = (("设计院代表", "Representative of the design institute"), ("工程设计院", "Engineering design institute"))
EXCUSED = ("外出培训", "away at a training")
OPENING = (
    "会议逐项听取了进展情况，研究了存在的困难。",
    "The meeting heard the progress of each item and looked at what holds it up.",
)
CLOSING = (
    "会议要求，各责任单位按议定时限落实，督查办跟踪。",
    "All owners are to keep the days agreed; the supervision office follows up.",
)
#  words, working days until due, what becomes of it
DECIDED = [
    (("一周内完成现场勘查并提出方案。", "Survey the place within a week and put forward a plan."), 3, "confirm"),
    (("备件到货前先采取临时措施，保证正常使用。", "Until the parts arrive, keep it usable by a temporary measure."), 5, "report"),
    (("采购手续本周内办结，办结情况书面报督查办。", "Finish the purchase this week, and report in writing."), 4, ""),
]  # fmt: skip
REPORTED = ("已完成，情况说明附后。", "Done; a note is attached to the file.")
AGREED = ("已到现场看过，属实。", "Seen on the spot: it is so.")
TODAY = (
    "下周三前全部完工，逾期由分管领导说明原因。",
    "All work done by Wednesday next week; if not, the leader in charge explains why.",
)


class Meetings:
    """Told after all stories. `book` is theirs."""

    def __init__(self, book):
        self.book, self.world = book, book.world

    def tell(self):
        self.minutes = BEFORE
        first = self.held(TITLES[0])
        self.minutes = NOW
        second = self.plan(TITLES[1], self.book.hours.before(NOW - 3))
        self.act(policy, "begin", "gaoyuan", second)
        self.attended(second)
        self.decide(second, second.standing_items().first(), TODAY, 3)
        return first, second

    def word(self, pair):
        return pair[0 if self.world.language == "zh" else 1]

    def act(self, rules, verb, account, thing, **said):
        """The verb, a minute of office time after the last one, asked for as a page does."""
        self.minutes -= 1
        moments.set_clock(self.book.hours.before(self.minutes))
        actor = getattr(self.world, account)
        thing = access.find(rules, actor, verb, pk=thing.pk)
        self.book.ask(rules, actor, verb, thing)
        return getattr(thing, verb)(by=actor, **said)

    def plan(self, title, starts_at):
        self.minutes -= 1
        moments.set_clock(self.book.hours.before(self.minutes))
        w, now = self.world, moments.now()
        found = binding.matters_of(w.gaoyuan, "list:open")
        work = [m for m in found if m.received_at < now and m.lead and m.stage in (Stage.UNDER_WAY, Stage.PENDED)]
        return Meeting.of(w.gaoyuan).plan(
            by=w.gaoyuan, kind="coordination", title=self.word(title), starts_at=starts_at, place=self.word(PLACE[0]),
            remote_place=self.word(PLACE[1]), chair=w.fangzheng.post, matters=work[:MOST], ledger="list:open",
            attendants=[getattr(w, account).post for account in (*ALSO, *self.heads(work[:MOST]))],
            guests=[(self.word(GUEST[0]), self.word(GUEST[1]))],
        )  # fmt: skip

    def heads(self, matters):
        """Accounts of those who head the lead departments."""
        leads = {matter.lead_id for matter in matters}
        return [name for name, one in self.world.people.items() if one.post.leads and one.post.organisation_id in leads]

    def attended(self, meeting):
        """Everybody came, but for one who is excused; the last member sits in the remote venue."""
        people = list(meeting.attendants.all())
        records = {
            one.pk: {"presence": Presence.PRESENT, "is_remote": n == len(people) - 2, "note": ""}
            for n, one in enumerate(people)
        }
        records[people[2].pk] = {"presence": Presence.EXCUSED, "is_remote": False, "note": self.word(EXCUSED)}
        self.act(policy, "attend", "gaoyuan", meeting, records=records)

    def decide(self, meeting, item, words, workdays):
        due = clocks.last_day(clocks.workdays_on(workdays))
        about = {"department": item.matter.lead, "due_on": due, "item": item, "text": self.word(words)}
        return self.act(policy, "decide", "gaoyuan", meeting, **about)

    def held(self, title):
        """From the plan to the issued minutes, and what became of its decisions."""
        meeting = self.plan(title, self.book.hours.before(self.minutes - 10))
        self.act(policy, "begin", "gaoyuan", meeting)
        items = list(meeting.standing_items().select_related("matter__lead"))[: len(DECIDED)]
        decisions = [
            (self.decide(meeting, item, words, days), last)
            for item, (words, days, last) in zip(items, DECIDED, strict=False)
        ]
        self.attended(meeting)
        self.act(policy, "end", "gaoyuan", meeting)
        agenda = list(meeting.standing_items().select_related("matter__lead"))
        with translation.override("zh-hans" if self.world.language == "zh" else "en"):
            drafted = composing.first_draft(meeting, with_latest(agenda))
        words = {"opening": self.word(OPENING), "closing": self.word(CLOSING), "passages": drafted}
        self.act(policy, "write_up", "gaoyuan", meeting, **words)
        self.act(policy, "submit", "gaoyuan", meeting)
        self.act(policy, "approve", "fangzheng", meeting)
        self.minutes -= 2 * DAY
        for decision, last in decisions:
            self.carry_out(decision, last)
        return meeting

    def carry_out(self, decision, last):
        owner = self.owner(decision.department_id)
        if last and owner:
            self.act(DECISIONS, "report", owner, decision, text=self.word(REPORTED))
        if last == "confirm" and owner:
            self.act(DECISIONS, "confirm", "gaoyuan", decision, opinion=self.word(AGREED))

    def owner(self, department):
        """Somebody who handles in the department."""
        for account, actor in self.world.people.items():
            if actor.post.organisation_id == department and actor.has(Role.DEPT_HEAD, Role.HANDLER):
                return account
        return ""
