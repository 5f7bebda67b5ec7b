"""What the wall shows of an item: progress, what holds it up, what was decided before. 投屏内容。

Few questions for a whole agenda, whatever its length.
"""

from django.db.models import OuterRef, Subquery

from secondhalf.matters.dispatching import Assignment
from secondhalf.matters.kinds import DutyRole
from secondhalf.matters.models import Matter
from secondhalf.matters.reporting import Progress
from secondhalf.meetings.loop import DecisionStage
from secondhalf.meetings.models import Decision


def with_latest(items):
    """The items, each with `latest`, the last progress entry of its matter."""
    keys = [item.matter_id for item in items]
    newest = Progress.objects.filter(matter=OuterRef("pk")).order_by("-id").values("pk")[:1]
    last = Matter.objects.filter(pk__in=keys).annotate(last=Subquery(newest)).values("last")
    entries = {entry.matter_id: entry for entry in Progress.objects.filter(pk__in=last).select_related("act__person")}
    for item in items:
        item.latest = entries.get(item.matter_id)
    return items


def faced(item, meeting):
    """One item with all that its page on the wall shows."""
    with_latest([item])
    item.problem = item.matter.progress.exclude(problem="").select_related("act").order_by("id").last()
    if item.problem and item.latest and item.problem.pk != item.latest.pk and item.latest.percent >= 90:
        item.problem = None
    item.assisting = assisting(item.matter)
    decisions = Decision.objects.filter(matter=item.matter).exclude(stage=DecisionStage.WITHDRAWN).for_page()
    item.earlier = list(decisions.exclude(meeting=meeting).order_by("-meeting__starts_at", "order")[:4])
    item.today = list(decisions.filter(meeting=meeting).order_by("order"))
    return item


def assisting(matter):
    rows = Assignment.objects.filter(matter=matter, is_current=True).exclude(role=DutyRole.LEAD_DEPT)
    return [row.department for row in rows.select_related("department")]
