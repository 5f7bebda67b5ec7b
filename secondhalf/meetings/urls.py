"""Addresses of meetings and decisions."""

from django.urls import path, register_converter

from secondhalf.meetings import converters
from secondhalf.meetings.views import decisions, lists, meeting, minutes, planning, wall

register_converter(converters.MeetingVerbConverter, "meetingverb")
register_converter(converters.DecisionVerbConverter, "decisionverb")

urlpatterns = [
    path("meetings", lists.meetings, name="meetings"),
    path("meetings/plan", planning.plan, name="plan-meeting"),
    path("meetings/select", planning.select, name="meeting-select"),
    path("meetings/decisions", decisions.decisions, name="decisions"),
    path("meetings/decisions/<uuid:key>", decisions.decision, name="decision"),
    path("meetings/decisions/<uuid:key>/<decisionverb:verb>", decisions.decision_move, name="decision-move"),
    path("meetings/<uuid:key>", meeting.meeting, name="meeting"),
    path("meetings/<uuid:key>/wall", wall.wall, name="meeting-wall"),
    path("meetings/<uuid:key>/sheet", minutes.sheet, name="meeting-sheet"),
    path("meetings/<uuid:key>/minutes", minutes.minutes, name="meeting-minutes"),
    path("meetings/<uuid:key>/decide", wall.decide, name="decide"),
    path("meetings/<uuid:key>/<meetingverb:verb>", meeting.meeting_move, name="meeting-move"),
]
