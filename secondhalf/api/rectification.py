"""Inspections, findings and public texts for machines. 整改接口。

The original words of a finding are read only: no verb writes them, here as everywhere.
"""

import datetime
from uuid import UUID

from ninja import Path, Schema
from pydantic import Field

from secondhalf.api.births import Birth, Start
from secondhalf.api.nouns import Noun, Number
from secondhalf.api.shapes import Ref, Whole
from secondhalf.core import access
from secondhalf.core.problems import NotFound
from secondhalf.rectification import policy
from secondhalf.rectification.adding import EnteredAlready, seen_new
from secondhalf.rectification.forms.findings import FINDING_FORMS, EnterFindingForm, NewProblemForm
from secondhalf.rectification.forms.inspections import INSPECTION_FORMS, LookBackForm, ReceiveForm
from secondhalf.rectification.forms.texts import TEXT_FORMS
from secondhalf.rectification.models import Finding, Inspection, PublicText

Code = Path(..., min_length=1, max_length=24, pattern=r"^[A-Za-z0-9.-]+$", description="The inspection's code.")


class InspectionOut(Schema):
    """One inspection of one organisation, and the dates that follow from its feedback."""

    id: UUID
    code: str
    name: str
    source: str
    inspector: str
    holder: Ref
    unit: Ref
    head: Ref
    feedback_on: datetime.date
    plan_due_on: datetime.date
    report_due_on: datetime.date
    stage_end_on: datetime.date
    look_back_on: datetime.date
    is_signed: bool
    stage: str
    turn: int


class LookOut(Schema):
    """What was drawn for a look-back; its `id` is the `item` of `look_back`."""

    id: UUID
    look_back: int = Field(alias="look_back.order")
    finding_no: str = Field(alias="finding.matter.no")
    result: str | None = Field(None, alias="seen.result")


class InspectionWhole(InspectionOut, Whole):
    looks: list[LookOut] = Field([], description="Of findings in sight.")
    entered: list[str] | None = Field(None, description="The numbers of what was entered just now.")


class FindingOut(Schema):
    """A finding: its original words, and what the ledger adds to its matter of the same number."""

    id: UUID
    no: str = Field(alias="matter.no")
    inspection: str = Field(alias="inspection.code")
    outline: str
    aspect: str
    words: str = Field(description="As the feedback has them. Nobody may change them.")
    specifics: str
    commonality: str
    cause: str
    goal: str
    note: str
    rectify_class: str
    due_on: datetime.date | None
    touches_workers: bool
    state: str = Field(description="What it counts as: completed, basically completed, not completed, long-term.")
    matter_stage: str = Field(alias="matter.stage")
    stage: str
    turn: int


class ChangeOut(Schema):
    """A change of class or day that nobody has ruled on yet."""

    rectify_class: str
    due_on: datetime.date | None
    reason: str


class FindingWhole(FindingOut, Whole):
    change: ChangeOut | None = None


class TextOut(Schema):
    """A text about an inspection that is public, or on its way there."""

    id: UUID
    inspection: str = Field(alias="inspection.code")
    no: str
    title: str
    text: str
    published_at: datetime.datetime | None
    stage: str
    turn: int


class TextWhole(TextOut, Whole):
    pass


def with_looks(actor, inspection):
    drawn = policy.items_visible_to(actor).filter(look_back__inspection=inspection)
    drawn = drawn.select_related("look_back", "finding__matter", "seen")
    inspection.looks = list(drawn.order_by("look_back__order", "order"))


def with_change(actor, finding):
    finding.change = finding.open_change()


def looked_at(actor, inspection, sent):
    """({}, {the item of a sample}): as the page of the item gives it."""
    item = access.find(policy.ITEMS, actor, "see", pk=sent.get("item"))
    if item.look_back.inspection_id != inspection.pk:
        raise NotFound
    return {}, {"item": item}


def found_anew(actor, inspection, sent):
    """The same of an item at which a new problem was found, which its form begins with."""
    _nothing, about = looked_at(actor, inspection, sent)
    seen = seen_new(about["item"])
    if seen is None:
        raise NotFound
    if hasattr(seen, "entered"):
        raise EnteredAlready(thing=inspection)
    return about, about


INSPECTIONS = Noun(
    name="inspections",
    word="inspection",
    model=Inspection,
    policy=policy,
    forms={
        "receive": ReceiveForm, "enter_findings": EnterFindingForm, "look_back": LookBackForm,
        "enter_new_problem": NewProblemForm, **INSPECTION_FORMS,
    },
    row=InspectionOut,
    whole=InspectionWhole,
    path="code",
    at=Code,
    more=with_looks,
    beside=dict.fromkeys(("look_back", "enter_new_problem"), {"item": UUID}),
    given={"look_back": looked_at, "enter_new_problem": found_anew},
    results={
        "enter_findings": ("entered", lambda found: [finding.matter.no for finding in found]),
        "enter_new_problem": ("entered", lambda finding: [finding.matter.no]),
    },
).open()  # fmt: skip
Birth(INSPECTIONS, "receive", "/inspections", lambda actor, _above: Start(Inspection.receive)).open()

FINDINGS = Noun(
    name="findings",
    word="finding",
    model=Finding,
    policy=policy.FINDINGS,
    forms=FINDING_FORMS,
    row=FindingOut,
    whole=FindingWhole,
    path="matter__no",
    at=Number,
    narrows={"inspection": ("inspection__code", str)},
    aside=("inspection", "matter"),
    more=with_change,
).open()

TEXTS = Noun(
    name="texts",
    word="text",
    model=PublicText,
    policy=policy.TEXTS,
    forms=TEXT_FORMS,
    row=TextOut,
    whole=TextWhole,
    narrows={"inspection": ("inspection__code", str)},
).open()


def begun_text(_actor, inspection):
    text = PublicText(inspection=inspection, realm=inspection.realm)
    return Start(text.word_text, text, text)


Birth(TEXTS, "word_text", "/inspections/{key}/texts", begun_text, (policy, "code", Code, str)).open()
