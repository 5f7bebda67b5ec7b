"""A meeting of the cast over matters, step by step. 会议用例。"""

import datetime

from secondhalf.core import moments
from secondhalf.meetings.kinds import Presence
from secondhalf.meetings.models import Meeting

NEXT_WEEK = datetime.timedelta(days=7)


def planned(world, matters=(), *, by="gaoyuan", **changed):
    by = getattr(world, by)
    about = {
        "kind": "coordination", "title": "第3次专题调度推进会", "place": "三楼会议室", "remote_place": "矿区分会场",
        "starts_at": moments.now() + datetime.timedelta(days=1), "chair": world.fangzheng.post,
        "attendants": [world.jianghe.post, world.luming.post, world.yunzhou.post], "guests": [("王工", "设计院")],
    }  # fmt: skip
    return Meeting.of(by).plan(by=by, matters=matters, **(about | changed))


def begun(world, matters=(), **changed):
    meeting = planned(world, matters, **changed)
    meeting.begin(by=world.gaoyuan)
    return meeting


def decided(world, meeting, *, item=None, department="equipment", days=7, text="24日前批复增容报告。"):
    due_on = moments.today() + datetime.timedelta(days=days)
    department = getattr(world.places, department)
    return meeting.decide(by=world.gaoyuan, text=text, department=department, due_on=due_on, item=item)


def all_present(world, meeting):
    record = {"presence": Presence.PRESENT, "is_remote": False, "note": ""}
    meeting.attend(by=world.gaoyuan, records={one.pk: record for one in meeting.attendants.all()})


def written(world, matters=(), *, by="gaoyuan", **changed):
    meeting = begun(world, matters, **changed)
    for item in meeting.standing_items():
        decided(world, meeting, item=item)
    all_present(world, meeting)
    meeting.end(by=world.gaoyuan)
    meeting.write_up(by=getattr(world, by), opening="会议听取了各项进展。", passages={})
    return meeting


def issued(world, matters=(), **changed):
    meeting = written(world, matters, **changed)
    meeting.submit(by=world.gaoyuan)
    meeting.approve(by=world.fangzheng)
    return meeting
