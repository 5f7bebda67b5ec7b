"""What happened to an item, in words. 办理经过。"""

from django.db.models import DateField
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secondhalf.core.stories import lines
from secondhalf.practical.amending import Amendment
from secondhalf.practical.collecting import Opinion
from secondhalf.practical.keeping import CheckVisit, told_point
from secondhalf.practical.leading import Claim
from secondhalf.practical.models import ItemReason
from secondhalf.practical.polling import Issue
from secondhalf.practical.rating import RatingResult, why_again
from secondhalf.practical.scheduling import PLAN

WENT_BACK = frozenset({"fall_short", "fail_check", "come_back", "turn_down", "oppose"})


def told(item):
    """Story items for core/_story.html, newest first."""
    return lines(item.story(), item.verb_labels, texts(item), marked=WENT_BACK)


def told_of_list(campaign):
    """The same of a list: its vote, its codes."""
    return lines(campaign.story(), campaign.verb_labels, of_codes(poll__campaign=campaign), marked=WENT_BACK)


def of_codes(**about):
    """{act: what was printed, or withdrawn and why}."""
    issues = Issue.objects.filter(**about).select_related("unit", "withdrawal")
    found = {issue.act_id: f"{issue.unit} × {issue.count}" for issue in issues}
    for gone in (issue.withdrawal for issue in issues if hasattr(issue, "withdrawal")):
        words = ngettext("%(n)s code withdrawn", "%(n)s codes withdrawn", gone.count) % {"n": gone.count}
        found[gone.act_id] = f"{gone.sheet.unit} · {words}\n{gone.reason}"
    return found


def of_milestones(item):
    """{act: what was planned, what changed and why}; each by the name that it had then."""
    found = {}
    for stone in item.milestones.with_plan():
        was = stone
        found[stone.act_id] = f"{stone.title} · {date_format(stone.due_on)}"
        for change in sorted(stone.changes.all(), key=lambda change: change.pk):
            told = [changed(change, name, getattr(was, name), getattr(change, name)) for name in PLAN
                    if getattr(was, name) != getattr(change, name)]  # fmt: skip
            found[change.act_id] = "\n".join(filter(None, [was.title, *told, change.reason]))
            was = change
        if stone.is_reached:
            found[stone.reached.act_id] = " · ".join(
                filter(None, [name_at(stone, stone.reached), stone.reached.result])
            )
        if stone.is_dropped:
            told = f"{was.title} · {date_format(was.due_on)}"
            found[stone.dropped.act_id] = "\n".join(filter(None, [told, stone.dropped.reason]))
    return found


def of_visits(item):
    """{act: what was found at each check point of an upkeep check}."""
    visits = CheckVisit.objects.filter(check_made__item=item).prefetch_related("points")
    return {
        visit.act_id: "\n".join([*map(told_point, in_order(visit.points.all())), *filter(None, [visit.note])])
        for visit in visits
    }


def in_order(points):
    return sorted(points, key=lambda point: point.order)


def name_at(stone, fact):
    """What the milestone was called when the fact was recorded."""
    before = [change for change in stone.changes.all() if change.pk < fact.pk]
    return max(before, key=lambda change: change.pk, default=stone).title


def changed(item, name, before, now):
    """A field by its name, what it said before and what it says now."""
    field = item._meta.get_field(name)
    before, now = (written(field, value) for value in (before, now))
    return f"{capfirst(field.verbose_name)}：{before} → {now}"


def said(value):
    """Any value in words; a day as the reader's language has it, nothing of None."""
    if value is None:
        return ""
    return date_format(value) if hasattr(value, "isoformat") else str(value)


def written(field, value):
    """A value as it was kept, in words; days as the reader's language has them."""
    if value in (None, ""):
        return "—"
    return date_format(field.to_python(value)) if isinstance(field, DateField) else str(value)


def texts(item):
    """{act: what was written or counted}."""
    found = {}
    for model, words in ((Opinion, "text"), (ItemReason, "text"), (Claim, "pledge")):
        found |= {fact.act_id: getattr(fact, words) for fact in model.objects.filter(item=item)}
    found |= of_milestones(item)
    found |= of_visits(item)
    for fact in item.reports_due.all():
        found[fact.act_id] = _("no progress entry since %(day)s") % {"day": date_format(fact.since)}
    for fact in Amendment.objects.filter(item=item):
        found[fact.act_id] = "\n".join(changed(item, name, fact.before[name], now) for name, now in fact.after.items())
    found |= of_codes(poll__item=item)
    for fact in RatingResult.objects.filter(item=item):
        found[fact.act_id] = fact.note or why_again(fact)
    return found
