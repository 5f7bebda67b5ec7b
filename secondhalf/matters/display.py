"""How a matter shows itself on pages: its number as printed, its light, the time left. 事项的显示。"""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from secondhalf.core import calendar, clocks, lights, moments, profile, timeleft
from secondhalf.core.worktime import Due
from secondhalf.matters import pacing
from secondhalf.matters.stages import CLOSING_PARTS, SHUT, Stage

AT_WORK = {Stage.UNDER_WAY, Stage.TO_CLOSE, *CLOSING_PARTS}


class Displayable:
    """Words for pages. Nothing here asks the database about rows: lists may use it for every line."""

    def get_absolute_url(self):
        return reverse("matter", args=[self.no])

    @property
    def printed_no(self):
        """The number with its suffix: R1 after the first relapse (DOMAIN §5.10)."""
        return f"{self.no}-R{self.relapses}" if self.relapses else self.no

    @property
    def is_shut(self):
        return self.stage in SHUT

    @property
    def is_struck_off(self):
        return self.stage in (Stage.CLOSED, Stage.ARCHIVED)

    @cached_property
    def left(self):
        """The `timeleft.Left` of its clock as it runs, or as it stopped when applied for; None without one."""
        if not self.due_at or self.is_shut:
            return None
        due = Due(self.due_at, self.due_provisional, clocks.last_day(self.due_at))
        return timeleft.left(self.stopped_at or moments.now(), due, calendar.current())

    @property
    def left_words(self):
        """The time left; of what was applied for, whether that was in time."""
        if not self.stopped_at:
            return self.left.text
        late = _("applied for, %(over)s") % {"over": self.left.text}
        return late if self.left.late else _("applied for in time")

    @property
    def stones(self):
        """The measures by whose days it goes in this round (`pacing.Stone`), without asking for them."""
        return pacing.stones_of(self.plan_days, self.start_at)

    @property
    def pace(self):
        """Scheduled beside actual progress (`pacing.Pace`)."""
        back = pacing.came_back(self.stage, self.returns, self.round)
        until = self.stopped_at or moments.now()
        said = {"stones": self.stones, "percent": self.percent, "came_back": back}
        return pacing.pace(until, self.start_at, self.due_at, **said)

    @property
    def scheduled(self):
        """Scheduled progress in whole points, or None without a clock (序时进度)."""
        return self.pace.scheduled

    @property
    def actual(self):
        """How far it is in whole points: of its measures what is finished, without any what was reported last."""
        return self.pace.actual

    @property
    def stage_word(self):
        """The stage in words; Django's own get_stage_display asks for the words of all stages each time."""
        return Stage(self.stage).label

    @cached_property
    def light(self):
        """The `lights.Light` of DOMAIN §5.8: on schedule, near, late, paused, not started, closed out."""
        if self.is_shut:
            word = None if self.is_struck_off else self.stage_word
            return lights.lamp("blue" if self.is_struck_off else "grey", word)
        if self.stage == Stage.PENDED:
            return lights.lamp("paused", self.stage_word)
        if self.left is None:
            return lights.lamp("grey", self.stage_word)
        if self.stopped_at:
            return lights.lamp("red", _("Applied for late")) if self.left.late else lights.lamp("green")
        pace = self.pace
        return lights.light(
            self.left,
            scheduled=pace.scheduled or 0,
            actual=pace.actual if self.stage in AT_WORK else None,
            rule=profile.light_rule(self.realm, organisations=(self.holder_id,)),
        )
