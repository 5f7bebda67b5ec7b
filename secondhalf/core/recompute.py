"""What a new calendar does to deadlines that are running: shown first, changed deliberately. 时限重新计算。

A notice may also touch the last days of the December before its year, so look at every open deadline, not only at the
provisional ones.
"""

import datetime
from collections.abc import Hashable
from typing import Any, NamedTuple

from secondhalf.core.worktime import CHINA, OFFICE, Due, OfficeHours, Rule, due, extend


class Running(NamedTuple):
    """A deadline with all that it rests on.

    key: whatever the caller knows it by. pauses: (start, end or None) pairs. extensions: Rules in the order granted.
    old_due: the Due as kept, or None to have it computed over the old calendar.
    """

    key: Hashable
    start: datetime.datetime
    rule: Rule
    pauses: Any = ()
    extensions: Any = ()
    old_due: Due | None = None
    hours: OfficeHours = OFFICE


class Change(NamedTuple):
    """What became of one deadline. `changed`: its end or its provisional mark; `moved`: its end."""

    key: Hashable
    old: Due
    new: Due
    changed: bool

    @property
    def moved(self):
        return self.old.ends_at != self.new.ends_at


def recompute(old_edition, new_edition, deadlines, zone=CHINA):
    """Yield a Change for each of `deadlines` (Running, or tuples in that order). Nothing is stored.

    old_edition, new_edition: Calendars, see `calendar.at_edition` and `calendar.current`.
    """
    for row in deadlines:
        running = Running(*row)
        old = running.old_due or ends(running, old_edition, zone)
        new = ends(running, new_edition, zone)
        yield Change(running.key, old, new, (old.ends_at, old.provisional) != (new.ends_at, new.provisional))


def ends(running, calendar, zone=CHINA):
    """The Due of a Running over `calendar`: its rule, with its pauses, and each extension on top."""
    _key, start, rule, pauses, extensions, _old, hours = running
    end = due(start, rule, calendar, hours, pauses, zone)
    for extension in extensions:
        end = extend(end, extension, calendar, hours, pauses, zone)
    return end
