"""How a row of a rectification ledger kept elsewhere becomes a finding here, or is carried over. 台账首次导入。

It goes to the latest inspection of the unit that still takes findings.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from secondhalf.ledgers.days import Noted, RowFault, day
from secondhalf.ledgers.entry import FIELDS, Entry, Field
from secondhalf.ledgers.seals import plain
from secondhalf.matters.kinds import MatterKind, Source
from secondhalf.rectification import outline as outlines
from secondhalf.rectification.kinds import Commonality, InspectionStage, RectifyClass
from secondhalf.rectification.models import Inspection
from secondhalf.rectification.pasting import CLASSES

ENDLESS = ("长期", "长期坚持", "持续", "持续推进")
NATURES = {"个性问题": Commonality.INDIVIDUAL, "个性": Commonality.INDIVIDUAL} | dict.fromkeys(
    ("共性问题", "共性"), Commonality.COMMON
)
KEPT = ("no", "measures", "lead", "person", "progress", "closed_on", "closed_by", "remark")
OURS = {key: FIELDS[key] for key in KEPT} | {
    "aspect": Field(_("aspect"), ("方面", "问题方面", "类别"), "aspect"),
    "problem": Field(_("feedback finding"), (), "words"),
    "summary": Field(_("how it shows"), (), "specifics"),
    "nature": Field(_("nature of the problem"), (), "commonality"),
    "cause": Field(_("cause"), (), "cause"),
    "goal": Field(_("goal"), (), "goal"),
    "class": Field(_("class"), (), "class"),
    "due": Field(_("to be put right by"), (), "due"),
    "state": Field(_("completion"), (), "completion"),
}


@dataclass(frozen=True)
class FindingEntry(Entry):
    """The three questions of `ledgers.entry.Entry`, answered for findings."""

    kind: str = MatterKind.INSPECTION_FINDING
    source: str = Source.INSPECTION
    fields: dict = field(default_factory=lambda: OURS)
    needed: tuple = ("problem", "aspect")

    def read(self, line, values, where):
        """The Fresh of a row; `about["row"]` is what the inspection enters."""
        noted = Noted()
        due = None if plain(values.get("due")).strip() in ENDLESS else noted.read(day, values.get("due"), "due")
        fresh = noted.read(super().read, line, {key: cell for key, cell in values.items() if key != "due"}, where)
        texts = {key: plain(cell) for key, cell in values.items()}
        row = {
            "outline": place(texts.get("no", "")),
            "aspect": texts.get("aspect", "").strip()[:80],
            "words": texts.get("problem", "").strip(),
            "specifics": texts.get("summary", ""),
            "commonality": NATURES.get(texts.get("nature", "").strip(), ""),
            "cause": texts.get("cause", ""),
            "goal": texts.get("goal", ""),
            "note": texts.get("remark", "")[:200],
            "rectify_class": noted.read(kind, texts.get("class", "").strip()),
            "due_on": due,
        }
        if not row["aspect"]:
            noted.add(RowFault(_("The row does not say under which aspect the feedback has it."), key="aspect"))
        inspection = noted.read(inspection_of, where)
        fresh = noted.settle(fresh)
        return replace(fresh, about={**fresh.about, "row": row, "inspection": inspection}, cells={})

    def ready(self, rows, by, tell):
        """There are never many: each goes through its own step, all in one transaction."""
        return lambda: [matter.pk for matter in self.enter(rows, by)]

    def enter(self, rows, by):
        """Enter the rows as findings, those struck off there as carried over; returns their matters in order."""
        entered, groups = {}, defaultdict(list)
        for fresh in rows:
            groups[fresh.about["inspection"]].append(fresh)
        for inspection, group in groups.items():
            fresh_one = Inspection.objects.select_related("holder", "unit").get(pk=inspection.pk)
            taken = set(fresh_one.findings.values_list("outline", flat=True))
            sent = [numbered(one.about["row"], taken) | {"carried": one.carried} for one in group]
            findings = fresh_one.enter_findings(by=by, rows=sent)
            entered |= {id(one): finding.matter for one, finding in zip(group, findings, strict=True)}
        return [entered[id(fresh)] for fresh in rows]


def inspection_of(where):
    """The inspection that the rows go to, asked once a file. Raises RowFault if none takes findings."""
    if not hasattr(where, "inspection"):
        open_ = Inspection.objects.filter(stage__in=(InspectionStage.PREPARING, InspectionStage.RECTIFYING))
        mine = open_.filter(holder=where.holder, unit=where.unit)
        where.inspection = mine.order_by("-feedback_on", "-id").first()
    if where.inspection is None:
        raise RowFault(_("Enter the inspection first: there is none of this unit that still takes findings."))
    return where.inspection


def place(text):
    """The place in the outline that a number of the old ledger tells; "" for one that tells none."""
    try:
        return outlines.read(text.rpartition("-")[2])
    except ValueError:
        return ""


def numbered(row, taken):
    """The row with a place: its own, or the next free one."""
    outline = row["outline"]
    if not outline:
        free = 1
        while str(free) in taken:
            free += 1
        outline = str(free)
    taken.add(outline)
    return {**row, "outline": outline}


def kind(words):
    """The class of a cell; without words the usual one. Raises RowFault for others."""
    if not words:
        return RectifyClass.LIMITED
    found = CLASSES.get(words) or next((one for one in RectifyClass if words in (one.value, str(one.label))), None)
    if found is None:
        raise RowFault(_("“%(said)s” is no class of rectification."), key="class", said=words[:40])
    return found
