"""Deadlines: regime, unit, start event with proof, pauses, extensions (DOMAIN §2.5, law 7). 办理时限。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, profile
from secondhalf.core.facts import Fact
from secondhalf.core.problems import MovedOn
from secondhalf.core.rows import Owned
from secondhalf.core.worktime import Rule
from secondhalf.matters import regimes
from secondhalf.matters.kinds import Urgency
from secondhalf.people.lines import line_of


class Clock(models.TextChoices):
    TELL = "tell", _("telling whoever raised it")
    SIGN_FOR = "sign_for", _("signing for")
    HANDLE = "handle", _("handling")
    PENDING = "pending", _("review of what is pended")
    NOTICE = "notice", _("public notice")
    SUSTAIN = "sustain", _("periodic assessment")
    FIX = "fix", _("putting right what the verification found")


LIMITS = {Clock.PENDING: "pending", Clock.NOTICE: "notice", Clock.SUSTAIN: "sustain_review"}


class Deadline(Owned):
    """One running clock of a matter. A bare date is not enough."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="deadlines")
    clock = models.CharField(max_length=10, choices=Clock)
    regime = models.CharField(max_length=80)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10)
    day = models.DateField(null=True)
    start_event = models.CharField(max_length=60)
    start_at = models.DateTimeField()
    proof = models.UUIDField()
    ends_at = models.DateTimeField()
    provisional = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("deadline")
        indexes = [
            models.Index(fields=["matter", "clock", "is_current"], name="deadline_current"),
            models.Index(fields=["ends_at"], name="deadline_on_the_spot", condition=models.Q(clock=Clock.FIX)),
        ]

    def rule(self):
        """The rule it was started under, as worktime knows it."""
        return Rule(self.amount, self.unit, self.day, self.regime, self.start_event)

    def due(self):
        """The Due by the calendar in force, with every pause and extension so far."""
        pauses = list(self.pauses.values_list("from_at", "to_at"))
        where = self.matter.where
        due = clocks.due(self.start_at, self.rule(), pauses, where)
        for extension in self.extensions.order_by("id"):
            due = clocks.extend(due, Rule(extension.amount, extension.unit), pauses, where)
        return due


class Pause(Fact):
    """The clock stood still: from when, till when, and why."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="pauses")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200)


class Extension(Fact):
    """More time: how much, who approved (the act), why; the raiser is told."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="extensions")
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10)
    reason = models.TextField()


