"""The ledgers over plain matters of DOMAIN §2.4: problems, responsibility, results, close-out. 常用台账。"""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.core.figures import Rate
from secondhalf.ledgers import columns, foreign, own, usual_work
from secondhalf.ledgers.gathering import all_exhibits, count_exhibits, gather
from secondhalf.ledgers.ledger import Align, Choice, Column, Ledger, Paper, Share, Summary
from secondhalf.matters import policy
from secondhalf.matters.kinds import Confidentiality, FinishState, Source
from secondhalf.matters.stages import SHUT, Route, Stage

STRUCK = (Stage.CLOSED, Stage.ARCHIVED)


def ledgers():
    """For slots.py."""
    return [PROBLEMS, usual_work.TASKS, usual_work.MEASURES, RESPONSIBILITY, RESULTS, usual_work.NOTES, CLOSED]


def matters(actor):
    """What the actor may see, accusations left out: those have a ledger of their own."""
    return policy.visible_to(actor).exclude(confidentiality=Confidentiality.ACCUSATION)


def summary(rows, actor):
    """How many were struck off here; what was carried over is told apart, and is in no rate."""
    found = rows.order_by().values_list("stage", "is_carried").annotate(n=Count("pk"))
    counts = {(stage, carried): n for stage, carried, n in found}
    every = sum(counts.values())
    carried = sum(n for (_stage, is_carried), n in counts.items() if is_carried)
    struck = sum(n for (stage, is_carried), n in counts.items() if stage in STRUCK and not is_carried)
    left = sum(n for (stage, _carried), n in counts.items() if stage not in SHUT)
    shares = (
        Share(_("struck off"), struck, "k-a"),
        Share(_("carried over"), carried, "k-d"),
        Share(_("no longer open otherwise"), every - carried - struck - left, "k-b"),
        Share(_("open"), left, "k-c"),
    )
    rule = _("struck off here ÷ all that was not carried over")
    rate = Rate(struck, every - carried)
    return Summary(_("Matters"), every, tuple(share for share in shares if share.number), rate, _("Struck off"), rule)


def category(width=10):
    return Column(
        "category", _("Category"), lambda row: row.category, width=width, page=columns.MATTER_PAGE,
        filter=columns.category(), sort="category__sort_order", synonyms=("类别", "问题类别", "分类", "category"),
    )  # fmt: skip


FILTERS = (columns.states(), columns.dues())
BY_CATEGORY = ("category__sort_order", "category__code", "due_at", "no")

PROBLEMS = Ledger(
    key="problems",
    title=_("Problem list"),
    purpose=_("One line for each problem: what it is, where it comes from, whose it is, how far it has come."),
    rows=matters,
    dress=lambda rows: own.attach(gather(rows, "last_progress")),
    columns=(
        columns.ordinal(),
        category(),
        columns.problem(),
        columns.number(),
        Column("summary", _("How it shows"), lambda row: row.summary, group=_("The problem"), width=30,
               page=_("“Put the register right”"),
               synonyms=("具体表现", "表现", "主要内容", "内容", "详情", "summary")),
        Column("cause", _("Cause"), own.read("cause"), group=_("The problem"), width=18, back=columns.Back.FIELD,
               field="cause", synonyms=("原因分析", "原因", "cause")),
        Column("source", _("Source"), lambda row: columns.label(Source, row.source),
               group=_("Where it comes from"), width=9,
               align=Align.CENTRE, page=columns.MATTER_PAGE, filter=Choice(lambda actor: Source.choices, "source"),
               synonyms=("来源", "问题来源", "反映渠道", "source")),
        Column("received", _("Raised on"), lambda row: columns.day(row.received_at), group=_("Where it comes from"),
               width=14, align=Align.CENTRE, page=columns.MATTER_PAGE, sort="received_at",
               synonyms=("提出时间", "反映时间", "收到时间", "登记时间", "发现时间", "received", "raised on", "date")),
        columns.replaced(columns.lead(), group=_("The work")),
        columns.replaced(columns.due(), group=_("The work")),
        columns.progress(group=_("The work")),
        columns.percent(group=_("The work")),
        columns.replaced(columns.stage(), group=_("The work")),
        columns.remark(),
    ),
    grouping="category",
    order=BY_CATEGORY,
    light=columns.light,
    summary=summary,
    filters=FILTERS,
    unit=pgettext_lazy("unit", "matters"),
    save=own.save,
    enter=foreign.Entry(),
)  # fmt: skip


def fixes(row, name):
    """A name of the five fixes in force, or nothing."""
    return (row.last_fixes and getattr(row.last_fixes, name)) or ""


