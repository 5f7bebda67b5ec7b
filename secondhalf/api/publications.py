"""Public texts for machines: read, draft, and every verb. 公开接口。"""

import datetime
from contextlib import suppress
from uuid import UUID

from ninja import Schema, Status
from pydantic import Field

from secondhalf.api.doors import ANSWERS, MOVE, READ, api, refuse_unless_valid, seen_turn
from secondhalf.api.matters import Number
from secondhalf.api.shapes import Ref
from secondhalf.core import access
from secondhalf.core.bodies import as_data, body_of
from secondhalf.core.problems import Repeated
from secondhalf.matters import policy, publication_policy
from secondhalf.matters.forms.publishing import PUBLICATION_FORMS
from secondhalf.matters.publishing import VERBS, Publication


class PublicationOut(Schema):
    """A text that is public, or on its way there."""

    id: UUID
    matter_no: str = Field(alias="matter.no")
    no: str
    kind: str
    title: str
    text: str
    place: str
    category: Ref
    holder: Ref
    from_on: datetime.date
    to_on: datetime.date | None
    stage: str
    turn: int = Field(description="Send it back as If-Match; it grows with each change of stage.")
    published_at: datetime.datetime | None
    offered: list[str]


@api.get(
    "/matters/{no}/publications", auth=READ, response={200: list[PublicationOut], **ANSWERS},
    operation_id="list_publications", summary="Public texts of a matter",
)  # fmt: skip
def list_publications(request, no: str = Number):
    """What the token's post may see of the public texts about one matter, newest first."""
    matter = access.find(policy, request.auth, "see", no=no)
    return [shown(request.auth, publication) for publication in publication_policy.of(request.auth, matter)]


@api.post(
    "/matters/{no}/publications", auth=MOVE, response={201: PublicationOut, **ANSWERS},
    operation_id="draft_publication", summary=str(VERBS["draft"]),
)  # fmt: skip
def draft(request, payload: body_of(PUBLICATION_FORMS["draft"], "DraftPublication"), no: str = Number):
    """Begin a public text about a matter that the token's office holds."""
    publication = Publication.of(access.find(policy, request.auth, "see", no=no))
    access.refuse_unless(publication_policy, request.auth, "draft", publication)
    form = filled("draft", publication, request.auth, payload)
    try:
        publication.draft(by=request.auth, **form.cleaned_data)
    except Repeated as repeated:
        publication = access.find(publication_policy, request.auth, "see", pk=repeated.event.subject)
    return Status(201, shown(request.auth, publication))


def add_verb(verb):
    """POST /publications/{key}/<verb>: the verb's form as body, the same door as the page."""
    body = body_of(PUBLICATION_FORMS[verb], f"{verb.title().replace('_', '')}Publication")

    def move(request, key: UUID, payload: body):
        found = access.find(publication_policy, request.auth, verb, turn=seen_turn(request), pk=key)
        form = filled(verb, found, request.auth, payload)
        with suppress(Repeated):
            getattr(found, verb)(by=request.auth, **form.cleaned_data)
        return shown(request.auth, access.find(publication_policy, request.auth, "see", pk=key))

    move.__name__ = f"{verb}_publication"
    options = {"auth": MOVE, "response": {200: PublicationOut, **ANSWERS}, "operation_id": f"{verb}_publication"}
    api.post(f"/publications/{{key}}/{verb}", summary=str(VERBS[verb]), **options)(move)


for _verb in PUBLICATION_FORMS:
    if _verb != "draft":
        add_verb(_verb)


def filled(verb, publication, actor, payload):
    sent = payload.model_dump(mode="json", exclude_unset=True)
    sent = {name: value for name, value in sent.items() if value is not None}
    form = PUBLICATION_FORMS[verb](as_data(PUBLICATION_FORMS[verb], sent), publication=publication, actor=actor)
    refuse_unless_valid(form)
    return form


def shown(actor, publication):
    publication.offered = access.offered(publication_policy, actor, publication)
    return publication
