"""One of each noun of the rooms, with the address of its page: what the tests of all nouns go through. 测试公用。"""

import datetime

from secondhalf.api import meetings, practical, publications, rectification
from secondhalf.meetings.tests.meeting_of import begun, decided
from secondhalf.practical.tests.conftest import Story
from secondhalf.rectification.models import Inspection, PublicText
from secondhalf.testing.publication_cases import drafted
from secondhalf.testing.walk import Walk

NOUNS = {
    noun.name: noun
    for noun in (
        rectification.INSPECTIONS, rectification.FINDINGS, rectification.TEXTS, practical.CAMPAIGNS, practical.ITEMS,
        meetings.MEETINGS, meetings.DECISIONS, publications.PUBLICATIONS,
    )
}  # fmt: skip
WORDS = "职工诉求“收得进、办不出”，有的超期未复。"


def inspection(world):
    return Inspection.receive(
        by=world.baiyang, name="2026年第二轮巡察", source="tour", inspector="市委第三巡察组", unit=world.places.steel,
        head=world.fangzheng.person, feedback_on=datetime.date(2026, 9, 18),
    )  # fmt: skip


def finding(world, within=None, outline="1.1.1"):
    row = {"outline": outline, "aspect": "职工诉求办理", "words": WORDS}
    (made,) = (within or inspection(world)).enter_findings(by=world.baiyang, rows=[row])
    return made


def text(world, within=None):
    about = within or inspection(world)
    return PublicText(inspection=about, realm=about.realm).word_text(
        by=world.baiyang, title="整改进展", text="已整改。"
    )


def campaign(world):
    return Story(world).campaign


def item(world, within=None):
    story = Story(world) if within is None else Story.__new__(Story)
    story.world, story.campaign = world, within or story.campaign
    return story.collect()


def meeting(world):
    return begun(world, [Walk(world).to("dispatch")])


def decision(world, within=None):
    return decided(world, within or meeting(world))


MAKE = {
    "inspections": inspection, "findings": finding, "texts": text, "campaigns": campaign, "items": item,
    "meetings": meeting, "decisions": decision, "publications": drafted,
}  # fmt: skip


def key_of(name, thing):
    """What stands in the address of the thing."""
    own = {"inspections": lambda: thing.code, "findings": lambda: thing.matter.no}
    return own.get(name, lambda: str(thing.pk))()


def page_of(name, thing, verb):
    """The address of the verb's page."""
    key = key_of(name, thing)
    own = {("inspections", "enter_findings"): f"/rectification/{key}/enter"}
    return (
        own.get((name, verb))
        or {
            "inspections": f"/rectification/{key}/{verb}",
            "findings": f"/rectification/findings/{key}/{verb}",
            "texts": f"/rectification/texts/{key}/{verb}",
            "campaigns": f"/practical/{key}/{verb}",
            "items": f"/practical/items/{key}/{verb}",
            "meetings": f"/meetings/{key}/{verb}",
            "decisions": f"/meetings/decisions/{key}/{verb}",
            "publications": f"/publications/{key}/{verb}",
        }[name]
    )
