"""Scheduled progress and the light that follows from it: always colour, word and icon. 序时进度与灯号。

Default rule [D] after [W78] (DOMAIN 5.8): green on schedule; yellow 10 to 30 points behind, or at most 3 working days
left; red more than 30 points behind, or overdue; grey not started by plan; blue closed. Thresholds are in the profile.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from secondhalf.core.figures import points
from secondhalf.core.worktime import CHINA

# colour: (css class, icon, word)
LAMPS = {
    "green": ("light-ok", "ok", gettext_lazy("On schedule")),
    "yellow": ("light-near", "near", gettext_lazy("Due soon")),
    "red": ("light-late", "late", gettext_lazy("Overdue")),
    "blue": ("light-shut", "struck", gettext_lazy("Closed out")),
    "grey": ("light-idle", "idle", gettext_lazy("Not started")),
    "paused": ("light-idle", "pause", gettext_lazy("Paused")),
    "back": ("light-back", "back", gettext_lazy("Sent back")),
}


@dataclass(frozen=True)
class LightRule:
    """Thresholds: working days left that are near; points behind that are near, and behind which it is late."""

    near_days: int = 3
    behind_near: int = 10
    behind_late: int = 30


@dataclass(frozen=True)
class Light:
    """What a page shows: `css` class, `icon` (of icons.svg, without "i-"), `word`; `colour` is what lists filter by."""

    colour: str
    css: str
    icon: str
    word: Any

    def __str__(self):
        return str(self.word)


def lamp(colour, word=None):
    """The light of a colour of LAMPS, with its usual word or another."""
    css, icon, usual = LAMPS[colour]
    return Light(colour, css, icon, usual if word is None else word)


def light(left, *, scheduled=0, actual=None, stage="open", rule=LightRule()):  # noqa: B008
    """The light of something under way.

    left: a `timeleft.Left`, or None without a deadline. scheduled, actual: whole points 0 to 100, as the page prints
    them; actual None if no progress is reported. stage: "idle" (not started by plan), "open" or "shut".
    """
    if stage != "open":
        return lamp("blue" if stage == "shut" else "grey")
    if left is not None and left.stands:
        return lamp("paused")
    if left is not None and left.late:
        return lamp("red", left.text)
    behind = 0 if actual is None else scheduled - actual
    if behind > rule.behind_late:
        return lamp("red", _behind(behind))
    if left is not None and left.days <= rule.near_days:
        return lamp("yellow")
    if behind >= rule.behind_near:
        return lamp("yellow", _behind(behind))
    return lamp("green")


def progress(now, start, end, milestones=(), zone=CHINA):
    """Scheduled progress in whole points, 0 to 100: (today - start) / (end - start), in days (序时进度).

    start, end: dates or aware moments (a midnight ends the day before), or a Due as end. A limit within one day goes
    by the clock. milestones: (date, weight) pairs; each is to be reached in full on its date, evenly in between.
    """
    today, first, last = _day(now, zone), _day(start, zone), _last_day(end, zone)
    if today < first:
        return 0
    if milestones:
        return _by_milestones(today, first, milestones)
    if last > first:
        return _bounded((today - first).days, (last - first).days)
    if isinstance(end, datetime.date) and not isinstance(end, datetime.datetime):
        return 100 if today >= last else 0
    until = getattr(end, "ends_at", end)
    return _bounded(round((now - start).total_seconds()), round((until - start).total_seconds()))


def _by_milestones(today, first, milestones):
    total = sum(weight for _date, weight in milestones)
    reached, since = 0, first
    for date, weight in sorted(milestones):
        if today < date:
            span = (date - since).days
            return _bounded(reached * span + weight * (today - since).days, total * span)
        reached, since = reached + weight, max(since, date)
    return 100


def _bounded(share, of):
    return 100 if of <= 0 else min(100, max(0, points(share, of)))


def _day(moment, zone):
    return moment.astimezone(zone).date() if isinstance(moment, datetime.datetime) else moment


def _last_day(end, zone):
    """The last day of a Due, a date, or a moment: a midnight ends the day before."""
    if isinstance(end, datetime.datetime):
        return _day(end - datetime.timedelta(microseconds=1), zone)
    return getattr(end, "last_day", end)


def _behind(behind):
    return ngettext("%(n)d point behind", "%(n)d points behind", behind) % {"n": behind}
