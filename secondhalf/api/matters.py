"""Matters for machines: list, read, register, and every verb. 事项接口。"""

from django.db.models import prefetch_related_objects
from ninja import Path, Query, Schema, Status
from pydantic import Field

from secondhalf.api.doors import ANSWERS, MOVE, READ, REGISTER, api, refuse_unless_valid, seen_turn
from secondhalf.api.shapes import MatterDetail, MatterOut, Page
from secondhalf.core import access
from secondhalf.core.bodies import as_data, body_of
from secondhalf.core.problems import NotFound, Refused, Repeated
from secondhalf.matters import policy
from secondhalf.matters.forms import MOVE_FORMS, form_for
from secondhalf.matters.loop import MOVES
from secondhalf.matters.models import Matter

Number = Path(..., min_length=1, max_length=46, pattern=r"^[A-Za-z0-9-]+$", description="The matter's number.")
SHOWN = ("category", "unit", "holder", "lead")


class Filters(Schema):
    stage: str | None = Field(None, max_length=20, pattern=r"^[a-z_]+$")
    late: bool | None = Field(None, description="Only those overdue.")
    after: str | None = Field(None, max_length=200, pattern=r"^[A-Za-z0-9_.:|+-]+$")
    limit: int = Field(50, ge=1, le=200)


@api.get("/matters", auth=READ, response={200: Page, **ANSWERS}, operation_id="list_matters", summary="List matters")
def list_matters(request, filters: Query[Filters]):
    """Open and closed matters in sight of the token's post, newest number last; page by `next`."""
    found = policy.visible_to(request.auth).select_related(*SHOWN).order_by("id")
    if filters.stage:
        found = found.filter(stage=filters.stage)
    if filters.late:
        found = found.overdue()
    if filters.after:
        found = found.filter(pk__gt=_key(filters.after))
    rows = list(found[: filters.limit + 1])
    more = rows[filters.limit :]
    rows = rows[: filters.limit]
    return {"items": rows, "next": str(rows[-1].pk) if more else None}


@api.get(
    "/matters/{no}", auth=READ, response={200: MatterDetail, **ANSWERS}, operation_id="read_matter", summary="Read one"
)
def read_matter(request, no: str = Number):
    """One matter, with the verbs this token's post may use now and what the others still need."""
    return detail(request.auth, access.find(policy, request.auth, "see", no=no))


@api.post("/matters", auth=REGISTER, response={201: MatterOut, **ANSWERS}, operation_id="register", summary="Register")
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
        matter = access.find(policy, request.auth, verb, turn=seen_turn(request), no=no)
        form = _filled(verb, matter, request.auth, payload)
        try:
            getattr(matter, verb)(by=request.auth, **form.cleaned_data)
        except Repeated:
            pass
        return _fresh(request.auth, matter)

    move.__name__ = verb
    options = {"auth": MOVE, "response": {200: MatterDetail, **ANSWERS}, "operation_id": verb}
    api.post(f"/matters/{{no}}/{verb}", summary=str(Matter.verb_labels[verb]), **options)(move)


for _verb in MOVES:
    if _verb != "register":
        _add_verb(_verb)


def detail(actor, matter):
    prefetch_related_objects([matter], *SHOWN)
    offered = access.offered(policy, actor, matter)
    awaiting = access.awaiting(policy, actor, matter)
    matter.offered = offered
    matter.awaiting = [{"verb": verb, "missing": [lack.what_happened for lack in lacks]} for verb, lacks in awaiting]
    return matter


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


def _key(words):
    from uuid import UUID

    try:
        return UUID(words)
    except ValueError:
        raise NotFound from None
