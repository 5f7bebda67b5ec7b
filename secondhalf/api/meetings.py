"""Meetings and their decisions for machines; of an agenda only what the reader has in sight. 会议接口。"""

import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from secondhalf.api.births import Birth, Start
from secondhalf.api.nouns import Noun
from secondhalf.api.shapes import Ref, Whole
from secondhalf.api.sight import with_matter
from secondhalf.meetings import policy
from secondhalf.meetings.forms import MEETING_FORMS
from secondhalf.meetings.forms.holding import DECISION_FORMS
from secondhalf.meetings.models import Decision, Meeting
from secondhalf.meetings.views.wall import item_of


class MeetingOut(Schema):
    """One meeting."""

    id: UUID
    no: str = Field(description="The number of its minutes.")
    kind: str
    title: str
    holder: Ref
    chair: str = Field(alias="chair.person.name")
    starts_at: datetime.datetime
    place: str
    remote_place: str
    stage: str
    turn: int


class AgendaOut(Schema):
    """An item of the agenda; `n` is its number for everybody."""

    id: UUID
    n: int
    matter_no: str = Field(alias="matter.no")
    title: str = Field(alias="matter.title")
    why: str


class AttendantOut(Schema):
    id: UUID
    name: str
    body: str
    role: str
    presence: str
    is_remote: bool
    note: str


class MeetingWhole(MeetingOut, Whole):
    agenda: list[AgendaOut] = []
    left_out: int = Field(0, description="Items that are not in sight of the token's post.")
    attendants: list[AttendantOut] = Field([], alias="people")


class DecisionOut(Schema):
    """What was agreed, who has to do it, and by when."""

    id: UUID
    meeting_id: UUID
    meeting: str = Field(alias="meeting.title")
    order: int
    matter_no: str | None = Field(None, alias="matter_in_sight.no", description="Null if it is not in sight.")
    text: str
    department: Ref
    owner: str
    due_on: datetime.date
    stage: str
    turn: int


class DecisionWhole(DecisionOut, Whole):
    reported: str | None = Field(None, description="What its owner said last.")


def with_agenda(actor, meeting):
    meeting.agenda, meeting.left_out = policy.items_for(actor, meeting)
    meeting.people = list(meeting.attendants.all())


def with_report(_actor, decision):
    last = decision.reports.order_by("id").last()
    decision.reported = last and last.text


def on_item(actor, meeting, sent):
    """({the item that is decided on}, {})."""
    return {"item": item_of(actor, meeting, sent.get("on"))}, {}


MEETINGS = Noun(
    name="meetings",
    word="meeting",
    model=Meeting,
    policy=policy,
    forms=MEETING_FORMS,
    row=MeetingOut,
    whole=MeetingWhole,
    aside=("holder", "chair__person", "chair__organisation"),
    more=with_agenda,
    given={"decide": on_item},
).open()


def planned(actor, _above):
    meeting = Meeting.of(actor)
    return Start(meeting.plan, meeting, meeting)


Birth(MEETINGS, "plan", "/meetings", planned).open()

DECISIONS = Noun(
    name="decisions",
    word="decision",
    model=Decision,
    policy=policy.DECISIONS,
    forms=DECISION_FORMS,
    row=DecisionOut,
    whole=DecisionWhole,
    narrows={"meeting": ("meeting", UUID)},
    aside=("meeting", "matter", "department", "post__person"),
    dress=with_matter,
    more=with_report,
).open()
