"""Telling of meetings: who is asked to come, who has to carry out a decision, who gets minutes. 会议通知。"""

import datetime

from secondhalf.core import moments
from secondhalf.meetings.models import Decision, Meeting
from secondhalf.notices import audiences
from secondhalf.notices.audiences import in_order
from secondhalf.notices.concerns import Concern
from secondhalf.notices.models import Notice
from secondhalf.notices.rows import Row
from secondhalf.notices.telling_things import announce
from secondhalf.people.models import Post
from secondhalf.people.posts import Role

TODO, INFORMATION = Concern.TODO, Concern.INFORMATION
LOOKED_BACK = datetime.timedelta(days=30)
OFFICES = (Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE)


def tell(event):
    """Reaction to the events below: `meeting.…` of a meeting, `decision.…` of a decision."""
    if event.name == "meeting.decide":
        thing = Decision.objects.filter(act=event).first()
    else:
        thing = (Decision if event.name.startswith("decision.") else Meeting).objects.filter(pk=event.subject).first()
    if thing is not None:
        name, concern, to, waits = TELLINGS[event.name]
        of = "decision" if isinstance(thing, Decision) else "meeting"
        fact = f"meeting.plan:{thing.pk}" if name == "come" else f"{event.name}:{event.position}"
        announce(
            thing, Row(of, name, concern, lambda thing, _event: in_order(to(thing)), waits), fact=fact, event=event
        )


def tell_overdue():
    """Decisions that went over their day in the last weeks, once for each day set. Repeatable."""
    late = Decision.objects.overdue().filter(due_on__gte=moments.today() - LOOKED_BACK).select_related("meeting")
    facts = {f"decision.overdue:{decision.pk}:{decision.due_on}": decision for decision in late}
    known = set(Notice.objects.filter(fact__in=facts).values_list("fact", flat=True))
    for fact, decision in facts.items():
        if fact not in known:
            announce(decision, Row("decision", "decision_overdue", Concern.OVERDUE, pressed, "open"), fact=fact)


def pressed(decision, event):
    return [*in_order(owners(decision)), *in_order(office_of(decision))]


def asked(meeting):
    """Whoever is asked to come in a post."""
    return Post.objects.current().filter(pk__in=meeting.attendants.exclude(post=None).values("post"))


def approvers(meeting):
    """The chair and the leaders of the body that holds it, but for those who wrote the minutes."""
    leaders = audiences.held(Role.APPROVER).filter(audiences.seated_at([meeting.holder_id]))
    return (leaders | Post.objects.current().filter(pk=meeting.chair_id)).exclude(person__in=meeting.writers())


def writers(meeting):
    return office(meeting).filter(person__in=meeting.writers())


def office(meeting):
    return audiences.held(*OFFICES).filter(audiences.seated_at([meeting.holder_id]))


def owners(decision):
    """Whoever handles in the department that has to do it, or the one who was named."""
    if decision.post:
        return Post.objects.current().filter(pk=decision.post_id)
    return audiences.held(*audiences.DEPARTMENT).filter(organisation=decision.department_id)


def office_of(decision):
    return office(decision.meeting)


# event: (word, group, whom, the stage at which it waits)
TELLINGS = {
    "meeting.plan": ("come", TODO, asked, "planned"),
    "meeting.invite": ("come", TODO, asked, "planned"),
    "meeting.call_off": ("called_off", INFORMATION, asked, ""),
    "meeting.submit": ("approve_minutes", TODO, approvers, "to_approve"),
    "meeting.send_back": ("rewrite_minutes", TODO, writers, "minutes"),
    "meeting.approve": ("minutes", INFORMATION, asked, ""),
    "meeting.withdraw": ("minutes_withdrawn", INFORMATION, asked, ""),
    "meeting.decide": ("carry_out", TODO, owners, "open"),
    "decision.report": ("confirm_decision", TODO, office_of, "reported"),
    "decision.send_back": ("carry_out_again", TODO, owners, "open"),
}
