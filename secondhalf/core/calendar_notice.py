"""Import of the yearly notice on holidays and make-up days: read, checked, shown, then taken over whole. 节假日安排。

Accepted are rows of date, kind (休/班) and name, from xlsx, csv or pasted text, and the wording of the notice itself.
"""

from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from secondhalf.core import calendar, numbering, statutory
from secondhalf.core.calendar import CalendarNotice, Source, WorkDay
from secondhalf.core.events import Event
from secondhalf.core.loop import once_key
from secondhalf.core.notice_text import Row, RowError
from secondhalf.core.problems import Problem, Repeated
from secondhalf.core.profile import EVERYWHERE
from secondhalf.core.workdays import SATURDAY, bundled_days, bundled_names

STATUTORY_DAYS = 13
EVENT = "calendar.import"
_NAMES = [
    gettext_noop("New Year's Day"),
    gettext_noop("Spring Festival"),
    gettext_noop("Tomb-sweeping Day"),
    gettext_noop("Labour Day"),
    gettext_noop("Dragon Boat Festival"),
    gettext_noop("Mid-autumn Festival"),
    gettext_noop("National Day"),
    gettext_noop("Anti-Fascist 70th Day"),
]


class NoticeNotRead(Problem):
    status = 422
    title = gettext_lazy("The notice cannot be taken over: %(errors)d of its rows are wrong")
    remedy = gettext_lazy("Correct the rows that the preview marks, then import the whole notice again.")


class Preview(NamedTuple):
    """A notice as read. `days` are Rows in order; nothing may be imported while there are `errors`."""

    year: int
    region: str
    days: list
    errors: list
    warnings: list

    @property
    def off(self):
        return [row for row in self.days if not row.is_workday]

    @property
    def worked(self):
        return [row for row in self.days if row.is_workday]

    @property
    def as_text(self):
        """The rows as text that can be read again: what the confirmation carries."""
        return "\n".join(f"{row.date}\t{'班' if row.is_workday else '休'}\t{row.name}" for row in self.days)


def preview(rows, year, *, region="", errors=()):
    """Check `rows` (of `notice_text.read`) as the notice of `year`: a Preview. Nothing is stored."""
    good, wrong = {}, list(errors)
    for row in rows:
        problem = _wrong_with(row, year, good)
        if problem:
            wrong.append(RowError(row.line, problem))
        else:
            good[row.date] = row
    days = [good[date] for date in sorted(good)]
    warnings = []
    if not wrong and not region:
        wrong += _missing(good, year)
        warnings = _unbalanced(days)
    if not days and not wrong:
        wrong = [RowError(0, _("There are no rows of date, kind (休 or 班) and name in it."))]
    return Preview(year, region, days, sorted(wrong), warnings)


def import_notice(checked, *, by, title="", source=Source.OFFICIAL):
    """Store a Preview as the notice of its year; returns the CalendarNotice. All or nothing.

    by: the Actor. An earlier notice of the year stays on record and no longer counts. Raises NoticeNotRead, and
    Repeated if the same request was done before.
    """
    if checked.errors:
        raise NoticeNotRead(errors=len(checked.errors))
    try:
        with transaction.atomic():
            notice = _store(checked, by, title, source)
    except IntegrityError as error:
        if first := Event.objects.filter(once=once_key(by) or "-", name=EVENT).first():
            raise Repeated(first) from error
        raise
    return notice


def _store(checked, by, title, source):
    notice = CalendarNotice(
        edition=numbering.draw(EVERYWHERE, "calendar", ""),
        year=checked.year,
        region=checked.region,
        source=source,
        title=title,
        imported_by=by.title,
    )
    Event.objects.create(
        realm=by.realm or EVERYWHERE,
        name=EVENT,
        subject=notice.pk,
        person=by.person,
        post=by.post.pk if by.post else None,
        title=by.title,
        once=once_key(by),
    )
    notice.save(force_insert=True)
    WorkDay.objects.bulk_create(
        WorkDay(notice=notice, date=row.date, is_workday=row.is_workday, name=row.name) for row in checked.days
    )
    calendar.forget()
    return notice


def _wrong_with(row, year, known):
    if row.date in known:
        return _("%(date)s is in line %(line)d already.") % {"date": row.date, "line": known[row.date].line}
    before = row.date.year == year - 1 and (row.date.month, row.date.day) >= (12, 28)
    if row.date.year != year and not before:
        return _("%(date)s is not in %(year)d.") % {"date": row.date, "year": year}
    if row.is_workday and row.date.weekday() < SATURDAY:
        return _("%(date)s is no weekend, so it cannot be a make-up day.") % {"date": row.date}
    return ""


def _missing(days, year):
    """A nationwide notice gives at least the days off that the law fixes."""
    for date, name in sorted(statutory.festivals(year).items()):
        row = days.get(date)
        if row is None or row.is_workday:
            about = {"date": date, "name": name}
            yield RowError(0, _("%(date)s (%(name)s) is a day off by law, but not in this notice.") % about)


def _unbalanced(days):
    """Weekdays off minus weekends worked are the statutory days, as each that falls on a weekend is made up for."""
    off = sum(not row.is_workday and row.date.weekday() < SATURDAY for row in days)
    worked = sum(row.is_workday for row in days)
    if off - worked == STATUTORY_DAYS:
        return []
    about = {"off": off, "worked": worked, "days": STATUTORY_DAYS}
    return [_("%(off)d weekdays off less %(worked)d make-up days is not %(days)d: check it with the notice.") % about]


def known_days(year):
    """What is known of `year`, for the page: Rows by date, and whether they are the law alone (provisional)."""
    for notice in reversed(CalendarNotice.latest()):
        if notice.year == year:
            rows = [Row(0, day.date, day.is_workday, day.name) for day in notice.days.all()]
            return rows, notice.source != Source.OFFICIAL
    days, official = bundled_days()
    if year not in official:
        return [Row(0, day, False, name) for day, name in sorted(statutory.days_off(year).items())], True
    names = bundled_names()
    return [Row(0, day, works, _(names[day])) for day, works in sorted(days.items()) if day.year == year], False
