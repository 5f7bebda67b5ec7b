"""Fetches for a whole batch of rows what their columns read: a few questions, however many rows. 批量取数。"""

from django.db.models import Count, Exists, OuterRef, prefetch_related_objects

from secondhalf.matters.applying import Application
from secondhalf.matters.approving import Approval
from secondhalf.matters.carrying import CarryOver
from secondhalf.matters.closing import Closure
from secondhalf.matters.determining import FiveFixes
from secondhalf.matters.dispatching import Assignment
from secondhalf.matters.kinds import DutyRole
from secondhalf.matters.reporting import Exhibit, Progress

# what a matter gets: (model, what is fetched with it)
LAST = {
    "last_progress": (Progress, ()),
    "last_fixes": (FiveFixes, ("resp_leader", "resp_department", "resp_person")),
    "last_application": (Application, ()),
    "last_approval": (Approval, ("act__person",)),
    "last_closure": (Closure, ()),
    "carried_from": (CarryOver, ()),
}


def gather(matters, *names):
    """Give each matter the last fact of each kind named (keys of LAST), or None. Returns the matters."""
    prefetch_related_objects(matters, "category", "lead")  # a few shared objects, not several for every row
    keys = [matter.pk for matter in matters]
    for name in names:
        model, related = LAST[name]
        rows = last_of(model, keys) if keys else ()
        rows = rows.select_related(*related) if keys and related else rows  # without a name it would fetch everything
        found = {row.matter_id: row for row in rows}
        for matter in matters:
            setattr(matter, name, found.get(matter.pk))
    return matters


def last_of(model, keys):
    """The facts that no later one of the same matter follows: a matter may have dozens, of which one is shown."""
    later = model.objects.filter(matter=OuterRef("matter"), id__gt=OuterRef("id"))
    return model.objects.filter(~Exists(later), matter__in=keys).order_by()


def assisting_departments(matters):
    """{matter key: [assisting department, ...]} of today."""
    found = {}
    duties = Assignment.objects.filter(matter__in=matters, is_current=True, role=DutyRole.ASSIST_DEPT)
    for duty in duties.select_related("department").order_by("department__path"):
        found.setdefault(duty.matter_id, []).append(str(duty.department))
    return found


def all_exhibits(path=""):
    """A column's total: how many pieces of evidence there are in all. path: from a row to its matter, with "__"."""

    def total(rows):
        return Exhibit.objects.filter(matter__in=rows.order_by().values(f"{path}pk")).count()

    return total


def count_exhibits(matters):
    """Give each matter `exhibits_count`."""
    rows = Exhibit.objects.filter(matter__in=[matter.pk for matter in matters]).order_by()
    found = dict(rows.values_list("matter").annotate(Count("pk"))) if matters else {}
    for matter in matters:
        matter.exhibits_count = found.get(matter.pk, 0)
    return matters
