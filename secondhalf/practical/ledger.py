"""The list of practical matters of DOMAIN §6.2, its columns in the order that cadres know. 实事项目清单。"""

from django.db.models import Case, F, IntegerField, Value, When, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from secondhalf.core import access
from secondhalf.core.figures import Rate
from secondhalf.ledgers import columns
from secondhalf.ledgers.gathering import assisting_departments, gather
from secondhalf.ledgers.ledger import Align, Back, Choice, Column, Contains, Filter, Ledger, Share, Summary
from secondhalf.practical import figures, policy
from secondhalf.practical.kinds import COMPLETED, ON_THE_LIST, ItemCategory, ItemStage
from secondhalf.practical.progress import Pace
from secondhalf.practical.queries import STONES

PLAN = _("“Put the plan right”")
FIXES = _("“Determine the five fixes”")
ITEM_PAGE = _("the page of the item")
THE_ITEM, WHOSE, WHEN, HOW_FAR = _("The item"), _("Who answers for it"), _("From when to when"), _("How far it is")


def ledgers():
    """Slot `ledgers`."""
    return [LEDGER]


def matter_of(item):
    return item.matter


def rows(actor):
    """The items on the lists that the actor sees, units' parts after the whole."""
    part = Case(When(parent=None, then=Value(0)), default=F("seq"), output_field=IntegerField())
    seen = policy.visible_to(actor).filter(stage__in=ON_THE_LIST)
    seen = seen.annotate(whole=Coalesce("parent__seq", "seq"), part=part)
    return seen.select_related(
        "campaign__owner", "matter__lead", "matter__holder", "matter__unit", "matter__category", "unit", "parent",
        "leader__person",
    )  # fmt: skip


def dress(items):
    """What the columns read, for a whole batch."""
    matters = gather([item.matter for item in items], "last_progress", "last_fixes")
    assisting = assisting_departments(matters)
    for item in items:
        item.assisting = assisting.get(item.matter_id, [])
        item.pace = Pace(item)
    return attach(items)


def attach(items):
    """Origins, milestones, parts and the latest verdict of each, four questions for all of them."""
    prefetch_related_objects(items, "origins__matter", STONES, "children", "results", "upkeeps")
    return items


def name(item):
    """Of a unit's part, with its place: 3.2."""
    return f"{item.printed_seq} {item.title}" if item.parent_id else item.title


def source(item):
    """Numbers of demands, and surveys in words; of a unit's part, the item that it belongs to."""
    said = [origin.matter.no if origin.matter_id else origin.survey for origin in item.origins.all()]
    return "\n".join(said) or (str(item.parent) if item.parent_id else "")


def people(item):
    if not item.beneficiary_count:
        return item.beneficiaries
    counted = ngettext("%(n)d person", "%(n)d people", item.beneficiary_count) % {"n": item.beneficiary_count}
    return f"{item.beneficiaries}　{counted}"


def leader(item):
    """Whoever claimed it; else the responsible leader of the five fixes."""
    return str(item.leader.person) if item.leader_id else fixed(item, "resp_leader")


def fixed(item, name):
    return str(getattr(item.matter.last_fixes, name, "") or "")


def milestones(item):
    """Each on a line: its day, what it is, and a tick once it is reached."""
    return "\n".join(
        f"{stone.plan.due_on:%m-%d} {stone.plan.title}{' ✓' if stone.is_reached else ''}" for stone in item.stones
    )


def progress_points(item):
    """Scheduled / actual, or how many units are done."""
    pace = item.pace
    if pace.parts:
        return _("%(n)s of %(whole)s units completed") % {"n": pace.parts.part, "whole": pace.parts.whole}
    if pace.scheduled is None:
        return ""
    return f"{pace.scheduled}% / {'—' if pace.actual is None else pace.actual}%"


def satisfied(item):
    """The latest verdict with its counts; nothing of a few."""
    results = sorted(item.results.all(), key=lambda result: result.pk)
    if not results:
        return ""
    if not results[-1].is_telling:
        return _("too few to be told")
    rate = Rate(results[-1].content, results[-1].rated)
    return f"{rate.text} ({rate.counts})"


def lasting(item):
    """Who keeps it, how often it is looked at, and what was planned."""
    kept = sorted(item.upkeeps.all(), key=lambda upkeep: upkeep.pk)
    cycle = f"{kept[-1].cycle_told}" if kept else ""
    return "；".join(filter(None, [item.lasting, cycle]))


def standing(item):
    return item.stage_told


def save(item, by, fields):
    """Plain cells, through the item's own verb, with the rights of whoever uploads."""
    access.refuse_unless(policy.ITEMS, by, "amend", item)
    item.amend(by=by.with_once(""), **{name: str(text or "") for name, text in fields.items()})


def campaigns(actor):
    return [(str(one.pk), str(one)) for one in policy.visible_campaigns(actor).order_by("-year", "-batch")]


def level(items, value):
    return items.filter(parent=None) if value == "list" else items.exclude(parent=None)


