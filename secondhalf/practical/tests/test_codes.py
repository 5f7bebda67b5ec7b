"""One code, one vote; nothing tells who, when, or in what order. 一人一码、匿名。"""

import time

import pytest
from django.apps import apps
from django.db import connection

from secondhalf.core import moments
from secondhalf.practical import polling
from secondhalf.practical.models import Item
from secondhalf.practical.needs import PastLastDay, VoteStillOpen
from secondhalf.practical.polling import Code, NoSuchCode, Poll, TooManyCodes
from secondhalf.practical.public import slowing


@pytest.fixture(autouse=True)
def _hasty(settings, monkeypatch):
    monkeypatch.setattr(slowing, "WAIT", 0.0)  # how long is set, not whether


@pytest.fixture
def vote(story):
    """An open vote on three candidates; (poll, codes, items)."""
    items = [story.collect(title=title) for title in ("浴室", "食堂", "车棚")]
    story.campaign.open_vote(by=story.world.baiyang, last_day=moments.today(), most=2)
    codes = story.campaign.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=12)
    return story.campaign.vote, codes, items


def dump():
    """Every row of every table: {table: [row as text, in the order of storage]}."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if table.endswith("_words"):  # an index of words cannot be read as rows
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = [repr(row) for row in cursor.fetchall()]
    return found


def test_a_code_is_good_for_one_vote(vote):
    poll, codes, (bath, *_rest) = vote
    polling.cast(codes[0], [bath.pk])
    with pytest.raises(NoSuchCode):
        polling.cast(codes[0], [bath.pk])
    poll.refresh_from_db()
    assert poll.sums[str(bath.pk)] == 1 and (poll.used, poll.issued) == (1, 12)


def test_capitals_and_blanks_do_not_matter(vote):
    polling.cast(f" {vote[1][0].upper()} ", [vote[2][0].pk])
    assert vote[0].used == 1


def test_no_more_than_allowed_count(vote):
    poll, codes, items = vote
    polling.cast(codes[0], [item.pk for item in items])
    poll.refresh_from_db()
    assert sum(poll.sums.values()) == 2


def test_what_is_not_asked_is_not_counted(vote, story):
    poll, codes, _items = vote
    polling.cast(codes[0], ["nobody", poll.pk])
    poll.refresh_from_db()
    assert sum(poll.sums.values()) == 0 and poll.used == 1


def test_no_more_codes_than_people(story):
    item = story.work(story.listed(beneficiary_count=5))
    with pytest.raises(TooManyCodes):
        item.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=6)
    item.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=5)
    with pytest.raises(TooManyCodes):
        item.hand_out(by=story.world.baiyang, unit=story.world.places.welfare, count=1)


def test_the_vote_closes_after_its_last_day_or_its_last_code(vote, story, clock):
    poll, codes, items = vote
    with pytest.raises(VoteStillOpen):
        story.campaign.close_vote(by=story.world.baiyang)
    for code in codes:
        polling.cast(code, [items[0].pk])
    story.campaign.close_vote(by=story.world.baiyang)
    assert story.campaign.vote.results[str(items[0].pk)] == 12


def test_nothing_is_told_before_the_end_nor_of_a_few(vote, story, clock):
    poll, codes, items = vote
    for code in codes[:4]:
        polling.cast(code, [items[0].pk])
    assert poll.results is None
    clock(days=1)
    story.campaign.close_vote(by=story.world.baiyang)
    assert story.campaign.vote.results is None, "four are fewer than may be told"


def test_after_the_last_day_no_code_is_good(vote, clock):
    clock(days=1)
    with pytest.raises(NoSuchCode):
        polling.cast(vote[1][0], [vote[2][0].pk])


def test_no_code_is_printed_that_would_be_good_for_nothing(story, clock):
    item = story.work(story.listed())
    clock(days=15)
    with pytest.raises(PastLastDay):
        item.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=3)
    item.prolong(by=story.world.baiyang, last_day=moments.today())
    item.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=3)


def test_codes_stand_nowhere_as_they_are_printed(vote):
    everything = repr(dump())
    for code in vote[1]:
        assert code not in everything and code.replace("-", "") not in everything
    assert {len(code.mark) for code in Code.objects.all()} == {64}


def test_a_vote_changes_one_code_and_the_sums_and_nothing_else(vote):
    """No row is added anywhere: no event, no session, no ballot that would keep the order of writing."""
    _poll, codes, items = vote
    before = dump()
    polling.cast(codes[3], [items[1].pk])
    after = dump()
    changed = {table for table in after if before[table] != after[table]}
    assert changed == {Code._meta.db_table, Poll._meta.db_table}
    gone = set(before[Code._meta.db_table]) - set(after[Code._meta.db_table])
    assert len(gone) == 1 and not set(after[Code._meta.db_table]) - set(before[Code._meta.db_table])
    assert len(after[Poll._meta.db_table]) == len(before[Poll._meta.db_table])


def test_the_same_votes_in_another_order_leave_the_same_database(story):
    """So nothing in it tells the order: two askings, voted in opposite orders, end in the same row."""
    one, other = (rating(story, title) for title in ("浴室", "食堂"))
    votes = ["satisfied"] * 4 + ["unsatisfied"] * 3 + ["basically"] * 2
    for poll_codes, cast in ((one, votes), (other, votes[::-1])):
        for code, verdict in zip(poll_codes[1], cast, strict=True):
            polling.cast(code, [verdict])
    rows = [Poll.objects.get(pk=poll.pk) for poll, _codes in (one, other)]
    assert rows[0].sums == rows[1].sums and rows[0].said == rows[1].said == []
    assert not Code.objects.exists()


def test_words_lie_in_no_order(story):
    poll, codes = rating(story, "浴室")
    written = [f"第{n}句" for n in range(9)]
    for code, words in zip(codes, written, strict=True):
        polling.cast(code, ["satisfied"], words)
    poll.refresh_from_db()
    assert sorted(poll.said) == sorted(written)
    assert poll.said != written, "once in 362,880 times this is chance"


def rating(story, title):
    """(poll, nine codes) of an item that its beneficiaries may rate."""
    item = Item.objects.get(pk=story.work(story.listed(title=title)).pk)
    return item.poll, item.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=9)


class TestPublicPage:
    def test_a_wrong_code_and_a_used_one_are_answered_alike(self, client, vote):
        _poll, codes, items = vote
        polling.cast(codes[0], [items[0].pk])
        used = client.post("/v/vote", {"code": codes[0]})
        wrong = client.post("/v/vote", {"code": "aaaaa-bbbbb"})
        assert used.status_code == wrong.status_code == 422
        assert used.text.replace(codes[0], "") == wrong.text.replace("aaaaa-bbbbb", "")

    def test_a_wrong_code_waits(self, client, vote, monkeypatch):
        monkeypatch.setattr(slowing, "WAIT", 0.3)
        begun = time.perf_counter()
        client.post("/v/vote", {"code": "aaaaa-bbbbb"})
        assert time.perf_counter() - begun >= 0.3
        monkeypatch.setattr(slowing, "WAIT", 30)
        assert client.post("/v/vote", {"code": vote[1][0]}).status_code == 200, "a right one never waits"

    def test_it_reads_no_sign_in_and_sets_no_cookie(self, client, vote, cast, django_assert_num_queries):
        client.force_login(cast.baiyang.person)
        with django_assert_num_queries(0):
            page = client.get("/v/vote")
        assert page.status_code == 200 and not page.cookies and "白杨" not in page.text
        assert page["Cache-Control"].startswith("no-store") or "no-store" in page["Cache-Control"]
        assert not client.post("/v/vote", {"code": vote[1][0]}).cookies

    def test_the_journal_has_neither_address_nor_code(self, client, vote, caplog):
        caplog.set_level("INFO", "secondhalf")
        client.post("/v/vote", {"code": vote[1][0]}, REMOTE_ADDR="203.0.113.9")
        assert "v/vote" in caplog.text and "203.0.113.9" not in caplog.text and vote[1][0] not in caplog.text

    def test_too_many_choices_are_told_and_cost_no_code(self, client, vote):
        poll, codes, items = vote
        page = client.post("/v/vote", {"code": codes[0], "sure": 1, "choices": [str(item.pk) for item in items]})
        assert page.status_code == 422 and "最多选2项" in page.text and poll.used == 0

    def test_results_are_closed_until_counted_and_small_numbers_hidden(self, client, vote, story, clock):
        poll, codes, items = vote
        for code in codes[:9]:
            polling.cast(code, [items[0].pk])
        polling.cast(codes[9], [items[1].pk])
        assert "9/" not in client.get(f"/v/vote/{story.campaign.pk}").text
        clock(days=1)
        story.campaign.close_vote(by=story.world.baiyang)
        page = client.get(f"/v/vote/{story.campaign.pk}").text
        assert "9/10" in page and "不足5" in page and "1/10" not in page
