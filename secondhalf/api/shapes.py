"""What the API answers with. 接口返回。"""

import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field


class Ref(Schema):
    """Something that the answer points to."""

    id: UUID
    name: str

    @staticmethod
    def resolve_name(thing):
        return str(thing)


class MatterOut(Schema):
    """A matter as every handler may read it: never who spoke, never their words."""

    id: UUID
    no: str
    title: str
    summary: str
    kind: str
    source: str
    category: Ref
    unit: Ref
    place: str
    urgency: str
    complexity: str
    regime: str
    confidentiality: str
    route: str
    stage: str
    turn: int = Field(description="Send it back as If-Match; it grows with each change of stage.")
    round: int
    returns: int
    percent: int
    finish_state: str
    holder: Ref
    lead: Ref | None
    voices: int
    received_at: datetime.datetime
    occurred_on: datetime.date | None
    due_at: datetime.datetime | None
    due_provisional: bool
    stopped_at: datetime.datetime | None = Field(
        description="When close-out was applied for and the clock stopped; whether in time is judged by this moment."
    )
    closed_at: datetime.datetime | None


class LackOut(Schema):
    verb: str
    missing: list[str]


class Whole(Schema):
    """With what may be done now by this token, and what is still missing for the rest."""

    offered: list[str]
    awaiting: list[LackOut]


class MatterDetail(MatterOut, Whole):
    """A matter, and what may be done with it."""


class Page(Schema):
    items: list[MatterOut]
    next: str | None = Field(description="Give it back as `after` for the next page; null on the last.")


class EventOut(Schema):
    """One thing that happened. It carries no words, only a commitment to them."""

    position: int
    name: str
    subject: UUID
    title: str
    at: datetime.datetime
    before: str
    after: str


class Events(Schema):
    items: list[EventOut]
    cursor: int = Field(description="Give it back as `after`; it grows even when nothing in between was for you.")


class CategoryOut(Ref):
    code: str
    parent_id: UUID | None


class OrganisationOut(Ref):
    kind: str
    parent_id: UUID | None


class FileOut(Schema):
    id: UUID
    name: str
    content_type: str
    size: int
    sha256: str


class ProblemOut(Schema):
    """application/problem+json (RFC 9457). `fields` says what is wrong with which answer."""

    type: str
    code: str
    status: int
    title: str
    detail: str
    fields: dict[str, list[str]] | None = None
