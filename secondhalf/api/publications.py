"""Public texts for machines: read, draft, and every verb. 公开接口。"""

import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from secondhalf.api.births import Birth, Start
from secondhalf.api.doors import READ, api
from secondhalf.api.nouns import Noun, Number
from secondhalf.api.shapes import Ref
from secondhalf.core import access
from secondhalf.matters import policy, publication_policy
from secondhalf.matters.forms.publishing import PUBLICATION_FORMS
from secondhalf.matters.publishing import Publication


class PublicationRow(Schema):
    """A text that is public, or on its way there, as a list has it."""

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


class PublicationOut(PublicationRow):
    """A text that is public, or on its way there."""

    offered: list[str]


PUBLICATIONS = Noun(
    name="publications",
    word="publication",
    model=Publication,
    policy=publication_policy,
    forms=PUBLICATION_FORMS,
    row=PublicationRow,
    whole=PublicationOut,
    aside=("matter", "holder", "category"),
).open()


def begun(_actor, matter):
    publication = Publication.of(matter)
    return Start(publication.draft, publication, publication)


Birth(PUBLICATIONS, "draft", "/matters/{key}/publications", begun, (policy, "no", Number, str)).open()


@api.get(
    "/matters/{key}/publications", auth=READ, response={200: list[PublicationOut]},
    operation_id="publications_of", summary="Public texts of a matter",
)  # fmt: skip
def publications_of(request, key: str = Number):
    """What the token's post may see of the public texts about one matter, newest first."""
    matter = access.find(policy, request.auth, "see", no=key)
    return [PUBLICATIONS.told(request.auth, publication) for publication in publication_policy.of(request.auth, matter)]
