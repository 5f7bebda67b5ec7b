"""The life of one matter as rows: its events, sights, duties, deadlines and, for some, its facts. 事项的一生。"""

import datetime
from bisect import bisect_left
from itertools import count

from bench import facts, sentences
from bench.rows import Table
from secondhalf.core.events import Event
from secondhalf.matters.deadlines import Deadline
from secondhalf.matters.dispatching import Assignment, Dispatching
from secondhalf.matters.models import Matter
from secondhalf.matters.sights import Sight
from secondhalf.matters.stages import OPEN

HOUR, DAY = 3600, 86400
SPAN = 3 * 365 * DAY
EPOCH = datetime.datetime(1970, 1, 1)  # noqa: DTZ001 (databases are given naive text in UTC)
#        verb        after            hours at most  whose: role, and where it sits
STEPS = [
    ("register", "registered", 0, "union_office", "holder"),
    ("admit", "admitted", 30, "union_office", "holder"),
    ("dispatch", "dispatched", 30, "union_office", "holder"),
    ("sign_for", "accepted", 30, "dept_head", "lead"),
    ("determine", "under_way", 60, "dept_head", "lead"),
    ("report", "under_way", 200, "handler", "lead"),
    ("apply", "in_review", 300, "handler", "lead"),
    ("review", "in_verification", 60, "lead_dept", "unit"),
    ("verify", "to_approve", 90, "verifier", "unit"),
    ("approve", "to_close", 60, "approver", "unit"),
    ("close", "closed", 40, "union_office", "holder"),
    ("archive", "archived", 500, "union_office", "holder"),
]
# how far (steps done): of those open for long, of those just come in, and of those shut
STANDING = {"old": [1, 2, 3, 4, 5, 6, 6, 6, 6, 7, 8, 9, 10], "new": [1, 1, 2, 2, 3, 3, 4, 5, 6], "shut": [11, 12]}
# share of open ones by age in days
OPEN_SHARE = ((40, 0.9), (120, 0.5), (365, 0.1), (10_000, 0.01))


class Lives:
    """Writes matters into the tables; `position` is that of the last event."""

    def __init__(self, tree, rnd, *, until, facts_of=0.2):
        self.tree, self.rnd, self.until, self.facts_of = tree, rnd, until, facts_of
        self.realm = tree.realm.hex
        self.position, self.numbers, self._ticks = 0, {}, count()
        self.matters = Table(Matter, *MATTER)
        self.events = Table(Event, *EVENT)
        self.sights = Table(Sight, *SIGHT)
        self.dispatchings = Table(Dispatching, "id", "realm", "act_id", "salt", "leaf", "matter_id", "lead_id")
        self.assignments = Table(
            Assignment, "id", "realm", "matter_id", "dispatching_id", "department_id", "role", "is_current"
        )
        self.deadlines = Table(Deadline, *DEADLINE)
        self.facts = facts.Facts(self)
        self.tables = [
            self.events, self.matters, self.sights, self.dispatchings, self.assignments, self.deadlines,
            *self.facts.tables,
        ]  # fmt: skip

    def make(self, number, of):
        """The `number`-th of `of` matters, in the order in which they came in."""
        at = self.until - SPAN + SPAN * number // of
        life = Life(self, number, at)
        life.write()

    def key(self, at):
        """A UUIDv7 of a time in seconds, as 32 digits."""
        tick = next(self._ticks) & 0xFFF
        return f"{at * 1000:012x}7{tick:03x}a{self.rnd.getrandbits(60):015x}"

    def department(self):
        shares = self.tree.shares
        return self.tree.departments[bisect_left(shares, self.rnd.random() * shares[-1])]

    def no(self, at):
        day = (EPOCH + datetime.timedelta(seconds=at + 8 * HOUR)).strftime("%Y%m%d")
        self.numbers[day] = self.numbers.get(day, 0) + 1
        return f"SQ{day}-{self.numbers[day]:04d}"


