"""What offices, departments and leaders do until a matter is ripe for close-out. 演示受理、派单、办理。"""

import datetime

from secondhalf.core import clocks, moments
from secondhalf.files.taking import take
from secondhalf.matters.kinds import Source
from secondhalf.matters.measuring import Measure
from secondhalf.matters.models import Matter
from secondhalf.testing.demo_pictures import photo

SOURCES = (
    Source.FORUM,
    Source.VISIT,
    Source.CONGRESS,
    Source.INSPECTION,
    Source.SURVEY,
    Source.GRID,
    Source.GOV_HOTLINE,
)
OTHER_LEADS = {"equipment": "welfare", "welfare": "equipment", "safety": "equipment", "personnel": "welfare"}


class Steering:
    """Steps of a story that lead from the register to work in hand."""

    def register(self):
        self.register_at(self.first_office, self.holder)

    def register_at(self, account, holder):
        by = getattr(self.world, account)
        source = self.chance.choice(SOURCES)
        self.key = Matter.register(by=by, holder=holder, source=source, **self.about()).pk

    def hand_up_below(self):
        """A basic union registers what only the park can settle."""
        self.register_at("baiyang", self.world.places.works)
        self.later(40)
        self.act("hand_up", "baiyang", reason=self.say("hand_up"))

    def handed_down(self):
        """The city registers what came to its hotline and gives it down, level by level."""
        places = self.world.places
        self.register_at("haiyan", places.city)
        for giver, taker in (("haiyan", places.park), ("wenxin", places.works)):
            self.later(35)
            self.act("hand_down", giver, taker=taker, reason=self.say("hand_down"))

    def amend(self):
        self.act("amend", self.office, reason=self.say("amend"), group_size=self.topic.group[1] + 10)

    def admit(self):
        self.act("admit", self.office, complexity=self.topic.level, route=self.plan.route)

    def decline(self, reason):
        self.act("decline", self.office, reason=reason, explanation=self.say(reason))

    def transfer(self):
        self.act("transfer", self.office, destination=self.say("destination"), explanation=self.say("transferred"))

    def dispatch(self):
        assisting = [self.department(key) for key in self.topic.assist if key != self.lead]
        self.act(
            "dispatch", self.office, lead=self.department(self.lead), assisting=assisting, note=self.say("to_lead")
        )

    def dispute(self):
        suggested = self.department(OTHER_LEADS[self.lead]) if self.lead in OTHER_LEADS else None
        self.act("dispute", self.head, reason="not_ours", explanation=self.say("dispute"), suggested=suggested)

    def allow_dispute(self):
        self.act("allow_dispute", self.team.leader, reason=self.say("late_dispute"))

    def redirect(self):
        self.act("redirect", self.office, explanation=self.say("redirect"))
        self.lead = OTHER_LEADS[self.lead]

    def insist(self):
        self.act("insist", self.office, explanation=self.say("insist"))

    def sign_for(self):
        self.act("sign_for", self.chance.choice((self.head, self.hand)))

    def determine(self):
        due = self.matter.due_at
        self.act(
            "determine", self.head, resp_leader=self.person(self.team.leader), resp_person=self.person(self.hand),
            resp_department=self.department(self.lead), measures=self.text("measures"), finish_on=clocks.last_day(due),
        )  # fmt: skip

    def confirm(self):
        self.act("confirm", self.team.leader)

    def person(self, account):
        return getattr(self.world, account).person

    def task(self):
        due_on = max(moments.today(), clocks.last_day(self.matter.due_at) - datetime.timedelta(days=1))
        target = f"{self.topic.say['check'][0]} {self.topic.say['check'][2]} {self.topic.say['check'][4]}".strip()
        self.act("set_task", self.head, title=self.text("task"), due_on=due_on, target=target)

    def measure(self):
        task = self.matter.tasks.earliest("order")
        order = task.measures.count()
        due_on = self.day(2 + 2 * order)
        self.act(
            "set_measure", self.head, task=task, title=self.topic.say["steps"][order % 2], due_on=due_on,
            resp_person=self.person(self.hand),
        )  # fmt: skip

    def finish(self):
        measure = Measure.objects.filter(matter=self.key, finish=None).order_by("order").first()
        if measure:
            self.act("finish_measure", self.hand, measure=measure, result=self.say("finished"))

    def report(self):
        """The first report says what was found, with a picture; the last what came out."""
        matter = self.matter
        open_measures = matter.measures.filter(finish=None).count()
        last = open_measures == 0
        text = self.text("effect") if last else self.text("found") if matter.percent == 0 else self.say("work_a")
        percent = 90 if last else min(80, max(25, matter.percent + 30))
        self.act("report", self.hand, percent=percent, text=text, exhibits=self.exhibits(matter, last))

    def exhibits(self, matter, last):
        shows = "after" if last else "before"
        if matter.exhibits.filter(shows=shows).exists():
            return []
        file = self.photo(after=last, by=self.hand)
        return [{"file": file, "shows": shows, "pair": self.topic.say["check"][0]}]

    def photo(self, *, after, by):
        actor = getattr(self.world, by)
        return take(
            photo(self.topic.drawing, after), by=actor, realm=actor.realm, taken_at=moments.now(),
            place=self.plan.place, taken_by=actor.person.name,
        )  # fmt: skip

    def ask_extension(self):
        self.act("ask_extension", self.head, reason=self.say("ask_time"), workdays=self.chance.choice((5, 8, 10)))

    def extend(self):
        self.act("extend", self.team.leader, explanation=self.say("extend"))

    def refuse(self):
        self.act("refuse", self.office, explanation=self.say("refuse"))

    def ask_pending(self):
        words = {"reason_code": "funds", "reason": self.say("ask_pend"), "review_on": self.day(42)}
        self.act("ask_pending", self.head, **words)

    def pend(self):
        self.act("pend", self.team.leader, explanation=self.say("pend"))

    def resume(self):
        self.act("resume", self.office, explanation=self.say("resume"))

    def instruct(self, due=None):
        leader = self.chance.choice(self.team.approvers)
        self.act("instruct", leader, text=self.say("instruct"), due_on=self.day(6) if due else None)

    def report_back(self):
        self.act("report_back", self.head, text=self.say("report_back"))

    def remind(self):
        self.act("remind", self.team.watch, text=self.say("remind"))

    def urge(self):
        self.act("urge", self.office, text=self.say("urge"))

    def supervise(self):
        words = {"reason": self.say("note_reason"), "requirement": self.say("note_requirement"), "due_on": self.day(4)}
        self.act("supervise", self.team.watch, addressee=self.department(self.lead), **words)

    def sign_note(self):
        self.on_note("sign")

    def answer_note(self):
        self.on_note("answer", reply=self.say("note_reply"))

    def split(self):
        words = {"title": self.say("split_title"), "summary": self.say("split_summary"), "reason": self.say("split")}
        self.act("split", self.office, **words)

    def relate(self):
        others = Matter.objects.filter(holder=self.matter.holder, confidentiality="internal").exclude(pk=self.key)
        self.act("relate", self.office, other=others.order_by("-id").first(), reason=self.say("relate"))
