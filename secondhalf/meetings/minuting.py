"""Minutes: drafted from what was recorded, approved by somebody who did not write them, numbered, frozen. 会议纪要。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.meetings import composing


class YouWroteTheMinutes(Problem):
    status = 403
    title = _("You had a hand in these minutes yourself")
    remedy = _("Whoever writes minutes never approves them. The chair of the meeting, or another leader, has to.")


class MinutesText(Fact):
    """One version of what the writer may word: the beginning, a passage for each item, the end.

    passages: {item key: text}. Attendance and decisions are not worded here: they are what was recorded.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="texts")
    opening = models.TextField(_("beginning"), blank=True)
    passages = models.JSONField(default=dict, blank=True)
    closing = models.TextField(_("end"), blank=True)


class Issue(Fact):
    """Minutes as they were issued: the number, and everything they say, frozen (law 14)."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="issues")
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", db_index=False)
    text = models.ForeignKey(MinutesText, models.PROTECT, related_name="+")
    no = models.CharField(max_length=40)
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "no"], name="one_number_of_minutes")]


class MeetingReason(Fact):
    """Why it was called off, returned or withdrawn."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"))


class Minuted:
    def write_up(self, *, by, opening="", passages=None, closing=""):
        """Word the minutes; earlier versions stay on record. passages: {item key: text}; items left out keep theirs."""
        last = self.texts.order_by("id").last()
        kept = {**(last.passages if last else {}), **(passages or {})}
        with self.step("write_up", by=by) as act:
            act.record(self.texts, opening=opening, passages=kept, closing=closing)

    def submit(self, *, by):
        """Give them to whoever approves."""
        with self.step("submit", by=by):
            pass

    def send_back(self, *, by, reason):
        """Not like this: whoever wrote them is told why."""
        self._reasoned("send_back", by, reason)

    def approve(self, *, by):
        """Approve them: numbered, frozen, and sent to those who were asked to come. Raises YouWroteTheMinutes."""
        if by.person.pk in self.writers():
            raise YouWroteTheMinutes(thing=self)
        with self.step("approve", by=by) as act:
            year, text = moments.local_day(act.event.at).year, self.texts.latest("id")
            number = numbering.draw(self.realm, f"minutes:{self.holder_id.hex}", str(year))
            self.no = f"会议纪要〔{year}〕{number}号"
            content = composing.compose(self, text)
            act.record(self.issues, holder=self.holder, text=text, no=self.no, content=content)

    def withdraw(self, *, by, reason):
        """They were wrong: the number stays with them and is not used again."""
        self._reasoned("withdraw", by, reason)

    def writers(self):
        """The keys of all who had a hand in the minutes in force, in any version."""
        return set(self.texts.values_list("act__person", flat=True))

    def _reasoned(self, verb, by, reason):
        with self.step(verb, by=by) as act:
            act.record(self.reasons, text=reason)
            if verb == "withdraw":
                self.no = ""
