"""Each fact reaches whom it concerns, once, and nobody else."""

import pytest

from secondhalf.core.actors import CLOCK
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job
from secondhalf.core.sequencer import settle
from secondhalf.notices import daily, telling
from secondhalf.notices.models import Notice
from secondhalf.testing.cases import CASES, in_days
from secondhalf.testing.walk import Walk

BOTH = {"jianghe", "linxi", "xiahe", "luming"}

# What a verb leads to on the full route: {(account, word)} of its own event.
EXPECTED = {
    "dispatch": {(name, "sign_for") for name in BOTH},
    "dispute": {("baiyang", "rule_on_dispute")},
    "insist": {(name, "insist") for name in BOTH},
    "determine": {("shiyan", "confirm")},
    "ask_extension": {(name, "rule_on_ask") for name in ("baiyang", "shiyan", "fangzheng", "qinling")},
    "extend": {(name, "granted") for name in BOTH},
    "pend": {(name, "pended") for name in BOTH},
    "refuse": {(name, "refused") for name in BOTH},
    "resume": {(name, "resumed") for name in BOTH},
    "apply": {("hechuan", "review")},
    "review": {("yunzhou", "verify"), ("gaoyuan", "verify"), ("qinling", "verify")},
    "verify": {("shiyan", "endorse")},
    "endorse": {("fangzheng", "approve"), ("qinling", "approve")},
    "approve": set(),
    "contest": {("yunzhou", "verify"), ("gaoyuan", "verify")},
    "send_back": {(name, "sent_back") for name in BOTH},
    "instruct": {(name, "instructed") for name in BOTH | {"baiyang"}},
    "supervise": {("jianghe", "noted"), ("linxi", "noted")},
    "remind": {(name, "reminded") for name in BOTH},
    "urge": {(name, "urged") for name in BOTH},
    "redo": {(name, "redone") for name in BOTH}
    | {(name, "went_on") for name in ("hechuan", "yunzhou", "shiyan", "fangzheng")},
    "hand_up": {("wenxin", "dispatch")},
    "unsustain": {(name, "unsustained") for name in BOTH},
    "report": set(),
    "confirm": set(),
}


@pytest.mark.parametrize("verb", EXPECTED)
def test_a_fact_reaches_whom_it_concerns(world, told, verb):
    case = CASES[verb]
    matter = case.arrive(world)
    getattr(matter, verb)(by=getattr(world, case.actor), **case.says(world, matter))
    expected = {(name, word) for name, word in EXPECTED[verb] if name != case.actor}
    last = Event.objects.filter(name=f"matter.{verb}").latest("id")
    told()
    last.refresh_from_db()
    assert told(fact=f"matter.{verb}:{last.position}") == expected


def test_whoever_has_a_part_hears_of_the_end(world, told):
    Walk(world).to("close")
    assert {name for name, word in told(name="closed")} == {
        "jianghe",
        "linxi",
        "hechuan",
        "yunzhou",
        "shiyan",
        "fangzheng",
    }


def test_a_fact_is_told_once_however_often_its_reaction_runs(world, told):
    Walk(world).to("dispatch")
    first = told()
    for event in Event.objects.filter(name="matter.dispatch"):
        telling.tell(event)
        telling.tell_many([event, event])
    assert told() == first
    assert Notice.objects.count() == len(first) == len(BOTH)
    assert not Job.objects.exists()


def test_whoever_did_it_is_not_told(world, told):
    matter = Walk(world).to("determine")
    matter.urge(by=world.gaoyuan, text="快到期了。")
    matter.instruct(by=world.qinling, text="普查一遍。", due_on=in_days(9))
    names = {name for name, _word in told()}
    assert not names & {"gaoyuan", "qinling"}


def test_what_moved_on_before_it_was_told_asks_nobody(world, told):
    Walk(world).to("determine")
    assert told(name="sign_for") == set()


def test_what_was_ruled_on_before_it_was_told_asks_nobody(world, told):
    matter = Walk(world).to("determine")
    matter.ask_extension(by=world.jianghe, reason="到货延迟。", workdays=5)
    matter.extend(by=world.shiyan, explanation="同意。")
    assert told(name="rule_on_ask") == set()


def test_nobody_with_the_role_is_left_so_the_office_is_told(world, told):
    for name in ("yunzhou", "gaoyuan", "qinling"):
        getattr(world, name).post.delete()
    case = CASES["apply"]
    matter = Walk(world, route="short").to("report")
    matter.apply(by=world.linxi, **case.says(world, matter))
    assert told(name="verify") == {("baiyang", "verify")}


def test_what_is_overdue_is_told_once_for_each_deadline(world, told, clock):
    matter = Walk(world).to("determine")
    told()
    clock(days=25)
    daily.tell_overdue(None)
    daily.tell_overdue(None)
    assert told(name="overdue") == {(name, "overdue") for name in BOTH}
    assert Notice.objects.filter(name="overdue").count() == len(BOTH)
    assert Notice.objects.filter(name="overdue").first().matter == matter


def test_the_clock_reminds_by_the_same_way(world, told):
    matter = Walk(world).to("determine")
    matter.remind(by=CLOCK)
    assert told(name="reminded") == {(name, "reminded") for name in BOTH}


def test_what_waited_for_weeks_is_no_news(world, told, clock):
    Walk(world).to("dispatch")
    clock(days=15)
    settle()
    assert told() == set()
