"""A lost sheet of codes: what nobody used is withdrawn with a reason, and counted. 作废遗失码单。"""

import pytest

from secondhalf.core import moments
from secondhalf.core.problems import Refused, StillMissing, WrongStage
from secondhalf.practical import figures, polling
from secondhalf.practical.models import Campaign
from secondhalf.practical.polling import Code, NoSuchCode, NoSuchSheet, TooManyCodes


@pytest.fixture
def voting(story):
    """A vote with two sheets of ten; (campaign, items, [codes, codes])."""
    items = [story.collect(title=title) for title in ("浴室", "食堂")]
    by, steel = story.world.baiyang, story.world.places.steel
    story.campaign.open_vote(by=by, last_day=moments.today(), most=1)
    return story.campaign, items, [story.campaign.hand_out(by=by, unit=steel, count=10) for _sheet in range(2)]


def lose(campaign, world, sheet=0):
    campaign.withdraw_codes(by=world.baiyang, sheet=campaign.vote.issues.order_by("id")[sheet], reason="雨中遗失")


def test_what_was_used_stands_and_what_was_not_is_worth_nothing(voting, world):
    campaign, (bath, _other), (lost, kept) = voting
    polling.cast(lost[0], [bath.pk])
    lose(campaign, world)
    for code in lost[1:]:
        with pytest.raises(NoSuchCode):
            polling.cast(code, [bath.pk])
    polling.cast(kept[0], [bath.pk])
    vote = campaign.vote
    assert vote.sums[str(bath.pk)] == 2 and (vote.used, vote.issued, vote.withdrawn) == (2, 11, 9)


def test_the_turnout_counts_without_them_and_says_so(voting, world, client):
    campaign, (bath, _other), (_lost, kept) = voting
    lose(campaign, world)
    for code in kept:
        polling.cast(code, [bath.pk])
    campaign.close_vote(by=world.baiyang)
    turnout = figures.turnout(campaign)
    assert (turnout.part, turnout.whole, turnout.withdrawn) == (10, 10, 10)
    page = client.get(f"/v/vote/{campaign.pk}").text
    assert "10/10" in page and "作废10个码" in page
    client.force_login(world.baiyang.person)
    page = client.get(campaign.get_absolute_url()).text
    assert "作废10个码" in page and "雨中遗失" in page, "the reason stays on record"


def test_others_are_printed_in_their_place(story, world):
    item = story.work(story.listed(beneficiary_count=6))
    item.hand_out(by=world.baiyang, unit=world.places.steel, count=6)
    with pytest.raises(TooManyCodes):
        item.hand_out(by=world.baiyang, unit=world.places.steel, count=1)
    item.withdraw_codes(by=world.baiyang, sheet=item.poll.issues.get(), reason="遗失")
    codes = item.hand_out(by=world.baiyang, unit=world.places.steel, count=6)
    for code in codes:
        polling.cast(code, ["satisfied"])
    item.finish(by=world.baiyang)
    result = item.results.get()
    assert (result.issued, result.used, result.withdrawn, result.not_rated) == (6, 6, 6, 0)


def test_a_sheet_so_small_that_it_would_tell_on_its_people_carries_no_mark(story, world):
    item = story.work(story.listed())
    item.hand_out(by=world.baiyang, unit=world.places.steel, count=4)
    assert not Code.objects.exclude(sheet=None).exists()
    with pytest.raises(StillMissing):
        item.withdraw_codes(by=world.baiyang, sheet=item.poll.issues.get(), reason="遗失")


def test_a_sheet_is_withdrawn_once_and_only_where_it_belongs(voting, world):
    campaign, _items, _codes = voting
    lose(campaign, world)
    with pytest.raises(NoSuchSheet):
        lose(campaign, world)
    other = Campaign.begin(by=world.baiyang, title="第二批", unit=world.places.steel, year=2026, batch=2)
    with pytest.raises(WrongStage):
        other.withdraw_codes(by=world.baiyang, sheet=campaign.vote.issues.order_by("id")[1], reason="别处")
    assert Code.objects.count() == 10


def test_only_the_office_that_keeps_the_list_withdraws(voting, world, client):
    address = f"{voting[0].get_absolute_url()}/withdraw_codes"
    client.force_login(world.linxi.person)
    assert client.get(address).status_code == Refused.status
    client.force_login(world.baiyang.person)
    page = client.get(address).text
    assert "遗失的码单" in page and "10个码" in page
