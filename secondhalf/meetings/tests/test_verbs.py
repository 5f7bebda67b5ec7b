"""Every verb of a meeting: it works and leaves one event, from its stages only, all or nothing, by those who may."""

import pytest

from secondhalf.core.access import allowed
from secondhalf.core.events import Event
from secondhalf.core.numbering import Counter
from secondhalf.core.problems import Problem
from secondhalf.meetings import policy
from secondhalf.meetings.loop import DECISION_MOVES, MOVES, Stage
from secondhalf.meetings.models import Attendant, Decision, Issue, Meeting, MinutesText
from secondhalf.meetings.tests.meeting_of import all_present, begun, decided, issued, planned, written

CAST = ("gaoyuan", "fangzheng", "shiyan", "baiyang", "qinling", "jianghe", "luming", "yunzhou", "wenxin", "ningyuan")
OFFICE, APPROVES = {"gaoyuan", "yunzhou"}, {"fangzheng"}
RUNS = OFFICE | APPROVES  # 方正 is in the chair


def attended(world):
    meeting = begun(world)
    all_present(world, meeting)
    return meeting


def submitted(world):
    meeting = written(world)
    meeting.submit(by=world.gaoyuan)
    return meeting


def says(**said):
    return lambda world, meeting: said


def records(world, meeting):
    return {"records": {meeting.attendants.first().pk: {"presence": "excused", "is_remote": False, "note": "出差"}}}


def a_decision(world, meeting):
    day = meeting.held_on.replace(month=12)
    return {"text": "按期完成。", "department": world.places.welfare, "due_on": day}


#  verb: how to get there, who does it, with what words, where it leads, who may
CASES = {
    "change": (planned, "gaoyuan", says(place="二楼会议室"), "planned", RUNS),
    "call_off": (planned, "gaoyuan", says(reason="另行通知。"), "cancelled", RUNS),
    "put_on": (planned, "gaoyuan", says(matters=[]), "planned", RUNS),
    "arrange": (planned, "fangzheng", says(to="rule"), "planned", RUNS),
    "invite": (planned, "gaoyuan", says(guests=[("李工", "监理")]), "planned", RUNS),
    "begin": (planned, "fangzheng", says(), "open", RUNS),
    "attend": (begun, "gaoyuan", records, "open", RUNS),
    "decide": (begun, "fangzheng", a_decision, "open", RUNS),
    "end": (attended, "gaoyuan", says(), "minutes", RUNS),
    "write_up": (written, "gaoyuan", says(opening="改写。"), "minutes", RUNS),
    "submit": (written, "gaoyuan", says(), "to_approve", RUNS),
    "send_back": (submitted, "fangzheng", says(reason="请补充。"), "minutes", APPROVES),
    "approve": (submitted, "fangzheng", says(), "issued", APPROVES),
    "withdraw": (issued, "gaoyuan", says(reason="有误。"), "minutes", OFFICE | APPROVES),
}
each_verb = pytest.mark.parametrize("verb", CASES)


def test_every_verb_has_its_case():
    assert set(CASES) == set(MOVES) - {"plan"}


def as_kept(meeting):
    rows = (Meeting, Attendant, Decision, Issue, MinutesText, Counter)
    return [list(model.objects.order_by("pk").values()) for model in rows] + [Event.objects.count()]


@each_verb
def test_it_works_once_all_or_nothing_and_from_its_stages_only(world, verb, monkeypatch):
    arrive, name, words, after, _may = CASES[verb]
    meeting, by = arrive(world), getattr(world, name)
    said, before = words(world, meeting), as_kept(meeting)
    with monkeypatch.context() as broken:
        broken.setattr(Event, "save", break_down)
        with pytest.raises(OSError, match="power"):
            getattr(meeting, verb)(by=by, **said)
    assert as_kept(meeting) == before
    getattr(meeting, verb)(by=by, **said)
    assert Meeting.objects.get().stage == meeting.stage == after
    assert Event.objects.filter(name=f"meeting.{verb}", subject=meeting.pk).last().person == by.person
    for stage in set(Stage) - MOVES[verb].start:
        Meeting.objects.update(stage=stage)
        with pytest.raises(Problem):
            getattr(Meeting.objects.get(), verb)(by=by, **said)


def break_down(self, **options):
    raise OSError("the power went")


@each_verb
def test_who_may(world, verb):
    arrive, _name, _words, _after, may = CASES[verb]
    meeting = arrive(world)
    assert {name for name in CAST if verb in allowed(policy, getattr(world, name), meeting)} == may


def test_the_loop_of_a_decision_is_walked_from_its_stages_only(world):
    decision = decided(world, begun(world))
    steps = [("report", {"text": "已办。"}, "luming"), ("send_back", {"reason": "缺件。"}, "gaoyuan"),
             ("report", {"text": "已补。"}, "luming"), ("confirm", {}, "gaoyuan")]  # fmt: skip
    for verb, said, name in steps:
        for other in set(DECISION_MOVES) - set(decision.possible()):
            words = {"report": {"text": "x"}, "confirm": {}}.get(other, {"reason": "x"})
            with pytest.raises(Problem):
                getattr(Decision.objects.get(), other)(by=world.gaoyuan, **words)
        getattr(decision, verb)(by=getattr(world, name), **said)
    assert not decision.possible()
