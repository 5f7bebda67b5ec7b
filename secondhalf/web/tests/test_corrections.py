"""A day set on the spot that is missed is counted, told on the supervision page and at its record. 现场整改时限。"""

import datetime
import re

import pytest

from secondhalf.core import moments
from secondhalf.matters.lists import Reach
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.matters.tests.test_correcting import sent_back
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.walk import Walk
from secondhalf.web.supervision import corrections
from secondhalf.web.supervision.asked import Asked


def again(world, matter):
    matter = Matter.objects.get(pk=matter.pk)
    matter.apply(by=world.linxi, done="已修复。", effect="46℃", contact="spoken")
    return matter


@pytest.fixture
def four(world, clock):
    """Sent back with three days: put right by the day, after it, not at all; and one with twenty days."""
    found = {name: sent_back(world, Walk(world).to("review"), days=3) for name in ("kept", "missed", "late")}
    found["running"] = sent_back(world, Walk(world).to("review"), days=15)
    clock(days=2)
    again(world, found["kept"])
    clock(days=4)
    again(world, found["missed"])
    return found


def shown(world, rf, **query):
    request = rf.get("/supervision/", query)
    return corrections.of(Reach.of(world.gaoyuan), Asked.of(request, world.gaoyuan.post.seat))


def states(found):
    return [(row.matter.pk, row.state) for row, *_about in found.lines.rows]


def test_days_that_are_over_are_counted_and_what_is_late_comes_first(world, four, rf):
    found = shown(world, rf)
    assert (found.rate.part, found.rate.whole, found.late) == (1, 3, 1)
    assert states(found) == [(four[name].pk, name) for name in ("late", "missed", "running", "kept")]


def test_a_day_missed_stays_missed_whatever_follows(world, four, rf, clock):
    again(world, four["late"]).review(by=world.hechuan, opinion="同意。")
    found = shown(world, rf)
    assert (found.rate.part, found.rate.whole, found.late) == (1, 3, 0)
    assert Matter.objects.get(pk=four["late"].pk).clock("fix") is None


def test_more_time_granted_in_time_moves_the_day(world, rf, clock):
    matter = sent_back(world, Walk(world).to("review"), days=2)
    matter.ask_extension(by=world.jianghe, reason="配件在途。", workdays=3)
    matter.extend(by=world.shiyan, explanation="同意。")
    clock(days=4)
    again(world, matter)
    assert states(shown(world, rf)) == [(matter.pk, "kept")]


def test_it_narrows_by_department_and_kind(world, four, rf):
    assert shown(world, rf, department=str(world.places.personnel.pk)).lines.rows == []
    assert shown(world, rf, kind="practical").lines.rows == []
    assert len(shown(world, rf, department=str(world.places.welfare.pk)).lines.rows) == 4


def test_what_accuses_or_is_excluded_counts_nowhere(world, four, rf):
    Accused.objects.create(realm=four["late"].realm, matter=four["late"], person=world.luming.person)
    Matter.objects.filter(pk=four["missed"].pk).update(is_excluded=True)
    found = shown(world, rf)
    assert (found.rate.part, found.rate.whole, found.late) == (1, 1, 0)


def test_without_a_day_that_is_over_there_is_no_rate(world, rf):
    sent_back(world, Walk(world).to("review"), days=3)
    assert shown(world, rf).rate.text == "—"


def test_the_page_and_the_record_tell_it(world, four, client):
    visitor = Visitor(client, world.gaoyuan)
    page = client.get("/supervision/").text.split('id="corrections"')[1].split("</section>")[0]
    assert "1/3" in page and "1 overdue now" in page
    assert re.search(r"Put right after the day", page) and four["late"].printed_no in page
    record = visitor.open(four["missed"]).text
    assert "Put right after the day" in record and "applied for again on" in record
    day = moments.today() - datetime.timedelta(days=3)
    assert f"{day.day} Nov 2026" in record
    assert "Put right by the day" in visitor.open(four["kept"]).text
