"""Lists over a selection of matters: 问题、任务、措施、责任清单 (DOMAIN §2.4); for meetings and walls, on paper."""

from dataclasses import dataclass, field
from functools import partial

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import clocks, moments
from secondhalf.core.problems import NotFound
from secondhalf.matters.determining import FiveFixes
from secondhalf.matters.filters import Filters
from secondhalf.matters.lists import Listing
from secondhalf.matters.measuring import Measure, Task
from secondhalf.matters.paper_words import day
from secondhalf.matters.policy import READERS
from secondhalf.papers.drawing.workbook import workbook
from secondhalf.papers.page import LIST, line, page, table

MOST = 1000


@dataclass
class Selection:
    """The matters of one list of filters, as far as the actor sees them."""

    query: str
    matters: list = field(default_factory=list)

    def __str__(self):
        return _("%(n)d matters") % {"n": len(self.matters)}

    def get_absolute_url(self):
        return f"{reverse('matters')}?{self.query}"


def take(actor, ref):
    """The selection behind the address of a list of matters. Raises NotFound for whoever has no such list."""
    if not actor.has(*READERS):
        raise NotFound
    filters = Filters(QueryDict(ref), seat=actor.post.seat)
    return Selection(ref, list(Listing(actor, filters.asked, size=MOST).rows))


def problems(matters):
    columns = [(_("No."), 3), (_("Problem"), 10), (_("How it shows"), 18), (_("Source"), 6), (_("Raised on"), 7),
               (_("Responsible unit"), 9)]  # fmt: skip
    rows = [
        [one.title, one.summary, one.get_source_display(), day(one.received_at), (one.lead or one.unit).name]
        for one in matters
    ]
    return columns, rows


def tasks(matters):
    columns = [(_("No."), 3), (_("Problem"), 10), (_("Task"), 14), (_("Target"), 10), (_("To be finished by"), 7),
               (_("Responsible unit"), 8)]  # fmt: skip
    found = Task.objects.filter(matter__in=matters).select_related("matter", "department", "matter__lead")
    rows = [
        [one.matter.title, one.title, one.target, day(one.due_on), name(one.department or one.matter.lead)]
        for one in ordered(found, matters)
    ]
    return columns, rows


def measures(matters):
    columns = [(_("No."), 3), (_("Task"), 12), (_("Measure"), 18), (_("Milestone"), 7), (_("Person responsible"), 7)]
    found = Measure.objects.filter(matter__in=matters).select_related("task", "resp_person")
    rows = [[one.task.title, one.title, day(one.due_on), name(one.resp_person)] for one in ordered(found, matters)]
    return columns, rows


def duties(matters):
    columns = [(_("No."), 3), (_("Matter"), 14), (_("Responsible leader"), 7), (_("Lead department"), 8),
               (_("Responsible department"), 8), (_("Person responsible"), 7), (_("To be finished by"), 7)]  # fmt: skip
    newest = {}
    people = ("resp_leader", "resp_department", "resp_person")
    for one in FiveFixes.objects.filter(matter__in=matters).select_related(*people).order_by("id"):
        newest[one.matter_id] = one
    rows = []
    for one in matters:
        fixes = newest.get(one.pk)
        who = [name(getattr(fixes, part, None)) for part in people]
        due = day(clocks.last_day(one.due_at)) if one.due_at else ""
        rows.append([one.title, who[0], name(one.lead), who[1], who[2], due])
    return columns, rows


def ordered(found, matters):
    """In the order of the selection, then in their own."""
    place = {one.pk: number for number, one in enumerate(matters)}
    return sorted(found, key=lambda one: (place[one.matter_id], one.pk))


def name(one):
    return one.name if one else ""


def about(selection, *, by, language, title, rows):
    columns, found = rows(selection.matters)
    return {
        "title": str(title), "unit": by.post.seat.name, "day": day(moments.today()),
        "columns": [[words, width] for words, width in columns],
        "rows": [[str(place), *map(str, row)] for place, row in enumerate(found, start=1)],
        "count": len(found),
    }  # fmt: skip


def lead_of(it):
    """The line above the table: who fills it in, the cut-off, how many."""
    words = _("Filled in by: %(unit)s　　Cut-off: %(day)s　　Rows: %(count)d")
    return words % {"unit": it["unit"], "day": it["day"], "count": it["count"]}


def names():
    return {_("Filled in by"): "", _("Checked by"): "", _("Person in charge"): ""}


def lay(it):
    foot = {words: f"{value}　　　　" for words, value in names().items()}
    body = [line(lead_of(it)), table([(words, width) for words, width in it["columns"]], it["rows"])]
    return page(LIST, title=it["title"], body=body, foot=foot, language=it["language"])


def book(it):
    sheet = {
        "name": it["title"], "title": it["title"], "lead": [lead_of(it)], "foot": names(),
        "columns": [(words, width * 2.2) for words, width in it["columns"]], "rows": it["rows"],
    }  # fmt: skip
    return workbook({"title": it["title"], "sheets": [sheet]})


LISTS = {
    "problem_list": (gettext_lazy("List of problems"), problems),
    "task_list": (gettext_lazy("List of tasks"), tasks),
    "measure_list": (gettext_lazy("List of measures"), measures),
    "duty_list": (gettext_lazy("List of responsibilities"), duties),
}


def abouts(key):
    """The `about` of one of the lists."""
    title, rows = LISTS[key]
    return partial(about, title=title, rows=rows)
