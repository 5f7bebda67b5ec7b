"""Voices for machines: hand one in; the office's own list, without words, and never who spoke. 诉求接口。"""

import datetime
import secrets
from uuid import UUID

from django.db.models import Count, Q
from ninja import Path, Query, Schema, Status
from pydantic import Field

from secondhalf.api.auth import Bearer
from secondhalf.api.doors import api, refuse_unless_valid
from secondhalf.api.models import Scope
from secondhalf.api.shapes import Ref
from secondhalf.core import access, clocks, moments
from secondhalf.core.bodies import as_data, body_of
from secondhalf.core.problems import NotFound, Refused, Repeated
from secondhalf.voices import policy
from secondhalf.voices.forms.handing_in import HandInForm
from secondhalf.voices.kinds import VoiceStage
from secondhalf.voices.loop import VERBS
from secondhalf.voices.models import Voice
from secondhalf.voices.queries import VERDICT_WAITS
from secondhalf.voices.receipts import grouped, secret_of

LODGE, READ = Bearer(Scope.VOICES_LODGE), Bearer(Scope.VOICES_READ)
VoiceNumber = Path(..., min_length=1, max_length=46, pattern=r"^[A-Za-z0-9-]+$", description="The voice's number.")


class VoiceOut(Schema):
    """How a voice stands. Never who spoke; their words only for a token that may read words."""

    no: str
    stage: str
    nature: str
    channel: str
    mode: str
    unit: Ref
    holder: Ref
    matter_no: str | None = Field(None, alias="matter.no")
    received_on: datetime.date
    due_on: datetime.date | None
    danger: bool
    is_held: bool
    messages: int = Field(alias="said")
    votes_for: int
    votes_against: int
    words: str | None = Field(None, description="Null unless the token may read words.")

    @staticmethod
    def resolve_stage(voice):
        return VoiceStage.ANSWERED if voice.verdict_is_held else voice.stage

    @staticmethod
    def resolve_received_on(voice):
        return moments.local_day(voice.received_at)

    @staticmethod
    def resolve_due_on(voice):
        return clocks.last_day(voice.due_at) if voice.due_at else None


class VoicesPage(Schema):
    items: list[VoiceOut]
    next: UUID | None = Field(description="Give it back as `after` for the next page; null on the last.")


class Lodged(Schema):
    """What the person needs: hand number and receipt on to them, and keep neither."""

    no: str
    receipt: str = Field(description="26 digits by which the person follows it; told once, and to this request again.")
    holder: Ref
    due_on: datetime.date


@api.get("/voices", auth=READ, response={200: VoicesPage}, operation_id="list_voices", summary="List voices")
def list_voices(
    request, stage: str = Query("", max_length=12), after: UUID | None = None, limit: int = Query(50, ge=1, le=200)
):
    """Voices in the hands of the token's office, newest first; those that accuse its holder are not among them."""
    found = policy.in_hand_of(request.auth)
    found = found.at(stage) if stage else found
    found = found.filter(pk__lt=after) if after else found
    rows = list(shown(found).order_by("-id")[: limit + 1])
    more = rows[limit - 1].pk if len(rows) > limit else None
    return {"items": [told(request, voice) for voice in rows[:limit]], "next": more}


@api.get("/voices/{no}", auth=READ, response={200: VoiceOut}, operation_id="read_voice", summary="Read one voice")
def read_voice(request, no: str = VoiceNumber):
    """One voice in the hands of the token's office."""
    voice = shown(policy.in_hand_of(request.auth)).filter(no=no).first()
    if voice is None:
        raise NotFound
    return told(request, voice)


@api.post("/voices", auth=LODGE, response={201: Lodged}, operation_id="lodge_voice", summary=str(VERBS["lodge"]))
def lodge_voice(request, payload: body_of(HandInForm, "Voice")):
    """Hand in what somebody said elsewhere. It is written down by the token's post, which is named as the proxy."""
    actor = request.auth
    if not policy.is_office(actor):
        raise Refused(verb=str(VERBS["lodge"]), who=policy.runs_the_office.who)
    sent = {
        name: value for name, value in payload.model_dump(mode="json", exclude_unset=True).items() if value is not None
    }
    form = HandInForm(as_data(HandInForm, sent), {}, actor=actor)
    refuse_unless_valid(form)
    secret = secret_of(f"{actor.person.pk}:{actor.once}" if actor.once else secrets.token_urlsafe())
    try:
        voice = Voice.lodge(by=actor, secret=secret, **form.cleaned_data)
    except Repeated as repeated:
        voice = access.find(policy, actor, "see", pk=repeated.event.subject)
    answer = {"no": voice.no, "receipt": grouped(secret), "holder": voice.holder}
    return Status(201, answer | {"due_on": clocks.last_day(voice.due_at)})


def shown(voices):
    return voices.select_related("unit", "holder", "matter").annotate(
        said=Count("messages", filter=Q(messages__act__held=False)), verdict_waits=VERDICT_WAITS
    )


def told(request, voice):
    """The voice as this token may read it."""
    if Scope.VOICES_WORDS not in request.scopes:
        voice.words = None
    return voice