class Life:
    """One matter: who has it, how far it came, and when each step was."""

    def __init__(self, lives, number, at):
        rnd = lives.rnd
        self.lives, self.number, self.at = lives, number, at
        self.key = lives.key(at)
        self.lead = lives.department()
        self.unit = self.lead.above
        union = self.unit.above
        self.holder = rnd.choices((union, union.above, union.above.above), (93, 5, 2))[0]
        self.done = rnd.choice(STANDING[self._standing()])
        self.stage = STEPS[self.done - 1][1]
        self.is_open = self.stage in OPEN
        self.times = [at]
        for step in STEPS[1 : self.done]:
            self.times.append(min(self.times[-1] + rnd.randint(1, step[2] * HOUR), lives.until))
        self.due = self._due() if self.done > 2 else None

    def _standing(self):
        days = (self.lives.until - self.at) / DAY
        share = next(share for age, share in OPEN_SHARE if days < age)
        if self.lives.rnd.random() >= share:
            return "shut"
        return "new" if days < 20 else "old"

    def _due(self):
        if self.done == 3:
            return self.times[2] + DAY
        return self.times[3] + self.lives.rnd.choice((21, 42, 84)) * DAY

    def write(self):
        lives = self.lives
        title, summary = sentences.matter_words(lives.rnd, self.number)
        told = self.is_open or lives.rnd.random() < lives.facts_of
        events = [self._event(*step[:2], at, self.who(step)) for step, at in zip(STEPS, self.times, strict=False)]
        lives.matters.add(*self._row(title, summary))
        self._sights()
        if self.done > 2:
            self._dispatch(events)
        if told:
            lives.facts.tell(self, dict(zip((step[0] for step in STEPS), events, strict=False)))

    def who(self, step):
        return getattr(self, step[4]).posts[step[3]]

    def _event(self, verb, after, at, who):
        lives = self.lives
        lives.position += 1
        key = lives.key(at)
        place = next(n for n, step in enumerate(STEPS) if step[0] == verb)
        before = STEPS[place - 1][1] if place else ""
        lives.events.add(
            key, lives.realm, lives.position, f"matter.{verb}", self.key, who.person, who.post, who.printed, moment(at),
            before, after, place, LEAF,
        )  # fmt: skip
        return key

    def _row(self, title, summary):
        shut = moment(self.times[10]) if self.done > 10 else None
        applied = moment(self.times[6]) if self.done > 6 else None
        return (
            self.key, self.lives.realm, self.done - 1, self.lives.no(self.at), title, summary,
            self.lives.rnd.choice(self.lives.tree.categories).pk.hex, self.unit.key, moment(self.at), self.holder.key,
            self.lead.key if self.done > 2 else None, self.stage, min(100, self.done * 10), moment(self.at),
            moment(self.due), applied, shut, self.holder.posts["union_office"].person,
        )  # fmt: skip

    def _sights(self):
        seen_from = {*self.holder.line, *(self.lead.line if self.done > 2 else ())}
        self.assisting = self.lives.rnd.choice(self.unit.below) if self.done > 2 else None
        if self.assisting and (self.number % 3 or self.assisting is self.lead):
            self.assisting = None
        if self.assisting:
            seen_from.add(self.assisting.key)
        add, key, at, due = self.lives.sights.add, self.lives.key(self.at)[:20], moment(self.at), moment(self.due)
        for place, organisation in enumerate(sorted(seen_from)):
            name = f"{key}{place:02x}{self.number:010x}"
            add(name, self.key, organisation, self.stage, self.is_open, due, self.done > 6, at)

    def _dispatch(self, events):
        lives, at = self.lives, self.times[2]
        key = lives.key(at)
        lives.dispatchings.add(key, lives.realm, events[2], LEAF[:16], LEAF, self.key, self.lead.key)
        lives.assignments.add(lives.key(at), lives.realm, self.key, key, self.lead.key, "lead_dept", True)
        if self.assisting:
            lives.assignments.add(lives.key(at), lives.realm, self.key, key, self.assisting.key, "assist_dept", True)
        self._deadline("sign_for", 1, events[2], at, at + DAY)
        if self.done > 3:
            self._deadline("handle", 15, events[3], self.times[3], self.due)

    def _deadline(self, clock, amount, proof, at, end):
        verb = "matter.dispatch" if clock == "sign_for" else "matter.sign_for"
        self.lives.deadlines.add(
            self.lives.key(at), self.lives.realm, self.key, clock, "unit", amount, "workday", verb, moment(at), proof,
            moment(end), True,
        )  # fmt: skip


MATTER = (
    "id", "realm", "turn", "no", "title", "summary", "category_id", "unit_id", "received_at", "holder_id", "lead_id",
    "stage", "percent", "start_at", "due_at", "stopped_at", "closed_at", "registered_by_id",
)  # fmt: skip
SIGHT = ("id", "matter_id", "organisation_id", "stage", "is_open", "due_at", "is_stopped", "received_at")
EVENT = (
    "id", "realm", "position", "name", "subject", "person_id", "post", "title", "at", "before", "after", "turn",
    "commitment",
)  # fmt: skip
DEADLINE = (
    "id", "realm", "matter_id", "clock", "regime", "amount", "unit", "start_event", "start_at", "proof", "ends_at",
    "is_current",
)  # fmt: skip
LEAF = bytes(range(32))


def moment(at):
    """Seconds as the databases read them: UTC, to the second."""
    return None if at is None else str(EPOCH + datetime.timedelta(seconds=at))
