"""The feedback arrives: its dates follow from the profile, the head signs for it personally (§5.2). 反馈签收。"""

from secondhalf.core import clocks, moments, numbering, profile
from secondhalf.core.worktime import Rule
from secondhalf.people.lines import line_of
from secondhalf.rectification.kinds import LETTERS, InspectionSource

DATES = {
    "plan_due_on": "rectification.plan",
    "report_due_on": "rectification.report",
    "stage_end_on": "rectification.concentrated",
}


def dates_from(feedback_on, where):
    """{field: day} of every stage, by the profile in force at the place, from the day of the feedback meeting on."""
    found = {name: last_day_of(feedback_on, where.rule(key), where) for name, key in DATES.items()}
    months = where.value("matter.look_back")[-1]
    return found | {"look_back_on": last_day_of(feedback_on, Rule(months, "month"), where)}


def last_day_of(feedback_on, rule, where):
    return clocks.due(moments.start_of(feedback_on), rule, where=where).last_day


class Receivable:
    @classmethod
    def receive(cls, *, by, feedback_on, **about):
        """Enter an inspection; it gets its code, from which the numbers of its findings are made.

        feedback_on: the day of the feedback meeting, day 0. about: name, source, inspector, unit, head, and any of the
        dates; those not given follow from the profile. Returns the inspection.
        """
        holder = by.post.seat
        given = {name: day for name, day in about.items() if day or name not in (*DATES, "look_back_on")}
        dates = dates_from(feedback_on, profile.Where(holder.realm, line_of(holder.pk)))
        inspection = cls(realm=holder.realm, holder=holder, feedback_on=feedback_on, **(dates | given))
        with inspection.step("receive", by=by):
            pass
        return inspection

    def sign_personally(self, *, by):
        """The head of the inspected organisation has the feedback and the list of problems, and answers for them."""
        with self.step("sign_personally", by=by):
            self.is_signed = True

    def before_birth(self, event):
        """The code: letters of the source and year; from the second in a year on, also its place."""
        letters, year = LETTERS[InspectionSource(self.source)], str(self.feedback_on.year)
        place = numbering.draw(self.realm, f"inspection {letters}", year)
        self.code = f"{letters}{year}" if place == 1 else f"{letters}{year}.{place}"
        self.act = event
        self.seal({"code": self.code, "feedback_on": self.feedback_on, "inspector": self.inspector})