RESPONSIBILITY = Ledger(
    key="responsibility",
    title=_("Responsibility list"),
    purpose=_("Who answers for what: leader, lead department, responsible department, person."),
    rows=matters,
    dress=lambda rows: own.attach(gather(rows, "last_fixes")),
    columns=(
        columns.ordinal(),
        category(),
        columns.problem(title=_("Matter")),
        columns.number(),
        Column("leader", _("Responsible leader"), lambda row: fixes(row, "resp_leader"), width=12,
               page=_("“Determine the five fixes”")),
        columns.lead(_("Lead department")),
        Column("department", _("Responsible department"), lambda row: fixes(row, "resp_department"), width=14,
               page=_("“Determine the five fixes”")),
        Column("person", _("Person responsible"), lambda row: fixes(row, "resp_person"), width=12,
               page=_("“Determine the five fixes”")),
        columns.due(),
        columns.remark(),
    ),
    grouping="category",
    order=BY_CATEGORY,
    light=columns.light,
    filters=FILTERS,
    paper=Paper.A4,
    unit=pgettext_lazy("unit", "matters"),
    save=own.save,
)  # fmt: skip


def told(name):
    """What the last application for close-out says."""
    return lambda row: getattr(row.last_application, name, "") if row.last_application else ""


RESULTS = Ledger(
    key="results",
    title=_("Result list"),
    purpose=_("What came out: completion, effect, evidence, rules made."),
    rows=matters,
    dress=lambda rows: own.attach(count_exhibits(gather(rows, "last_application"))),
    columns=(
        columns.ordinal(),
        category(),
        columns.problem(),
        columns.number(),
        Column("finish", _("Completion"), lambda row: columns.label(FinishState, row.finish_state),
               width=10, align=Align.CENTRE,
               page=_("“Close out”"), filter=Choice(lambda actor: FinishState.choices, "finish_state")),
        Column("done", _("What was done"), told("done"), width=28, page=_("“Apply for close-out”")),
        Column("effect", _("Effect"), told("effect"), width=28, page=_("“Apply for close-out”")),
        Column("evidence", _("Evidence"), lambda row: row.exhibits_count, width=8, align=Align.RIGHT,
               page=_("“Report progress”"), total=all_exhibits()),
        Column("lessons", _("Rules made"), told("lessons"), width=20, page=_("“Apply for close-out”")),
        columns.stage(),
        columns.remark(),
    ),
    grouping="category",
    order=BY_CATEGORY,
    light=columns.light,
    summary=summary,
    filters=FILTERS,
    unit=pgettext_lazy("unit", "matters"),
    save=own.save,
)  # fmt: skip


def struck(actor):
    return matters(actor).filter(stage__in=STRUCK)


def approver(row):
    """Who approved it here, or whom the old ledger names."""
    if row.is_carried:
        return row.carried_from.closed_by if row.carried_from else ""
    return row.last_approval.act.person if row.last_approval else ""


def close_out(row):
    if row.is_carried:
        said = row.carried_from
        file = _("%(file)s, row %(line)s") % {"file": said.file_name, "line": said.line} if said else ""
        return _("carried over: %(file)s") % {"file": file}
    return columns.label(Route, row.route)


CLOSED = Ledger(
    key="closed",
    title=_("Close-out list"),
    purpose=_("What has been struck off, when, and who approved it; what was carried over is marked."),
    rows=struck,
    dress=lambda rows: own.attach(gather(rows, "last_approval", "last_closure", "carried_from")),
    columns=(
        columns.ordinal(),
        category(),
        columns.problem(),
        columns.number(),
        columns.lead(),
        Column("closed_no", _("Close-out number"), lambda row: row.last_closure.no if row.last_closure else "",
               width=14, page=_("“Close out”")),
        Column("closed", _("Struck off on"), lambda row: columns.day(row.closed_at), width=14, align=Align.CENTRE,
               page=_("“Close out”"), sort="closed_at"),
        Column("approver", _("Approved by"), approver, width=12, page=_("“Approve”")),
        Column("route", _("Close-out"), close_out, width=22, page=columns.MATTER_PAGE),
        Column("answer", _("Answer"), lambda row: row.last_closure.answer if row.last_closure else "", width=30,
               page=_("“Close out”")),
        columns.remark(),
    ),
    order=("-closed_at", "no"),
    light=columns.light,
    summary=summary,
    filters=FILTERS[:1],
    paper=Paper.A4,
    unit=pgettext_lazy("unit", "matters"),
    save=own.save,
)  # fmt: skip
