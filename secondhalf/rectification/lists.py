"""Problems, tasks, responsibility, measures, results: lists over one graph (DOMAIN §2.4). 问题、任务、责任清单。

Rows are plain data, so that a plan can freeze them; what is read now and what was frozen look alike.
"""

import datetime

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.kinds import DutyRole, FinishState
from secondhalf.matters.measuring import Measure, Task
from secondhalf.rectification.outcomes import UNITS

# {list: (title, [(key of a cell, heading), ...] in the order of the paper)}
LISTS = {
    "problem": (
        _("List of problems"),
        [
            ("no", _("No.")), ("words", _("Problem")), ("specifics", _("How it shows")), ("cause", _("Cause")),
            ("source", _("Source")), ("raised_on", _("Raised on")), ("departments", _("Responsible")),
        ],
    ),
    "task": (
        _("List of tasks"),
        [
            ("no", _("No.")), ("problem", _("Problem")), ("task", _("Task")), ("target", _("Target")),
            ("due_on", _("To be finished on")), ("departments", _("Responsible")),
        ],
    ),
    "measure": (
        _("List of measures"),
        [
            ("no", _("No.")), ("task", _("Task")), ("measure", _("Measure")), ("due_on", _("Milestone")),
            ("person", _("Person responsible")),
        ],
    ),
    "responsibility": (
        _("List of responsibility"),
        [
            ("no", _("No.")), ("problem", _("Item")), ("leader", _("Responsible leader")),
            ("lead", _("Lead department")), ("departments", _("Responsible departments")),
            ("person", _("Person responsible")),
        ],
    ),
    "result": (
        _("List of results"),
        [
            ("no", _("No.")), ("problem", _("Problem")), ("state", _("Completion")), ("effect", _("Effect")),
            ("evidence", _("Evidence")), ("rules", _("Rules made")),
        ],
    ),
}  # fmt: skip


def of(findings):
    """{list: [row, ...]} of a queryset of findings, every list; a row is a dict of texts with `finding`, its number."""
    found = list(gathered(findings))
    content = {name: [] for name in LISTS}
    for finding in found:
        own = {"finding": finding.matter.no, "no": finding.no, "problem": finding.matter.title}
        duties = in_words(finding)
        content["problem"].append(own | problem(finding) | {"departments": duties["departments"]})
        content["task"] += [own | row for row in tasks(finding, duties)]
        content["measure"] += [own | row for row in measures(finding)]
        content["responsibility"].append(own | duties)
        content["result"].append(own | result(finding))
    return content


def told(key, text):
    """A cell in the reader's words: days and completion are kept as plain data."""
    if key in ("raised_on", "due_on") and text:
        return date_format(datetime.date.fromisoformat(text))
    return str(FinishState(text).label) if key == "state" and text in FinishState.values else text


def gathered(findings):
    """The findings with everything the lists read, in a handful of questions."""
    measured = Measure.objects.select_related("resp_person").order_by("order")
    tasked = Task.objects.select_related("department").prefetch_related(Prefetch("measures", measured))
    wanted = (
        "matter__five_fixes__resp_leader", "matter__five_fixes__resp_department", "matter__five_fixes__resp_person",
        "matter__assignments__department", Prefetch("matter__tasks", tasked.order_by("order")), "outcomes",
        "matter__applications", "matter__exhibits",
    )  # fmt: skip
    return findings.select_related("inspection", "matter__lead").prefetch_related(*wanted).order_by("sort_key")


def latest(related):
    """The newest of prefetched facts, or None."""
    return max(related.all(), key=lambda fact: fact.pk, default=None)


def problem(finding):
    inspection = finding.inspection
    return {
        "aspect": finding.aspect,
        "words": finding.words,
        "specifics": finding.specifics,
        "cause": finding.cause,
        "source": f"{inspection.name}（{inspection.code}）",
        "raised_on": inspection.feedback_on.isoformat(),
    }


def in_words(finding):
    """Who answers for it: leader, lead department, the departments with a duty, person."""
    fixes = latest(finding.matter.five_fixes)
    name = lambda field: str(getattr(fixes, field) or "") if fixes else ""  # noqa: E731
    current = [one for one in finding.matter.assignments.all() if one.is_current]
    assisting = [str(one.department) for one in current if one.role == DutyRole.ASSIST_DEPT]
    lead = str(finding.matter.lead or "")
    departments = [*filter(None, [name("resp_department") or lead]), *assisting]
    return {
        "leader": name("resp_leader"),
        "lead": lead,
        "departments": "、".join(dict.fromkeys(departments)),
        "person": name("resp_person"),
    }


def tasks(finding, duties):
    """The tasks set; where none is set, what the five fixes fix as the one task."""
    for task in finding.matter.tasks.all():
        yield {
            "task": task.title,
            "target": task.target or finding.goal,
            "due_on": task.due_on.isoformat(),
            "departments": str(task.department or "") or duties["departments"],
        }
    fixes = latest(finding.matter.five_fixes)
    if fixes and not finding.matter.tasks.all():
        due_on = fixes.finish_on or finding.due_on
        yield {
            "task": fixes.measures,
            "target": fixes.target or finding.goal,
            "due_on": due_on.isoformat() if due_on else "",
            "departments": duties["departments"],
        }


def measures(finding):
    for task in finding.matter.tasks.all():
        for measure in task.measures.all():
            yield {
                "task": task.title,
                "measure": measure.title,
                "due_on": measure.due_on.isoformat(),
                "person": str(measure.resp_person or ""),
            }


def result(finding):
    outcome, applied = latest(finding.outcomes), latest(finding.matter.applications)
    made = sum(getattr(outcome, name) for name in UNITS if name.startswith("rules")) if outcome else 0
    named = outcome.rules_named if outcome else ""
    return {
        "state": finding.state.value,
        "effect": applied.effect if applied else "",
        "evidence": str(len(finding.matter.exhibits.all())),
        "rules": named or (str(made) if made else ""),
    }
