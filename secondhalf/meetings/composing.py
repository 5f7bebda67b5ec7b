"""What minutes say: one content for all, and the edition of each reader. 纪要编写。

Who gets minutes need not have every matter in sight: an item that a reader may not see is left out without being named.
"""

from django.utils.translation import gettext as _

from secondhalf.core.actors import Actor
from secondhalf.matters import policy as matters
from secondhalf.meetings.kinds import Presence, Role
from secondhalf.meetings.loop import DecisionStage


def first_draft(meeting, items):
    """{item key: text} of what was reported, to begin with. items: those the writer may see, with `latest`."""
    return {str(item.pk): said_of(item) for item in items}


def said_of(item):
    """What the lead department has reported last on an item, and what holds it up."""
    if item.latest is None:
        return ""
    lead = item.matter.lead or ""
    words = _("%(lead)s reported (%(percent)s %%): %(text)s") % {
        "lead": lead, "percent": item.latest.percent, "text": item.latest.text,
    }  # fmt: skip
    return words + (_(" Held up by: %(problem)s") % {"problem": item.latest.problem} if item.latest.problem else "")


def compose(meeting, text):
    """The whole content as a plain dict, as it is frozen."""
    decisions = list(meeting.decisions.exclude(stage=DecisionStage.WITHDRAWN).for_page().order_by("order"))
    by_matter = {}
    for decision in decisions:
        by_matter.setdefault(decision.matter_id, []).append(told(decision))
    items = [
        {
            "n": n,
            "matter": str(item.matter_id),
            "no": item.matter.printed_no,
            "title": item.matter.title,
            "text": text.passages.get(str(item.pk), ""),
            "decisions": by_matter.get(item.matter_id, []),
        }
        for n, item in enumerate(meeting.standing_items().select_related("matter"), 1)
    ]
    standing = {item["matter"] for item in items}
    return {
        "no": meeting.no, "title": meeting.title, "holder": meeting.holder.name, "kind": meeting.kind,
        "held_on": meeting.held_on.isoformat(), "place": meeting.place, "remote_place": meeting.remote_place,
        "chair": meeting.chair.person.name, **attendance(meeting), "opening": text.opening, "closing": text.closing,
        "items": items, "decisions": by_matter.get(None, []), "of_all": sorted(standing & seen_by_all(meeting)),
    }  # fmt: skip


def told(decision):
    return {
        "n": decision.order, "text": decision.text, "owner": decision.owner, "due_on": decision.due_on.isoformat(),
    }  # fmt: skip


def attendance(meeting):
    """Names by how they attended, and the numbers."""
    people = list(meeting.attendants.all())
    turnout, members = meeting.turnout(), [one for one in people if one.role == Role.MEMBER]
    named = {
        state: [one.name for one in members if one.presence == state]
        for state in (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
    }
    guests = [one.name for one in people if one.role == Role.GUEST and one.presence != Presence.ABSENT]
    numbers = {name: getattr(turnout, name) for name in ("due", "remote")}
    return {"attendance": {**{str(k): v for k, v in named.items()}, "sitting_in": guests, **numbers}}


def seen_by_all(meeting):
    """Keys (text) of the matters on the agenda that everybody who gets the minutes may see today."""
    keys = set(meeting.standing_items().values_list("matter", flat=True))
    for attendant in meeting.attendants.exclude(post=None).select_related("person", "post__organisation__parent"):
        if keys:
            seen = matters.visible_to(Actor(person=attendant.person, post=attendant.post)).filter(pk__in=keys)
            keys &= set(seen.values_list("pk", flat=True))
    return {str(key) for key in keys}


def edition(content, keys):
    """The content for somebody who may see the matters of these keys (texts); other items are only counted."""
    items = [item if item["matter"] in keys else {"n": item["n"], "left_out": True} for item in content["items"]]
    return {**content, "items": items, "left_out": sum("left_out" in item for item in items)}


def edition_for(actor, content):
    """The edition of one reader, by what they may see now."""
    keys = {item["matter"] for item in content["items"]}
    seen = matters.visible_to(actor).filter(pk__in=keys, accused=None).values_list("pk", flat=True)
    return edition(content, {str(key) for key in seen})


def common_edition(content):
    """What goes to everybody alike: on paper, and in files."""
    return edition(content, set(content["of_all"]))
