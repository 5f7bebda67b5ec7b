"""Deadlines counted anew after the yearly notice came: deliberately, visibly, one step a matter. 重算时限。"""

from django.db import models

from secondhalf.core.facts import Fact
from secondhalf.matters.deadlines import Clock, Deadline


class Retiming(Fact):
    """A deadline moved because the calendar did: the old end, the new one, and the calendar's edition."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="retimings")
    was = models.DateTimeField()
    now = models.DateTimeField()
    edition = models.PositiveIntegerField()


class Retimable:
    def retime(self, *, by, edition):
        """Count the running clocks anew by the calendar in force; `edition` is that calendar's number."""
        with self.step("retime", by=by) as act:
            for deadline in self.deadlines.filter(is_current=True):
                due = deadline.due()
                if (due.ends_at, due.provisional) == (deadline.ends_at, deadline.provisional):
                    continue
                act.record(deadline.retimings, was=deadline.ends_at, now=due.ends_at, edition=edition)
                self._move_end(deadline, due)

    def _move_end(self, deadline, due):
        shown = self.due_at == deadline.ends_at
        deadline.ends_at, deadline.provisional = due.ends_at, due.provisional
        deadline.save(update_fields=["ends_at", "provisional"])
        if shown and deadline.clock != Clock.NOTICE:
            self.due_at, self.due_provisional = due.ends_at, due.provisional
