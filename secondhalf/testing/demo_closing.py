"""The close-out and what comes after it in the demo. 演示销号、重开、长期坚持、归档、并案。"""

import datetime

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.testing.demo_signatures import signatures


class Closing:
    """Steps of a story from the application to the archive."""

    def apply(self):
        contact = "spoken" if self.voices else "through_union"
        done = "；".join(self.topic.say["steps"]) if self.world.language == "zh" else "; ".join(self.topic.say["steps"])
        self.act("apply", self.hand, done=done, effect=self.text("effect"), contact=contact)

    def review(self):
        self.act("review", self.team.reviewer, opinion=self.say("review"))

    def verify(self):
        self.act("verify", self.verifier, points=[self.point(passed=True)], **self.visit(passed=True))

    def send_back(self):
        """From wherever it stands: by whoever has that part."""
        stage = self.matter.stage
        if stage == "in_verification":
            visit = self.visit(passed=False)
            points = [self.point(passed=False)]
            self.act("send_back", self.verifier, reason=self.text("back"), points=points, **visit)
        elif stage == "in_review":
            self.act("send_back", self.team.reviewer, reason=self.say("review_back"))
        else:
            self.act("send_back", self.approver, reason=self.say("approve_back"))

    @property
    def verifier(self):
        """Who verified before verifies again; otherwise somebody by chance, and a leader above the firm at the park."""
        accounts = ("shanlan",) if self.matter.holder_id == self.world.places.park.pk else self.team.verifiers
        return self.once("verifier", accounts)

    @property
    def approver(self):
        return self.once("approver", self.team.approvers)

    def once(self, part, accounts):
        """A choice that stays, since one person holds one part for a matter's whole life."""
        chosen = vars(self).setdefault("_chosen", {})
        return chosen.setdefault((part, accounts), self.chance.choice(accounts))

    def point(self, *, passed):
        name, method, standard, good, unit, bad = self.topic.say["check"]
        seen = {"measured": good if passed else bad, "unit": unit, "passed": passed}
        if not passed or self.plan.route == "full":
            seen["photo"] = self.photo(after=passed, by=self.verifier)
        return {"name": name, "method": method, "standard": standard, **seen}

    def visit(self, *, passed):
        asked = self.chance.randint(3, 12)
        satisfied = asked - self.chance.randint(0, 1) if passed else asked // 3
        said = {"workers_basic": asked - satisfied} if passed else {"workers_unsatisfied": asked - satisfied}
        if not passed:
            said["fix_by"] = moments.today() + datetime.timedelta(days=7)
        signed = [getattr(self.world, account) for account in (self.verifier, self.head)]
        return said | {
            "visited_at": moments.now(),
            "place": self.plan.place,
            "accompanied_by": self.say("accompanied"),
            "by_leader": self.verifier in ("shanlan",),
            "workers_asked": asked,
            "workers_satisfied": satisfied,
            "note": self.say("verify_note") if passed else "",
            "signatures": signatures(*signed, drawn=self.plan.route == "full"),
        }

    def endorse(self):
        self.act("endorse", self.team.leader, commitment=self.say("commitment"))

    def approve(self):
        self.act("approve", self.approver, opinion=self.say("approve"))

    def contest(self):
        self.act("contest", self.team.reviewer, reason=self.say("contest"))

    def close(self):
        self.act("close", self.office, answer=self.text("answer"))

    def reopen(self):
        self.act("reopen", self.team.watch, reason=self.say("reopen"))

    def sustain(self):
        self.act("sustain", self.head, reached=self.say("reached"), next_on=self.day(28))

    def assess(self, holds):
        finding = self.say("assess" if holds == "holds" else "weakens")
        self.act("assess", self.team.watch, holds=holds, finding=finding, next_on=self.day(20))

    def unsustain(self):
        self.act("unsustain", self.team.watch, reason=self.say("unsustain"))

    def twin(self):
        """Another worker says the same; it was registered by itself, and is merged into this one."""
        main, key = Matter.objects.get(pk=self.key), self.key
        self.lodge()
        pk, _worker = self.voices[-1]
        self.later(20)
        self.key = self.voice_act(pk, "take_up", self.first_office, **self.about()).pk
        self.later(10)
        self.admit()
        self.later(15)
        self.act("merge", self.first_office, into=main, reason=self.say("merge"))
        self.twins.append(self.key)
        self.key = key

    def unmerge(self):
        key, self.key = self.key, self.twins[-1]
        self.act("unmerge", self.office, reason=self.say("unmerge"))
        self.key = key

    def close_twins(self):
        """Each merged matter is closed with an answer of its own."""
        key = self.key
        for twin in self.twins:
            self.key = twin
            self.act("close_merged", self.office, answer=self.text("answer"))
            self.later(5)
        self.key = key
