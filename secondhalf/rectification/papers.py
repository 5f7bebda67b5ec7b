"""On paper: the report on the progress of rectification, figures first (DOMAIN §12.2). 整改进展情况报告。"""

from django.utils import translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.matters.kinds import FinishState
from secondhalf.matters.policy import visible_to as matters_visible_to
from secondhalf.papers.documents import long_day
from secondhalf.papers.drawing.widths import characters
from secondhalf.papers.form import Form, Subject
from secondhalf.papers.page import LIST, OFFICIAL, heading, page, para, table
from secondhalf.people.posts import Role
from secondhalf.rectification import figures, lists, outcomes, paper_at_once, policy
from secondhalf.rectification.models import Report

TITLE = _("Report on the progress of rectification")


def reports(actor):
    """The reports of inspections in sight."""
    seen = policy.visible_to(actor).values("pk")
    return Report.objects.filter(inspection__in=seen).select_related("inspection__unit", "inspection__holder", "act")


def told_of(report):
    """The matters that the figures of a report count."""
    return list(report.inspection.findings.values_list("matter", flat=True))


def page_of(report):
    from django.urls import reverse

    return reverse("inspection-report", args=[report.inspection.code, report.order])


REPORT = Subject("rectification_report", reports, link=page_of, name=lambda report: report.inspection.name)
INSPECTION = Subject("inspection", policy.visible_to)


def writes(actor, thing):
    """The office, the supervision office and leaders."""
    return actor.has(Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE, Role.APPROVER, Role.RESP_LEADER)


def about_report(report, *, by, language):
    """What a submitted report says, with the figures that were frozen with it."""
    inspection, numbers = report.inspection, report.numbers
    with translation.override(language):
        return {
            "language": language,
            "title": _now("Report on the progress of rectification of %(name)s") % {"name": inspection.name},
            "unit": inspection.unit.name,
            "holder": inspection.holder.name,
            "inspector": inspection.inspector,
            "feedback_on": long_day(inspection.feedback_on, language),
            "submitted_on": long_day(moments.local_day(report.act.at), language),
            "figures": sentence(numbers),
            "counts": [[str(FinishState(word).label), n] for word, n in counts(numbers)],
            "results": results(numbers["results"]),
            "rule": str(figures.COMPLETION.words),
            "situation": report.situation,
            "done": report.done,
            "problems": report.problems,
            "next_steps": report.next_steps,
        }


def counts(numbers):
    return [(word.value, numbers["counts"].get(word.value, 0)) for word in figures.WORDS]


def results(sums):
    """[[name, number, unit], ...], noughts left out; each in its own unit."""
    found = [(name, sums.get(name, "0")) for name in outcomes.UNITS]
    return [
        [str(outcomes.label(name)), n, str(outcomes.UNIT_WORDS[outcomes.UNITS[name]])] for name, n in found if float(n)
    ]


def sentence(numbers):
    """The figures in one sentence: all, the four words, the rate with n/N."""
    counted, done = numbers["counts"], numbers["completion"]
    words = {**counted, "whole": done["whole"], "n": done["n"], "rate": done["text"]}
    return (
        _now(
            "Of %(whole)s findings %(done)s are completed, %(mostly)s basically completed, %(undone)s not completed,"
            " %(sustained)s kept up for the long term. Rate of completion %(rate)s (%(n)s/%(whole)s)."
        )
        % words
    )


def lay_report(about):
    """The usual headings on the official page; figures stand first."""
    with translation.override(about["language"]):
        first = [para(about["figures"]), para(_now("Counting rule: %(rule)s.") % {"rule": about["rule"]})]
        if about["results"]:
            heads = [(_now("What it brought"), 3), (_now("Amount"), 1), (_now("Unit of measure"), 1)]
            first.append(table(heads, about["results"]))
        body = [
            heading(1, _now("1. Situation")), *first, *paras(about["situation"]),
            heading(1, _now("2. What was done")), *paras(about["done"]),
            heading(1, _now("3. What is still wrong")), *paras(about["problems"]),
            heading(1, _now("4. What comes next")), *paras(about["next_steps"]),
        ]  # fmt: skip
        return page(
            OFFICIAL, title=about["title"], body=body, language=about["language"], issuer=about["unit"],
            addressee=about["inspector"], signer=about["unit"], date=about["submitted_on"],
        )  # fmt: skip


def paras(text):
    return [para(line) for line in text.splitlines() if line.strip()]


def about_plan(inspection, *, by, language):
    """The lists of the plan in force (or as they stand now), of the findings that the reader sees."""
    seen = matters_visible_to(by).filter(finding__inspection=inspection)
    numbers = set(seen.values_list("no", flat=True))
    plan = inspection.plan_in_force
    content = plan.content if plan else lists.of(inspection.findings.all())
    with translation.override(language):
        wanted = [name for name in inspection.where.value("rectification.lists") if name in lists.LISTS]
        return {
            "language": language,
            "title": _now("Rectification plan: lists of %(name)s") % {"name": inspection.name},
            "unit": inspection.unit.name,
            "version": plan.version if plan else "",
            "preface": plan.preface if plan else "",
            "lists": [one_list(name, content.get(name, ()), numbers) for name in wanted],
        }


def one_list(name, rows_, numbers):
    title, columns = lists.LISTS[name]
    shown = [row for row in rows_ if row["finding"] in numbers]
    return {
        "title": str(title),
        "heads": [str(head) for _key, head in columns],
        "rows": [[lists.told(key, row.get(key, "")) for key, _head in columns] for row in shown],
    }


def lay_plan(about):
    """Every list under its heading, on a wide sheet."""
    body = [*paras(about["preface"])]
    for one in about["lists"]:
        body += [heading(1, one["title"]), table(columns(one), one["rows"])]
    return page(LIST, title=about["title"], body=body, language=about["language"], paper="a3", subtitle=about["unit"])


def columns(one):
    """(words, width) of each column of a list: what says more is wider."""
    every = zip(one["heads"], *one["rows"], strict=False)
    return [(texts[0], max(4, min(16, sum(characters(str(text)) for text in texts) / len(texts)))) for texts in every]


PLACES = {
    "title": _("title"), "unit": _("inspected"), "inspector": _("inspected by"), "figures": _("figures in a sentence"),
    "situation": _("1. Situation"), "done": _("2. What was done"), "problems": _("3. What is still wrong"),
    "next_steps": _("4. What comes next"),
}  # fmt: skip
FORMS = [
    Form("rectification_report", TITLE, REPORT, about_report, lay_report, offered=writes, mark="整改", places=PLACES),
    Form("rectification_lists", _("Lists of the rectification plan"), INSPECTION, about_plan, lay_plan, offered=writes),
    paper_at_once.NOTICE,
]


def forms(request, thing):
    """Slot `papers.forms`."""
    return FORMS
