"""Telling of meetings: who is asked to come, who has to carry out a decision, who gets minutes. 会议通知。"""

from secondhalf.core.actors import Actor
from secondhalf.meetings import policy
from secondhalf.meetings.models import Decision, Meeting
from secondhalf.notices import audiences, mailing
from secondhalf.notices.concerns import Concern
from secondhalf.notices.models import Notice
from secondhalf.people.models import Post
from secondhalf.people.posts import Role

TODO, INFORMATION = Concern.TODO, Concern.INFORMATION
OFFICES = (Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE)


def tell(event):
    """Reaction to the events below: `meeting.…` of a meeting, `decision.…` of a decision."""
    if event.name == "meeting.decide":
        thing = Decision.objects.filter(act=event).first()
    else:
        thing = (Decision if event.name.startswith("decision.") else Meeting).objects.filter(pk=event.subject).first()
    if thing is None:
        return
    name, concern, to, waits = TELLINGS[event.name]
    if waits and thing.stage != waits:
        return
    fact = f"meeting.plan:{thing.pk}" if name == "come" else f"{event.name}:{event.position}"
    told = {event.person_id, *Notice.objects.filter(fact=fact).values_list("person_id", flat=True)}
    about = {"decision" if isinstance(thing, Decision) else "meeting": thing}
    made = []
    for post in to(thing).select_related("person", "organisation__parent").order_by("person", "sort_order", "id"):
        if post.person_id not in told and sees(post, thing):
            told.add(post.person_id)
            words = {"name": name, "concern": concern, "waits_at": waits}
            made.append(Notice(realm=thing.realm, person=post.person, post=post, fact=fact, **words, **about))
    Notice.objects.bulk_create(made)
    mailing.queue(made)


def sees(post, thing):
    actor = Actor(person=post.person, post=post)
    seen = policy.decisions_visible_to(actor) if isinstance(thing, Decision) else policy.visible_to(actor)
    return seen.filter(pk=thing.pk).exists()


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
