"""What workers and the office say to each other in the demo: voices, answers, verdicts. 演示诉求、答复、评价。"""

from secondhalf.core import sequencer
from secondhalf.core.actors import Actor
from secondhalf.voices import policy as voice_policy
from secondhalf.voices.lodging import RAISER
from secondhalf.voices.models import Voice

NAMED = ("phone", "visit", "forum")
BY_RECEIPT = ("rate", "urge", "withdraw")
HOW = {"online": "page", "phone": "phone", "visit": "spoken", "box": "posted", "forum": "spoken"}


class Speaking:
    """Steps of a story that voices take."""

    def lodge(self):
        """Every other one writes for themselves; for the rest an officer writes it down."""
        words = self.said[len(self.voices) % len(self.said)]
        if self.plan.by or self.chance.random() < 0.55:
            worker = self.plan.by or next(self.book.workers[self.topic.at])
            mode = self.chance.choices(("named", "hidden"), (3, 1))[0]
            voice = Voice.lodge(
                by=getattr(self.world, worker), words=words, unit=self.unit, holder=self.holder, mode=mode,
                place=self.plan.place,
            )  # fmt: skip
        else:
            worker, channel = None, self.chance.choice(NAMED if self.is_rated else (*NAMED, "box"))
            told = {} if channel == "box" else {"name": self.say("names"), "contact": self.contact()}
            voice = Voice.lodge(
                by=getattr(self.world, self.first_office), words=words, unit=self.unit, holder=self.holder,
                raiser=told, channel=channel,
            )  # fmt: skip
        self.voices.append((voice.pk, worker))

    @property
    def is_rated(self):
        """A slip in the suggestion box leaves nobody to ask for a verdict."""
        return any(name == "rate" for _ago, name, _argument in self.plan.steps)

    def contact(self):
        return f"138{self.chance.randrange(10**8):08d}"

    def voice_act(self, pk, verb, by, **words):
        voice = Voice.objects.select_related("holder", "unit", "matter", "raiser").get(pk=pk)
        if verb in BY_RECEIPT and voice.mode == "hidden":
            by = Actor(name=RAISER, bearer=voice.pk)  # no account leads to a hidden voice
        return self.do(voice_policy, voice, verb, by, **words)

    def take_up(self):
        (first, _worker), *others = self.voices
        others = list(Voice.objects.filter(pk__in=[pk for pk, _worker in others]))
        matter = self.voice_act(first, "take_up", self.first_office, others=others, **self.about())
        self.key = matter.pk

    def withdraw(self):
        """Whoever wrote it takes it back, or the office for them."""
        pk, worker = self.voices[0]
        self.voice_act(pk, "withdraw", worker or self.first_office, reason=self.say("withdrawn"))

    def urging(self):
        for pk, worker in self.voices:
            if worker:
                self.voice_act(pk, "urge", worker, text=self.say("urging"))
                sequencer.settle()
                return

    def accuse(self):
        """A complaint about a head of department; nobody it names will ever see it."""
        voice = Voice.lodge(
            by=self.world.luzheng, words=self.say("accusation_words"), unit=self.unit, holder=self.holder,
            mode="hidden", nature="complaint", named=[self.world.tianye.person],
        )  # fmt: skip
        self.lead = "personnel"
        self.voices.append((voice.pk, "luzheng"))
        self.later(25)
        about = self.about() | {"title": self.say("accusation_title"), "summary": self.say("accusation_summary")}
        about |= {"category": self.world.categories["conduct"], "place": "", "group_size": None}
        self.key = self.voice_act(voice.pk, "take_up", self.first_office, **about).pk

    def answer(self):
        """Every voice is answered with the result, one after the other."""
        text = self.result()
        for voice in self.waiting():
            self.voice_act(voice.pk, "answer", self.office, text=text, how=HOW.get(voice.channel, "page"))
            self.later(4)

    def waiting(self):
        return list(Voice.objects.of_case(self.matter).filter(awaits_answer=True).order_by("received_at", "id"))

    def result(self):
        matter = self.matter
        closure = matter.closures.order_by("-id").first()
        if closure:
            return closure.answer
        return matter.triages.latest("id").explanation

    def rate(self, mood):
        """Verdicts in a mood: happy, grumble (one of many is not), unhappy (whoever spoke first is not)."""
        voices = list(
            Voice.objects.of_case(self.matter).filter(stage="answered").order_by("-is_lead", "received_at", "id")
        )
        workers = dict(self.voices)
        for place, voice in enumerate(voices):
            unhappy = (mood == "unhappy" and place == 0) or (mood == "grumble" and place == len(voices) - 1)
            if mood == "happy" and self.chance.random() < 0.15:
                continue  # silence: never counted as satisfied
            self.judge(voice, workers.get(voice.pk), self.verdict(unhappy))
            self.later(6)
            if mood != "happy":
                sequencer.settle()
            if mood == "unhappy":
                return

    def verdict(self, unhappy):
        if unhappy:
            return {"solved": "no", "satisfaction": "unsatisfied", "reason": self.say("not_solved")}
        if self.chance.random() < 0.2:
            return {"solved": "partly", "satisfaction": "basic", "reason": self.say("partly")}
        satisfaction = self.chance.choices(("satisfied", "very", "basic"), (6, 2, 1))[0]
        return {"solved": "yes", "satisfaction": satisfaction, "reason": self.say("thanks")}

    def judge(self, voice, worker, said):
        """Who wrote it says it; whom an officer wrote down for is called back; who left no name, cannot."""
        if worker:
            self.voice_act(voice.pk, "rate", worker, **said)
        elif voice.channel != "box":
            self.voice_act(voice.pk, "call_back", self.office, **said)

    def explain(self):
        self.rule("explain", "explain")

    def redo(self):
        self.rule("redo", "redo")
        sequencer.settle()

    def rule(self, verb, phrase):
        voice = Voice.objects.of_case(self.matter).to_rule_on().first()
        self.voice_act(voice.pk, verb, self.office, explanation=self.say(phrase))