class Timed:
    """Clocks of a matter."""

    def start_clock(self, clock, act):
        """Start a clock by the profile's rule, at this act; the act is its proof."""
        if clock == Clock.HANDLE:
            return self._start(clock, regimes.handling_start(self, act), regimes.handling(self))
        return self._start(clock, act.event, self.limit(self._limit_of(clock)))

    def start_petition(self, act):
        """A petitioner is told of the admission by it ([L1] art. 23); the time for finishing begins (art. 34)."""
        told = self._start(Clock.TELL, act.event, regimes.telling(self), self.received_at)
        Deadline.objects.filter(pk=told.pk).update(is_current=False)
        self.start_clock(Clock.HANDLE, act)

    def limit(self, key):
        """A time limit of the profile in force for whoever holds the matter."""
        return self.where.rule(f"matter.{key}")

    @property
    def where(self):
        """What the profile says at the place of whoever holds the matter."""
        return profile.Where(self.realm, line_of(self.holder_id))

    def time_limit(self, key, start):
        """The Due of a time limit of the profile that starts at `start`."""
        return clocks.due(start, self.limit(key), where=self.where)

    def _limit_of(self, clock):
        if clock == Clock.SIGN_FOR:
            return "sign_for.critical" if self.urgency == Urgency.CRITICAL else "sign_for"
        return LIMITS[clock]

    def _start(self, clock, event, rule, start=None):
        """Start at the event, which is the proof; `start`: the moment it counts from, if that is an earlier one."""
        start = start or event.at
        due = clocks.due(start, rule, where=self.where)
        ended = (Clock.HANDLE, Clock.FIX) if clock == Clock.HANDLE else (clock,)
        self.deadlines.filter(clock__in=ended, is_current=True).update(is_current=False)
        deadline = Deadline.objects.create(
            realm=self.realm,
            matter=self,
            clock=clock,
            regime=rule.regime,
            amount=rule.amount,
            unit=rule.unit,
            day=rule.date,
            start_event=event.name,
            start_at=start,
            proof=event.pk,
            ends_at=due.ends_at,
            provisional=due.provisional,
        )
        if clock in (Clock.SIGN_FOR, Clock.HANDLE, Clock.PENDING, Clock.SUSTAIN):
            self.start_at, self.due_at, self.due_provisional = start, due.ends_at, due.provisional
            self.stopped_at = None
        return deadline

    def pause_clock(self, act, *, reason):
        """The handling clock stands still from this act on."""
        act.record(self.clock(Clock.HANDLE).pauses, from_at=act.event.at, reason=reason)

    def resume_clock(self, act):
        """The handling clock goes on: its end moves by the time it stood still."""
        deadline = self.clock(Clock.HANDLE)
        deadline.pauses.filter(to_at=None).update(to_at=act.event.at)
        self._reckon(deadline)

    def stop_clock(self, act):
        """Applied for: the handling clock stands still, unless its end is not ours to move; on time is as of now."""
        if self.deadlines.filter(clock=Clock.FIX, is_current=True).update(is_current=False):
            self._show_end()
        if not regimes.runs_on(self):
            self.pause_clock(act, reason=act.event.verb)
            self.stopped_at = act.event.at

    def restart_clock(self, act):
        """Sent back: the handling clock goes on with the time that was left when it was applied for."""
        if self.stopped_at:
            self.resume_clock(act)
            self.stopped_at = None

    def start_correction(self, act, last_day):
        """Sent back on the spot with a day: a clock of its own (DOMAIN §5.9), until it is applied for again.

        Whoever verifies cannot give more time than the handling clock leaves: of the two ends the earlier one counts.
        """
        self._start(Clock.FIX, act.event, Rule(0, "date", last_day))
        self._show_end()

    def lengthen_clock(self, act, *, workdays, reason):
        """More time, counted on from the end of the handling clock and, while one runs, of the correction's."""
        for deadline in self.deadlines.filter(clock__in=(Clock.HANDLE, Clock.FIX), is_current=True):
            act.record(deadline.extensions, amount=workdays, unit="workday", reason=reason)
            self._reckon(deadline)

    def move_end(self, event, rule):
        """The handling clock ends by another rule from now on (part of an upper room's step, whose event is the proof).

        The clock that ran until now stays on record. Raises MovedOn if somebody else moved the matter meanwhile.
        """
        running = self.clock(Clock.HANDLE)
        if running is None:
            return
        stopped_at = self.stopped_at
        self._start(Clock.HANDLE, event, rule, running.start_at)
        self.stopped_at = stopped_at
        new = {"due_at": self.due_at, "due_provisional": self.due_provisional, "stopped_at": self.stopped_at}
        if type(self).objects.filter(pk=self.pk, stage=self.stage, turn=self.turn).update(**new) != 1:
            raise MovedOn(thing=self)
        self.refresh_sights(new, born=False)

    def _reckon(self, deadline):
        due = deadline.due()
        deadline.ends_at, deadline.provisional = due.ends_at, due.provisional
        deadline.save(update_fields=["ends_at", "provisional"])
        self._show_end()

    def _show_end(self):
        """The end that pages show and lights go by: the earlier of handling and, while it runs, correction."""
        running = self.deadlines.filter(clock__in=(Clock.HANDLE, Clock.FIX), is_current=True)
        first = running.order_by("ends_at").first()
        self.due_at, self.due_provisional = first.ends_at, first.provisional

    def clock(self, clock):
        """The running clock of that kind, or None."""
        return self.deadlines.filter(clock=clock, is_current=True).first()
