"""Columns that many ledgers share, and choices to filter by. A room above may take them as they are. 通用列。"""

import datetime
from dataclasses import replace
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secondhalf.core import lights, moments
from secondhalf.ledgers import own
from secondhalf.ledgers.ledger import Align, Back, Choice, Column, Contains, Filter
from secondhalf.matters import filters as matter_filters
from secondhalf.matters.lists import due_range
from secondhalf.matters.stages import OPEN, SHUT, Stage

MATTER_PAGE = _("the page of the matter")


def label(choices, value):
    """The words of a value of an enumeration; Django's own get_..._display asks for all of them each time."""
    return labels(choices, get_language()).get(value, value)


@lru_cache(100)
def labels(choices, language):
    return {value: str(words) for value, words in choices.choices}


def day(moment):
    """The local day of a moment, or None."""
    return moments.local_day(moment) if moment else None


def light(matter):
    """The light of a matter, without the days: its cell is narrow, and the time limit stands in a column of its own."""
    lamp = matter.light
    if lamp.colour not in ("red", "yellow") or matter.stopped_at or lamp == lights.lamp(lamp.colour):
        return lamp
    late = matter.left is not None and matter.left.late
    return lights.lamp("red") if late else lights.lamp(lamp.colour, _("behind"))


def ordinal():
    """The running number of a row; the light stands below it."""
    return Column("ordinal", _("No."), lambda row: None, width=5, align=Align.CENTRE, page=MATTER_PAGE)


def number(matter=lambda row: row, path=""):
    return Column(
        "no", _("Number"), lambda row: matter(row).printed_no, width=16, page=MATTER_PAGE, sort=f"{path}no",
        filter=Contains((f"{path}no",)), synonyms=("编号", "事项编号", "问题编号", "number", "no."),
    )  # fmt: skip


def problem(matter=lambda row: row, path="", title=None):
    return Column(
        "problem", title or _("Problem"), lambda row: matter(row).title, width=26, page=_("“Put the register right”"),
        link=True, filter=Contains((f"{path}title", f"{path}summary")), synonyms=PROBLEM,
    )  # fmt: skip


PROBLEM = (
    "问题",
    "反馈问题",
    "问题内容",
    "问题描述",
    "存在问题",
    "标题",
    "事项",
    "事项名称",
    "项目名称",
    "problem",
    "title",
    "matter",
)


def lead(title=None, matter=lambda row: row, path=""):
    return Column(
        "lead", title or _("Responsible department"), lambda row: matter(row).lead or "", width=12,
        page=_("“Dispatch”"), filter=department(f"{path}lead"), sort=f"{path}lead__path",
        synonyms=("责任单位", "责任部门", "牵头部门", "承办单位", "整改单位", "department", "responsible department"),
    )  # fmt: skip


def progress(matter=lambda row: row, group=""):
    """The last progress in words; an edited cell is reported as progress by whoever uploads it."""
    return Column(
        "progress", _("Progress"), lambda row: said(matter(row).last_progress), group=group, width=24, back=Back.VERB,
        verb="report", field="text", also=lambda row: {"percent": str(matter(row).percent)},
        synonyms=("进展情况", "整改进展", "工作进展", "推进情况", "progress"),
    )  # fmt: skip


def percent(matter=lambda row: row, path="", group=""):
    """Progress in per cent; edited, it is reported with the words of the progress cell."""
    return Column(
        "percent", _("%"), lambda row: matter(row).percent, group=group, width=5, align=Align.RIGHT, back=Back.VERB,
        verb="report", field="percent", also=lambda row: {"text": said(matter(row).last_progress)},
        sort=f"{path}percent", synonyms=("进度", "完成比例", "完成进度", "percent"),
    )  # fmt: skip


def said(progress_):
    return progress_.text if progress_ else ""


def due(matter=lambda row: row, path="", title=None):
    return Column(
        "due", title or _("Time limit"), lambda row: day(due_day(matter(row))), width=14, align=Align.CENTRE,
        page=_("“Ask for an extension”"), sort=f"{path}due_at",
        synonyms=("整改时限", "完成时限", "办理时限", "时限", "截止时间", "完成时间", "due", "time limit"),
    )  # fmt: skip


def due_day(matter):
    """The last day of the running clock: a midnight ends the day before."""
    return matter.due_at and matter.due_at - datetime.timedelta(microseconds=1)


def stage(matter=lambda row: row, path=""):
    return Column(
        "stage", _("Stage"), lambda row: standing(matter(row)), width=9, align=Align.CENTRE, page=MATTER_PAGE,
        filter=Choice(lambda actor: Stage.choices, f"{path}stage"),
        synonyms=("办理环节", "状态", "销号情况", "是否销号", "完成情况", "整改情况", "stage", "state", "status"),
    )  # fmt: skip


def standing(matter):
    """The stage in words; what was carried over says so."""
    words = label(Stage, matter.stage)
    return str(_("%(stage)s (carried over)")) % {"stage": words} if matter.is_carried else words


def remark():
    return Column(
        "remark",
        _("Remarks"),
        own.read("remark"),
        width=14,
        back=Back.FIELD,
        field="remark",
        synonyms=("备注", "说明", "remark", "remarks"),
    )


def replaced(column, **changes):
    """The column with some things said differently."""
    return replace(column, **changes)


def department(path):
    """Filter by a department or union of the two levels below the seat, with all that lies below it."""

    def choices(actor):
        return matter_filters.choices(actor.post.seat.realm, actor.post.seat.path)[1]

    return Choice(choices, path)


def category(path=""):
    def choices(actor):
        return matter_filters.choices(actor.post.seat.realm, actor.post.seat.path)[0]

    def apply(rows, value):
        return rows.filter(Q(**{f"{path}category": value}) | Q(**{f"{path}category__parent": value}))

    return Choice(choices, apply)


STATES = [("open", _("open")), ("shut", _("no longer open")), ("carried", _("carried over"))]
DUES = [("late", _("overdue")), ("near", _("due within 3 working days")), ("later", _("due later"))]


def states(path=""):
    """Open, no longer open, carried over."""

    def apply(rows, value):
        if value == "carried":
            return rows.filter(**{f"{path}is_carried": True})
        return rows.filter(**{f"{path}stage__in": OPEN if value == "open" else SHUT})

    return Filter("state", _("State"), Choice(lambda actor: STATES, apply))


def dues(path=""):
    """By what is left of the running clock, as in the list of matters."""

    def apply(rows, value):
        asked = due_range(value, moments.now())
        running = Q(**{f"{path}stage__in": OPEN, f"{path}stopped_at": None})
        return rows.filter(prefixed(asked, path), running)

    return Filter("due", _("Time limit"), Choice(lambda actor: DUES, apply))


def prefixed(asked, path):
    return Q(*[(f"{path}{name}", value) for name, value in asked.children]) if path else asked
