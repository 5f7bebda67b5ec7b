"""The rectification ledger of DOMAIN §5.4, its columns in the order that cadres know. 整改台账。

Progress comes back through the matter's own step, the analysis through the finding's; everything else is shown only.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.problems import NotValid
from secondhalf.ledgers import columns
from secondhalf.ledgers.gathering import all_exhibits, assisting_departments, count_exhibits, gather
from secondhalf.ledgers.ledger import Align, Back, Choice, Column, Contains, Filter, Ledger, Share, Summary
from secondhalf.matters.kinds import FinishState
from secondhalf.rectification import board, figures, foreign, outcomes, policy
from secondhalf.rectification.analysing import ANALYSED
from secondhalf.rectification.kinds import Commonality, RectifyClass
from secondhalf.rectification.outcomes import Outcome

FACTS = ("last_progress", "last_fixes", "last_approval", "last_closure", "carried_from")
INSPECTION_PAGE = _("the page of the inspection")
FIXES = _("“Determine the five fixes”")
CHANGE = _("“Ask to change class or date”")
THE_FINDING, THE_PLAN, HOW_FAR = _("The finding"), _("Rectification plan"), _("How far it is")
PERSONS, RULES = ("organisational", "admonished", "criticised"), ("rules_new", "rules_revised")


def ledgers():
    """Slot `ledgers`."""
    return [LEDGER]


def matter_of(finding):
    return finding.matter


def rows(actor):
    """The findings that the actor sees, each with the word it counts as."""
    seen = policy.findings_visible_to(actor).with_word()
    related = ("inspection", "matter__lead", "matter__holder", "matter__unit", "matter__category")
    return seen.select_related(*related)


def dress(findings):
    """What the columns read, for a whole batch."""
    matters = [finding.matter for finding in findings]
    count_exhibits(gather(matters, *FACTS))
    assisting, numbers = assisting_departments(matters), latest_outcomes(findings)
    for finding in findings:
        finding.assisting = assisting.get(finding.matter_id, [])
        finding.numbers = numbers.get(finding.pk)
    return findings


def latest_outcomes(findings):
    """{finding key: the Outcome in force}."""
    return {one.finding_id: one for one in Outcome.objects.filter(finding__in=findings).order_by("id")}


def light(finding):
    return columns.light(finding.matter)


def fixed(name):
    """The `read` of one of the five fixes."""
    return lambda finding: str(getattr(finding.matter.last_fixes, name, "") or "")


def made(names):
    """The `read` of result numbers: each with its name and unit, noughts left out."""

    def read(finding):
        numbers = [(name, getattr(finding.numbers, name, 0)) for name in names]
        return "；".join(
            f"{outcomes.label(name)} {n} {outcomes.UNIT_WORDS[outcomes.UNITS[name]]}" for name, n in numbers if n
        )

    return read


def rules(finding):
    """Rules made, by name where they are named."""
    named = finding.numbers.rules_named if finding.numbers else ""
    return "\n".join(filter(None, [made(RULES)(finding), named]))


def struck(finding):
    """When it was struck off and who approved it; of what was carried over, what the old ledger says."""
    matter = finding.matter
    if matter.is_carried:
        return _("carried over")
    if not matter.is_struck_off:
        return matter.get_stage_display()
    approval = matter.last_approval
    return " ".join(
        filter(None, [date_format(columns.day(matter.closed_at)), str(approval.act.person) if approval else ""])
    )


def word(finding):
    return FinishState(finding.counts_as).label


def save(finding, by, fields):
    """The cells of the analysis, through the finding's own verb, with the rights of whoever uploads."""
    access.refuse_unless(policy.FINDINGS, by, "analyse", finding)
    said = {name: str(text or "") for name, text in fields.items() if name in ANALYSED}
    if "commonality" in said:
        said["commonality"] = nature(said["commonality"])
    finding.analyse(by=by.with_once(""), **said)


def nature(words):
    """The Commonality of a cell. Raises NotValid for other words."""
    known = (
        {str(one.label): one.value for one in Commonality} | {one.value: one.value for one in Commonality} | {"": ""}
    )
    known |= {"个性问题": "individual", "共性问题": "common", "个性": "individual", "共性": "common"}
    if words.strip() not in known:
        raise NotValid(what=_("nature of the problem"), why=_("neither individual nor common"))
    return known[words.strip()]


def summary(findings, actor):
    """The stacked figures and the rate, as on the page of an inspection."""
    tally = figures.tally(findings)
    shares = tuple(Share(state.label, n, board.CSS[state]) for state, n in tally.parts())
    rule = figures.COMPLETION.words
    title = figures.COMPLETION.title
    return Summary(_("Feedback findings"), tally.whole, shares, tally.rate, title, rule, not tally.beside)


