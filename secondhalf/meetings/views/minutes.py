"""The minutes as the reader may see them, and the sheet on which those who come sign. 会议纪要与签到表。"""

from django.shortcuts import render
from django.utils.dateparse import parse_date

from secondhalf.core import access
from secondhalf.core.problems import NotFound
from secondhalf.meetings import composing, papers, policy
from secondhalf.meetings.kinds import Role

LEAST_LINES = 6


def minutes(request, key):
    """Issued: as they were frozen. Before: as they would be, for whoever runs the meeting or approves them."""
    meeting = access.find(policy, request.actor, "see", pk=key)
    issue = meeting.issues.select_related("act__person").order_by("id").last() if meeting.no else None
    if issue is None and not may_see_draft(request.actor, meeting):
        raise NotFound
    text = meeting.texts.order_by("id").last()
    if issue is None and text is None:
        raise NotFound
    content = issue.content if issue else composing.compose(meeting, text)
    edition = composing.edition_for(request.actor, content)
    for decision in [one for item in edition["items"] for one in item.get("decisions", ())] + edition["decisions"]:
        decision["due"] = parse_date(decision["due_on"])
    context = {
        "meeting": meeting,
        "issue": issue,
        "minutes": edition,
        "held_on": parse_date(edition["held_on"]),
        "copies": list(papers.issued(meeting, edition).copies) if issue else (),
    }
    return render(request, "meetings/minutes.html", context)


def may_see_draft(actor, meeting):
    return policy.runs(actor, meeting) or policy.approves(actor, meeting) is not False


def sheet(request, key):
    """To print: who is asked to come, with a column to sign; empty lines for others."""
    meeting = access.find(policy, request.actor, "see", pk=key)
    people = list(meeting.attendants.all())
    context = {
        "meeting": meeting,
        "members": [one for one in people if one.role == Role.MEMBER],
        "guests": [one for one in people if one.role == Role.GUEST],
        "empty": range(LEAST_LINES),
        "turnout": meeting.turnout(),
    }
    return render(request, "meetings/sheet.html", context)
