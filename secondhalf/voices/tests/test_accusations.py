"""Law 9: an accusation never reaches the accused, nor anybody under them."""

import pytest

from secondhalf.core import access
from secondhalf.core.problems import NotFound
from secondhalf.matters import policy as matters_policy
from secondhalf.testing.walk import Walk
from secondhalf.voices import policy
from secondhalf.voices.models import Voice
from secondhalf.voices.taking_up import AccusationApart

BAD = "关于有关负责人克扣加班费的举报"


@pytest.fixture
def accuse(world, lodge):
    """accuse(actor or organisation): a report that names them."""

    def say(*named, **said):
        return lodge(nature="report", words="负责人克扣加班费", named=named, **said)

    return say


@pytest.fixture
def accusation(world, accuse):
    """A matter registered from a report about the head of the welfare department."""
    about = {"title": BAD, "summary": "有关负责人涉嫌克扣加班费。", "category": world.categories["pay"]}
    return accuse(world.jianghe.person).take_up(by=world.baiyang, **about)


def test_its_matter_is_isolated_and_numbered_apart(world, accusation):
    assert accusation.confidentiality == "accusation"
    assert accusation.no == "JG20261104-0001"
    assert [one.person for one in accusation.accused.all()] == [world.jianghe.person]


def test_the_accused_and_their_staff_see_neither_voice_nor_matter(world, accusation):
    accusation.be_seen_from(world.places.welfare)
    for name in ("jianghe", "linxi"):
        actor = getattr(world, name)
        assert not matters_policy.visible_to(actor).filter(pk=accusation.pk).exists(), name
        assert not policy.visible_to(actor).exists(), name
    assert accusation in matters_policy.visible_to(world.baiyang)


def test_pages_give_the_accused_nothing_to_find(client, world, accusation):
    accusation.be_seen_from(world.places.welfare)
    voice = Voice.objects.get()
    client.force_login(world.jianghe.person)
    for path in (f"/voices/{voice.no}", "/voices", f"/matters/{accusation.no}", "/matters", f"/matters?q={BAD[:4]}"):
        page = client.get(path).content.decode()
        assert BAD not in page and accusation.no not in page.replace(path, ""), path


def test_about_the_union_s_own_leader_it_goes_up_by_itself(world, accuse):
    voice = accuse(world.qinling.person)
    assert voice.holder == world.places.park
    assert voice in policy.visible_to(world.wenxin)
    assert voice not in policy.visible_to(world.baiyang)
    with pytest.raises(NotFound):
        access.find(policy, world.baiyang, "take_up", pk=voice.pk)


def test_about_the_officer_who_would_read_it_it_goes_up_by_itself(world, accuse):
    assert accuse(world.baiyang.person).holder == world.places.park


def test_about_a_department_its_people_see_nothing_and_the_office_does(world, accuse):
    voice = accuse(world.places.welfare)
    assert voice.holder == world.places.works
    assert voice in policy.visible_to(world.baiyang)


def test_it_does_not_join_what_the_accused_can_read(world, accuse):
    open_matter = Walk(world).to("register")
    with pytest.raises(AccusationApart):
        accuse(world.jianghe.person).join(by=world.baiyang, matter=open_matter)


def test_a_second_report_joins_the_isolated_matter(world, accuse, accusation):
    again = accuse(world.jianghe.person, by=world.anran)
    again.join(by=world.baiyang, matter=accusation)
    assert accusation.voices == 2


def test_a_worker_names_somebody_in_the_form(client, world):
    client.force_login(world.ningyuan.person)
    client.post("/speak", {
        "words": "克扣加班费", "mode": "hidden", "holder": world.places.works.pk, "about_person": "秦岭",
        "about_department": world.places.welfare.pk,
    })  # fmt: skip
    voice = Voice.objects.get()
    assert {str(one) for one in voice.named.all()} == {"秦岭", "生活福利部"}
    assert (voice.nature, voice.holder) == ("complaint", world.places.park)


def test_a_matter_handed_down_still_bars_the_accused_officer(world, accuse):
    voice = accuse(world.baiyang.person)
    about = {"title": BAD, "summary": "略。", "category": world.categories["pay"]}
    matter = voice.take_up(by=world.wenxin, **about)
    matter.hand_down(by=world.wenxin, taker=world.places.works, reason="交下级")
    assert not matters_policy.visible_to(world.baiyang).exists()
    assert not policy.visible_to(world.baiyang).exists()
