"""Why a matter is back: who sent it, which points failed, in which words, until it is answered. 退回原因。"""

from secondhalf.matters.done import DONE
from secondhalf.matters.stages import Stage
from secondhalf.matters.told import point_words

REASONS = {"send_back": "sent_back", "redo": "redoings", "reopen": "redoings", "contest": "objections"}
ANSWERED = {Stage.UNDER_WAY: "apply", Stage.IN_VERIFICATION: "verify"}


def came_back(matter, sheet):
    """What core/_story.html knows of the act that brought it back, with `points` and `reason`; None if none did.

    sheet: a sheet.Sheet, whose facts are read once. What was answered since (applied for or verified again) is past.
    """
    answered = ANSWERED.get(matter.stage)
    for event in reversed(sheet.events if answered else ()):
        if event.verb == answered:
            return None
        if event.verb in REASONS and event.after == matter.stage:
            return _told(event, sheet)
    return None


def _told(event, sheet):
    left = [fact for fact in sheet.facts(REASONS[event.verb]) if fact.act_id == event.pk]
    visits = [visit for visit in sheet.facts("verifications") if visit.act_id == event.pk]
    return {
        "name": DONE[event.verb],
        "person": event.person,
        "title": event.title,
        "at": event.at,
        "points": [point_words(point) for visit in visits for point in visit.points.all() if not point.passed],
        "reason": "\n".join(fact.reason for fact in left),
        "fix_by": next((visit.fix_by for visit in visits if visit.fix_by), None),
    }
