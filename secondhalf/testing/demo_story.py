"""One matter of the demo as it is told: each step a verb of the house, by whoever may. 演示办理过程。"""

from secondhalf.core import clocks, moments
from secondhalf.matters import note_policy
from secondhalf.matters import policy as matter_policy
from secondhalf.matters.models import Matter
from secondhalf.matters.supervising import SupervisionNote
from secondhalf.testing.demo_closing import Closing
from secondhalf.testing.demo_setting_right import SettingRight
from secondhalf.testing.demo_speaking import Speaking
from secondhalf.testing.demo_steering import Steering
from secondhalf.testing.demo_teams import HOLDERS, OFFICES, TEAMS, UNITS

NOT_ON_EVERY_ROUTE = {"review": "in_review", "endorse": "to_endorse", "approve": "to_approve"}


class Story(Speaking, Steering, Closing, SettingRight):
    """Tells one Plan. `book` is what all stories share: world, phrases, chance, workers, the matters so far."""

    def __init__(self, plan, book):
        self.plan, self.book, self.topic = plan, book, plan.topic
        self.world, self.phrases, self.chance = book.world, book.phrases, book.chance
        self.team, self.unit = TEAMS[plan.topic.at], getattr(book.world.places, UNITS[plan.topic.at])
        self.holder = getattr(book.world.places, HOLDERS[plan.topic.at])
        self.first_office = OFFICES[HOLDERS[plan.topic.at]]
        self.voices, self.twins, self.key, self.lead = [], [], None, plan.topic.lead
        self.said = self.topic.voices(plan.place)
        self.until = self.read = None

    def tell(self, moment, name, argument):
        """Do one step, at `moment` or right after the one before; a part that the route does not have is left out."""
        moments.set_clock(max(moment, self.until or moment))
        self.read = None
        self.take(name, argument)
        self.until = self.book.hours.after(moments.now(), 1)

    def take(self, name, argument):
        if name in NOT_ON_EVERY_ROUTE and self.matter.stage != NOT_ON_EVERY_ROUTE[name]:
            return
        getattr(self, name)(*([argument] if argument else []))

    @property
    def matter(self):
        """As it stands before this step, read once."""
        if self.read is None or self.read.pk != self.key:
            self.read = Matter.objects.select_related("holder").get(pk=self.key)
        return self.read

    def act(self, verb, by, **words):
        """A verb of the matter. by: an account."""
        return self.do(matter_policy, self.matter, verb, by, **words)

    def on_note(self, verb, **words):
        self.do(note_policy, SupervisionNote.objects.get(matter=self.key), verb, self.head, **words)

    def do(self, policy, thing, verb, by, **words):
        """Ask the policy as the door does, then do it."""
        actor = getattr(self.world, by) if isinstance(by, str) else by
        self.book.ask(policy, actor, verb, thing)
        return getattr(thing, verb)(by=actor, **words)

    @property
    def office(self):
        """The account of the office that holds the matter now."""
        return self.book.offices[self.matter.holder_id]

    @property
    def head(self):
        return self.team.heads[self.lead]

    @property
    def hand(self):
        return self.team.handlers[self.lead]

    def say(self, name):
        """A phrase; of several, one by chance."""
        words = self.phrases[name]
        return words if isinstance(words, str) else self.chance.choice(words)

    def text(self, name):
        """What the topic says, of this place."""
        return self.topic.words(name, self.plan.place)

    def about(self):
        """What the office writes into the register."""
        return {
            "title": self.text("title"),
            "summary": self.text("summary"),
            "category": self.world.categories[self.topic.category],
            "unit": self.unit,
            "place": self.plan.place,
            "complexity": self.topic.level,
            "is_urgent_wish": self.topic.wish,
            "group_size": self.chance.randint(*self.topic.group),
        }

    def department(self, key):
        return getattr(self.world.places, key)

    def day(self, days):
        """The day so many working days from the clock's."""
        return clocks.last_day(clocks.workdays_on(days))

    def later(self, minutes):
        """Within one step, some minutes of office time pass between two acts."""
        moments.set_clock(self.book.hours.after(moments.now(), minutes))
