"""What a matter's steps left behind: parts, five fixes, progress, and the records of its close-out. 办理记录。"""

from bench import sentences
from bench.rows import Table
from secondhalf.core.facts import Fact
from secondhalf.matters.applying import Application
from secondhalf.matters.approving import Approval
from secondhalf.matters.closing import Closure
from secondhalf.matters.determining import FiveFixes
from secondhalf.matters.parts import Part
from secondhalf.matters.reporting import Progress
from secondhalf.matters.reviewing import Review
from secondhalf.matters.verifying import CheckPoint, Verification

LEAF = bytes(range(32))
SEAL = ("id", "realm", "act_id", "salt", "leaf")
KINDS = {
    "determine": (FiveFixes, ("part_id", "scheme", "measures", "resp_leader_id", "resp_person_id", "finish_on")),
    "report": (Progress, ("part_id", "percent", "text")),
    "apply": (Application, ("part_id", "done", "effect", "contact")),
    "review": (Review, ("part_id", "opinion")),
    "verify": (Verification, ("part_id", "round", "visited_at", "place", "conclusion")),
    "approve": (Approval, ("part_id", "opinion")),
    "close": (Closure, ("answer", "round")),
}
assert all(issubclass(model, Fact) for model, _fields in KINDS.values())


class Facts:
    def __init__(self, lives):
        self.lives = lives
        self.parts = Table(Part, "id", "realm", "matter_id", "person_id", "part", "act_id")
        self.points = Table(CheckPoint, *SEAL, "verification_id", "order", "name", "standard", "measured", "passed")
        self.of = {verb: Table(model, *SEAL, "matter_id", *fields) for verb, (model, fields) in KINDS.items()}
        self.tables = [self.parts, *self.of.values(), self.points]

    def tell(self, life, events):
        """The facts of one life. events: {verb: key of its event}, as far as it came."""
        self.life, self.events, self.held = life, events, {}
        for verb in KINDS:
            if verb in events:
                getattr(self, verb)()

    def determine(self):
        head, handler = self.person("lead", "dept_head"), self.person("lead", "handler")
        leader = self.person("unit", "approver")
        on = self.when(4)[:10]
        self.add("determine", self.part(head, "handled"), "rectification", "更换设备，安排巡查。", leader, handler, on)

    def report(self):
        self.add("report", self.part(self.person("lead", "handler"), "handled"), 60, self.words(sentences.REPORTS))

    def apply(self):
        part = self.part(self.person("lead", "handler"), "handled")
        self.add("apply", part, "措施全部完成。", "复测合格，职工认可。", "spoken")

    def review(self):
        self.add("review", self.part(self.person("unit", "lead_dept"), "reviewed"), "措施与佐证对应，同意转核验。")

    def verify(self):
        part = self.part(self.person("unit", "verifier"), "verified")
        key = self.add("verify", part, 1, self.when(8), "现场", "pass")
        seal = (self.key(8), self.lives.realm, self.events["verify"], LEAF[:16], LEAF)
        self.points.add(*seal, key, 1, "水温", "≥ 40", "42", True)

    def approve(self):
        self.add("approve", self.part(self.person("unit", "approver"), "approved"), "同意销号。")

    def close(self):
        self.add("close", self.words(sentences.ANSWERS), 1)

    def add(self, verb, *values):
        key = self.key(min(len(self.life.times), 11) - 1)
        seal = (key, self.lives.realm, self.events[verb], LEAF[:16], LEAF)
        self.of[verb].add(*seal, self.life.key, *values)
        return key

    def part(self, person, kind):
        """The person's part, taken at the latest event known; one for a life."""
        if person not in self.held:
            self.held[person] = self.key(4)
            act = self.events["determine"]
            self.parts.add(self.held[person], self.lives.realm, self.life.key, person, kind, act)
        return self.held[person]

    def person(self, place, role):
        return getattr(self.life, place).posts[role].person

    def words(self, some):
        return self.lives.rnd.choice(some)

    def key(self, step):
        return self.lives.key(self.life.times[step])

    def when(self, step):
        from bench.life import moment

        return moment(self.life.times[step])