def summary(items, actor):
    """The stacked figures and the rate, of the list itself; units' parts are told apart."""
    own = items.filter(parent=None)
    whole, done = own.count(), own.filter(stage__in=COMPLETED).count()
    rating = own.filter(stage=ItemStage.TO_RATE).count()
    shares = (
        Share(_("completed"), done, "k-a"),
        Share(_("to be rated by its beneficiaries"), rating, "k-b"),
        Share(_("being carried through"), whole - done - rating, "k-d"),
    )
    rule = figures.COMPLETION
    return Summary(_("Items on the list"), whole, shares, Rate(done, whole), rule.title, rule.words, False)


def shown(key, title, read, **more):
    """A column that is shown only."""
    return Column(key, title, read, **{"width": 12, "page": ITEM_PAGE, **more})


COLUMNS = (
    columns.ordinal(),
    shown("title", _("Name of the item"), name, width=22, link=True,
          filter=Contains(("title", "content")), synonyms=("项目名称", "实事项目", "项目", "title")),
    shown("category", _("Category"), lambda one: one.get_category_display(), width=8, align=Align.CENTRE,
          filter=Choice(lambda actor: ItemCategory.choices, "category"), synonyms=("类别",)),
    shown("source", _("Where it comes from"), source, group=THE_ITEM, width=16, synonyms=("需求来源", "来源")),
    shown("beneficiaries", _("Who benefits, how many"), people, group=THE_ITEM, width=12, page=PLAN,
          synonyms=("受益群体与人数", "受益群体")),
    shown("content", _("What is done"), lambda one: one.content, group=THE_ITEM, width=24, page=PLAN,
          synonyms=("实施内容", "内容")),
    shown("standard", _("Standard of completion"), lambda one: one.standard, group=THE_ITEM, width=18, page=PLAN,
          synonyms=("完成标准", "标准")),
    shown("leader", _("Responsible leader"), leader, group=WHOSE, width=9, page=_("“Claim and lead”"),
          synonyms=("责任领导",)),
    columns.replaced(columns.lead(_("Responsible department"), matter_of, "matter__"), group=WHOSE),
    shown("assisting", _("Assisting departments"), lambda one: "、".join(one.assisting), group=WHOSE, width=12,
          page=_("“Dispatch”"), synonyms=("配合部门",)),
    shown("person", _("Person responsible"), lambda one: fixed(one, "resp_person"), group=WHOSE, width=9, page=FIXES,
          synonyms=("责任人",)),
    Column("funds", _("Money and where it comes from"), lambda one: one.funds, width=12, back=Back.FIELD,
           field="funds", synonyms=("投资/资金来源", "资金来源", "投资")),
    shown("start_on", _("Begins on"), lambda one: one.start_on, group=WHEN, width=11, align=Align.CENTRE, page=PLAN,
          sort="start_on", synonyms=("启动时间",)),
    shown("due_on", _("To be completed on"), lambda one: one.due_on, group=WHEN, width=11, align=Align.CENTRE,
          sort="due_on", synonyms=("完成时限", "完成时间")),
    shown("milestones", _("Milestones"), milestones, group=WHEN, width=18, page=_("“Set a milestone”"),
          synonyms=("进度节点",)),
    columns.replaced(columns.progress(matter_of, group=HOW_FAR), title=_("Progress in words")),
    shown("points", _("Scheduled / actual"), progress_points, group=HOW_FAR, width=10, align=Align.CENTRE),
    shown("stage", _("Completion"), standing, group=HOW_FAR, width=10, align=Align.CENTRE,
          filter=Choice(lambda actor: [choice for choice in ItemStage.choices if choice[0] in ON_THE_LIST], "stage"),
          synonyms=("完成情况",)),
    shown("satisfied", _("How satisfied"), satisfied, group=HOW_FAR, width=11, align=Align.CENTRE,
          synonyms=("满意度",)),
    Column("lasting", _("How it is kept for long"), lasting, width=14, page=PLAN, synonyms=("长效措施",)),
    Column("note", _("Remarks"), lambda one: one.note, width=12, back=Back.FIELD, field="note", synonyms=("备注",)),
)  # fmt: skip

LEDGER = Ledger(
    key="practical",
    title=_("List of practical matters"),
    purpose=_("What is carried through for workers: its source, its standard, who answers for it, how it is judged."),
    rows=rows,
    dress=dress,
    columns=COLUMNS,
    frozen=2,
    order=("-campaign__year", "-campaign__batch", "whole", "part"),
    light=lambda item: item.pace.light,
    summary=summary,
    filters=(
        Filter("list", _("List"), Choice(campaigns, "campaign")),
        Filter("level", _("Whose list"), Choice(
            lambda actor: [("list", _("the list itself")), ("units", _("tasks of the units"))], level)),
    ),
    unit=_("items"),
    matter=matter_of,
    thing=matter_of,
    save=save,
)  # fmt: skip