def inspections(actor):
    return [(str(one.pk), str(one)) for one in policy.visible_to(actor).order_by("-feedback_on", "-id")]


def by_word(findings, value):
    return findings.filter(counts_as=value)


def analysed(key, title, width, **more):
    """A column of the analysis: plain cells that come back through `save`."""
    read = more.pop("read", lambda finding: getattr(finding, key))
    return Column(key, title, read, group=THE_FINDING, width=width, back=Back.FIELD, field=key, **more)


def shown(key, title, read, group, **more):
    """A column that is shown only."""
    return Column(key, title, read, group=group, **{"width": 12, "page": INSPECTION_PAGE, **more})


COLUMNS = (
    columns.ordinal(),
    Column("aspect", _("Aspect"), lambda one: one.aspect, width=9, page=INSPECTION_PAGE,
           filter=Contains(("aspect",)), synonyms=("问题类别", "方面", "类别")),
    Column("words", _("Feedback finding"), lambda one: one.words, width=24, own=True, link=True,
           page=_("nothing: nobody may change the original words"), filter=Contains(("words", "specifics")),
           synonyms=("反馈问题", "问题", "问题内容")),
    columns.replaced(columns.number(matter_of, "matter__"), group=THE_FINDING, width=12),
    analysed("specifics", _("How it shows"), 18, synonyms=("具体表现", "具体问题")),
    analysed("commonality", _("Nature of the problem"), 8, align=Align.CENTRE,
             read=lambda one: one.get_commonality_display(), synonyms=("问题性质",)),
    analysed("cause", _("Cause"), 15, synonyms=("原因分析", "原因")),
    analysed("goal", _("Goal"), 13, synonyms=("整改目标", "目标")),
    shown("measures", _("Measures"), fixed("measures"), THE_PLAN, width=22, page=FIXES, synonyms=("整改措施", "措施")),
    shown("leader", _("Responsible leader"), fixed("resp_leader"), THE_PLAN, width=9, page=FIXES),
    columns.replaced(columns.lead(_("Lead department"), matter_of, "matter__"), group=THE_PLAN, width=10),
    shown("assisting", _("Responsible departments"), lambda one: "、".join(one.assisting), THE_PLAN, width=10,
          page=_("“Dispatch”")),
    shown("person", _("Person responsible"), fixed("resp_person"), THE_PLAN, width=9, page=FIXES),
    shown("class", _("Class"), lambda one: one.get_rectify_class_display(), THE_PLAN, width=8, page=CHANGE,
          align=Align.CENTRE, filter=Choice(lambda actor: RectifyClass.choices, "rectify_class"),
          synonyms=("整改类型",)),
    shown("due", _("To be put right by"), lambda one: one.due_on, THE_PLAN, width=11, page=CHANGE,
          align=Align.CENTRE, sort="due_on", synonyms=("整改时限", "完成时限")),
    columns.replaced(columns.progress(matter_of, group=HOW_FAR), title=_("Progress in words"), width=20),
    columns.percent(matter_of, "matter__", group=HOW_FAR),
    shown("completion", _("Completion"), word, HOW_FAR, width=8, align=Align.CENTRE,
          page=_("“Say how far it is completed”"), filter=Choice(lambda actor: FinishState.choices, by_word),
          synonyms=("完成情况",)),
    shown("evidence", _("Evidence"), lambda one: one.matter.exhibits_count, HOW_FAR, width=7, align=Align.RIGHT,
          page=_("“Report progress”"), total=all_exhibits("matter__")),
    shown("rules", _("Rules and procedures made"), rules, HOW_FAR, width=13, page=_("“Count what came out”"),
          synonyms=("建章立制",)),
    shown("persons", _("Held to account, clues"), made((*PERSONS, "clues")), HOW_FAR, width=12,
          page=_("“Count what came out”"), synonyms=("追责问责", "线索处置")),
    shown("struck", _("State of the close-out"), struck, HOW_FAR, width=12, page=_("the page of the matter"),
          synonyms=("销号情况",)),
    Column("note", _("Remarks"), lambda one: one.note, width=10, back=Back.FIELD, field="note", synonyms=("备注",)),
)  # fmt: skip

LEDGER = Ledger(
    key="rectification",
    title=_("Rectification ledger"),
    purpose=_("Every finding of an inspection: its original words, the plan, how far it is, and its close-out."),
    rows=rows,
    dress=dress,
    columns=COLUMNS,
    grouping="aspect",
    order=("-inspection__feedback_on", "inspection__code", "sort_key"),
    light=light,
    summary=summary,
    filters=(
        Filter("inspection", _("Inspection"), Choice(inspections, "inspection")),
        columns.states("matter__"),
        columns.dues("matter__"),
    ),
    unit=_("items of the feedback"),
    matter=matter_of,
    thing=matter_of,
    save=save,
    enter=foreign.FindingEntry(),
)
