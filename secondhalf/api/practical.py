"""Lists of practical matters and their items for machines. 办实事接口。"""

import datetime
from functools import partial
from uuid import UUID

from ninja import Schema
from pydantic import Field

from secondhalf.api.births import Birth, Start
from secondhalf.api.nouns import Key, Noun
from secondhalf.api.shapes import Ref, Whole
from secondhalf.api.sight import with_matter
from secondhalf.practical import policy
from secondhalf.practical.forms import CAMPAIGN_FORMS, ITEM_FORMS
from secondhalf.practical.models import Campaign, Item
from secondhalf.practical.progress import Pace

CODES = {"hand_out": ("codes", list)}
CODES_TOLD = "After `hand_out`: what to print, told this once. Which code goes to whom is written down nowhere."


class CampaignOut(Schema):
    """One list of one union, year and batch."""

    id: UUID
    title: str
    owner: Ref
    unit: Ref
    year: int
    batch: int
    basis: str
    stage: str
    turn: int


class CampaignWhole(CampaignOut, Whole):
    codes: list[str] | None = Field(None, description=CODES_TOLD)


class ItemOut(Schema):
    """A practical matter: what the list says of it."""

    id: UUID
    no: str
    campaign: Ref
    place: str = Field(alias="printed_seq", description="3, or 3.2 for the second unit's part of it.")
    matter_no: str | None = Field(None, alias="matter_in_sight.no", description="Null if it is not in sight.")
    title: str
    category: str
    unit: Ref
    beneficiaries: str
    beneficiary_count: int | None
    content: str
    standard: str
    funds: str
    start_on: datetime.date | None
    due_on: datetime.date | None
    lasting: str
    note: str
    leader: str | None = None
    stage: str
    turn: int

    @staticmethod
    def resolve_leader(item):
        return str(item.leader.person) if item.leader_id else None


class ItemWhole(ItemOut, Whole):
    scheduled: int | None = Field(None, alias="pace.scheduled", description="Per cent of the plan by today.")
    actual: int | None = Field(None, alias="pace.actual")
    codes: list[str] | None = Field(None, description=CODES_TOLD)


def with_pace(actor, item):
    item.pace = Pace(item)


CAMPAIGNS = Noun(
    name="campaigns",
    word="campaign",
    model=Campaign,
    policy=policy.CAMPAIGNS,
    forms=CAMPAIGN_FORMS,
    row=CampaignOut,
    whole=CampaignWhole,
    takes="thing",
    results=CODES,
).open()
Birth(CAMPAIGNS, "begin", "/campaigns", lambda _actor, _above: Start(Campaign.begin)).open()

ITEMS = Noun(
    name="items",
    word="item",
    model=Item,
    policy=policy.ITEMS,
    forms=ITEM_FORMS,
    row=ItemOut,
    whole=ItemWhole,
    takes="thing",
    narrows={"campaign": ("campaign", UUID)},
    dress=with_matter,
    more=with_pace,
    results=CODES,
).open()


def collected(_actor, campaign):
    return Start(partial(Item.collect, campaign=campaign), Item(campaign=campaign), campaign)


Birth(ITEMS, "collect", "/campaigns/{key}/items", collected, (policy.CAMPAIGNS, "pk", Key, UUID)).open()
