"""What waits for approval is told to those who may approve; an ask to open an identity without any content."""

import pytest

from secondhalf.matters.recusal import Accused
from secondhalf.notices import panels
from secondhalf.notices.models import Notice
from secondhalf.testing.publication_cases import CONFIRMED, result_submitted, submitted
from secondhalf.testing.walk import Walk, picture
from secondhalf.voices.models import NamedObject, Voice

WHY = {"cause": "danger", "reason": "有人煤气中毒，要找到本人"}


@pytest.fixture
def asked(world, told):
    about = {"words": "宿舍有煤气味。", "unit": world.places.steel, "mode": "hidden"}
    voice = Voice.lodge(by=world.ningyuan, **about)
    told()
    voice.ask_opening(by=world.baiyang, **WHY)
    return voice


def test_an_ask_to_open_an_identity_is_told_to_who_rules_by_its_number_only(world, told, asked, as_):
    assert told(name="rule_on_opening") == {("qinling", "rule_on_opening")}
    page = as_("qinling").get("/notices").text
    assert asked.no in page and WHY["reason"] not in page and "宿舍有煤气味" not in page
    notice = Notice.objects.get(name="rule_on_opening")
    assert as_("qinling").get(f"/notices/{notice.pk}")["Location"] == f"/voices/{asked.no}/agree_opening"
    asked.agree_opening(by=world.qinling)
    assert ("baiyang", "opening_agreed") in told()
    assert panels.unread(world.qinling) == ""


def test_whoever_is_accused_meanwhile_loses_the_ask(world, told, asked):
    told()
    assert panels.unread(world.qinling) == "1"
    NamedObject.objects.create(realm=asked.realm, voice=asked, person=world.qinling.person)
    assert panels.unread(world.qinling) == ""


def test_a_text_waits_for_its_approvers_until_one_has_ruled(world, told):
    publication = submitted(world)
    assert told(publication=publication) == {("qinling", "approve_text"), ("fangzheng", "approve_text")}
    assert Notice.objects.fresh().filter(publication=publication).count() == 2
    publication.publish(by=world.fangzheng, **CONFIRMED)
    assert ("baiyang", "text_published") in told(publication=publication)
    assert not Notice.objects.fresh().filter(publication=publication, name="approve_text").exists()


def test_a_text_about_what_is_struck_off_waits_as_well_and_leaves_the_accused(world, told, as_):
    publication = result_submitted(world)
    told()
    assert panels.unread(world.fangzheng) == "1"
    Accused.objects.create(realm=publication.realm, matter=publication.matter, person=world.fangzheng.person)
    assert panels.unread(world.fangzheng) == ""
    assert publication.title not in as_("fangzheng").get("/notices").text


@pytest.mark.parametrize(("verb", "word"), [("exclude", "excluded"), ("keep_counted", "kept_counted")])
def test_an_exclusion_waits_for_a_leader_until_it_is_ruled_on(world, told, verb, word):
    matter = Walk(world, route="short").to("close")
    about = {"reason": "untrue", "explanation": "现场核实不属实。"}
    matter.ask_exclusion(by=world.baiyang, evidence=[{"file": picture(world.baiyang)}], **about)
    told()
    asked = Notice.objects.fresh().filter(matter=matter, name="rule_on_exclusion")
    assert {"fangzheng", "shiyan"} <= set(asked.values_list("person__username", flat=True))
    getattr(matter, verb)(by=world.fangzheng, explanation="核实。")
    assert ("baiyang", word) in told()
    assert not asked.exists()
