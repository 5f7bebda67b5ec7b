"""Matters for machines: list, read, register, and every verb. 事项接口。"""

from contextlib import suppress

from django.db.models import prefetch_related_objects
from ninja import Query, Status
from pydantic import Field

from secondhalf.api.doors import MOVE, READ, REGISTER, api, refuse_unless_valid, seen_turn
from secondhalf.api.nouns import Number
from secondhalf.api.shapes import MatterDetail, MatterOut, Page
from secondhalf.core import access
from secondhalf.core.bodies import as_data, body_of
from secondhalf.core.doing import first_result
from secondhalf.core.problems import KeyReused, Refused, Repeated
from secondhalf.matters import policy
from secondhalf.matters.filters import Filters
from secondhalf.matters.forms import MOVE_FORMS, form_for
from secondhalf.matters.lists import Listing
from secondhalf.matters.loop import MOVES
from secondhalf.matters.models import Matter

SHOWN = ("category", "unit", "holder", "lead")


class Asked(body_of(Filters, "Filters")):
    after: str | None = Field(
        None, max_length=200, pattern=r"^[0-9A-Za-z~:.+-]+$", description="`next` of the page before."
    )
    limit: int = Field(50, ge=1, le=200)


@api.get("/matters", auth=READ, response={200: Page}, operation_id="list_matters", summary="List matters")
def list_matters(request, asked: Query[Asked]):
    """Matters in sight of the token's post: the same filters and orders as the page, open ones by due date at first."""
    actor = request.auth
    if not actor.has(*policy.READERS):
        return {"items": [], "next": None}
    sent = asked.model_dump(mode="json", exclude_none=True, exclude={"after", "limit"})
    filters = Filters(sent, seat=actor.post.seat)
    listing = Listing(actor, filters.asked, after=asked.after or "", size=asked.limit)
    return {"items": listing.rows, "next": listing.after or None}


@api.get("/matters/{no}", auth=READ, response={200: MatterDetail}, operation_id="read_matter", summary="Read one")
def read_matter(request, no: str = Number):
    """One matter, with the verbs this token's post may use now and what the others still need."""
    return detail(request.auth, access.find(policy, request.auth, "see", no=no))


@api.post("/matters", auth=REGISTER, response={201: MatterOut}, operation_id="register", summary="Register")
def register(request, payload: body_of(MOVE_FORMS["register"], "Register")):
    """Enter a matter in the register of the token's union office."""
    actor = request.auth
    if not policy.registers(actor):
        raise Refused(verb=str(Matter.verb_labels["register"]), who=policy.registers.who)
    form = _filled("register", None, actor, payload)
    try:
        return Status(201, Matter.register(by=actor, **form.cleaned_data))
    except Repeated as repeated:
        first = Matter.objects.select_related(*SHOWN).filter(pk=repeated.event.subject).first()
        return Status(201, first)


def _add_verb(verb):
    """POST /matters/{no}/<verb>: the verb's form as body, the same door as the page."""
    body = body_of(MOVE_FORMS[verb], verb.title().replace("_", ""))

    def move(request, payload: body, no: str = Number):
        if first := first_result(request, f"matter.{verb}"):
            return _again(request.auth, no, first)
        matter = access.find(policy, request.auth, verb, turn=seen_turn(request), no=no)
        form = _filled(verb, matter, request.auth, payload)
        with suppress(Repeated):
            getattr(matter, verb)(by=request.auth, **form.cleaned_data)
        return _fresh(request.auth, matter)

    move.__name__ = verb
    options = {"auth": MOVE, "response": {200: MatterDetail}, "operation_id": verb}
    api.post(f"/matters/{{no}}/{verb}", summary=str(Matter.verb_labels[verb]), **options)(move)


for _verb in MOVES:
    if MOVES[_verb].start:  # what is born has an address of its own, or comes with a ledger
        _add_verb(_verb)


def detail(actor, matter):
    prefetch_related_objects([matter], *SHOWN)
    offered = access.offered(policy, actor, matter)
    awaiting = access.awaiting(policy, actor, matter)
    matter.offered = offered
    matter.awaiting = [{"verb": verb, "missing": [lack.what_happened for lack in lacks]} for verb, lacks in awaiting]
    return matter


def _again(actor, no, first):
    """What a repeat of the request is answered: the matter as it stands now."""
    matter = Matter.objects.select_related(*SHOWN).filter(pk=first.subject, no=no).first()
    if matter is None:
        raise KeyReused
    return _fresh(actor, matter)


def _fresh(actor, matter):
    """The matter as it stands after the verb; handed on, it may be out of the actor's sight, and says only that."""
    seen = policy.visible_to(actor).filter(pk=matter.pk).first()
    if seen is not None:
        return detail(actor, seen)
    matter.offered, matter.awaiting = [], []
    return matter


def _filled(verb, matter, actor, payload):
    sent = payload.model_dump(mode="json", exclude_unset=True)
    sent = {name: value for name, value in sent.items() if value is not None}
    form = form_for(verb, matter, actor, as_data(MOVE_FORMS[verb], sent), {})
    refuse_unless_valid(form)
    return form
