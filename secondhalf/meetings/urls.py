"""Addresses of meetings and decisions."""

from django.urls import path

from secondhalf.core.addresses import take_words
from secondhalf.core.loop import acting
from secondhalf.meetings.loop import DECISION_MOVES, MOVES
from secondhalf.meetings.views import decisions, lists, meeting, minutes, planning, wall

take_words("meeting_verb", set(acting(MOVES)) - {"decide"})  # deciding has its page, on the wall too
take_words("decision_verb", DECISION_MOVES)

urlpatterns = [
    path("meetings", lists.meetings, name="meetings"),
    path("meetings/plan", planning.plan, name="plan-meeting"),
    path("meetings/select", planning.select, name="meeting-select"),
    path("meetings/decisions", decisions.decisions, name="decisions"),
    path("meetings/decisions/<uuid:key>", decisions.decision, name="decision"),
    path("meetings/decisions/<uuid:key>/<decision_verb:verb>", decisions.decision_move, name="decision-move"),
    path("meetings/<uuid:key>", meeting.meeting, name="meeting"),
    path("meetings/<uuid:key>/wall", wall.wall, name="meeting-wall"),
    path("meetings/<uuid:key>/sheet", minutes.sheet, name="meeting-sheet"),
    path("meetings/<uuid:key>/minutes", minutes.minutes, name="meeting-minutes"),
    path("meetings/<uuid:key>/decide", wall.decide, name="decide"),
    path("meetings/<uuid:key>/<meeting_verb:verb>", meeting.meeting_move, name="meeting-move"),
]
