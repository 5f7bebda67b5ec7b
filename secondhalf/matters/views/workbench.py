"""The workbench: what waits for me, by group, with the one button that comes next. 工作台。"""

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secondhalf.core import clocks, lights, moments, profile
from secondhalf.core.problems import SignInFirst
from secondhalf.matters import policy
from secondhalf.matters.asking import Ask
from secondhalf.matters.done import NEXT
from secondhalf.matters.instructing import Instruction
from secondhalf.matters.models import Matter
from secondhalf.matters.side import span_words
from secondhalf.matters.stages import Stage
from secondhalf.matters.supervising import NoteStage, SupervisionNote
from secondhalf.matters.tabs import words_of
from secondhalf.matters.workbench import DEPARTMENT, Waiting

ASIDE = 3
MOST_OPEN = 500


def workbench(request):
    """One screen for the post acted in. Whoever handles no matters is sent to their own pages."""
    actor = request.actor
    if actor is None:
        raise SignInFirst
    if not actor.has(*policy.READERS):
        return redirect(elsewhere(actor))
    waiting = Waiting(actor)
    groups = [drawn(waiting, group) for group in waiting.groups if waiting.counts[group.key][0]]
    context = {
        "groups": groups,
        "counts": [{"url": f"#{g['key']}", "number": g["count"], "words": g["title"], "hot": g["hot"]} for g in groups],
        "total": words_of(total(waiting)),
        "now": moments.now(),
        "instructions": instructions(waiting),
        "notes": notes(waiting),
    }
    return render(request, "matters/workbench.html", context)


def elsewhere(actor):
    """Where somebody without matters to handle belongs."""
    from django.urls import NoReverseMatch

    names = ["organisations", "voices"] if actor.has("sysadmin", "secadmin", "auditor") else ["voices"]
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"


def total(waiting):
    """How many wait for the actor; what one only presses others for is not counted."""
    own = [count for key, count in waiting.counts.items() if key != "press"]
    return sum(number for number, _more in own), any(more for _number, more in own)


def drawn(waiting, group):
    """A group as the template draws it."""
    lines, count = waiting.lines.get(group.key, []), waiting.counts[group.key]
    asks = open_asks(lines) if group.key == "asked" else {}
    more = count[1] or count[0] > len(lines)
    return {
        "key": group.key,
        "title": group.title,
        "hot": group.hot,
        "small": hint(waiting, group),
        "count": words_of(count),
        "link": f"{reverse('matters')}?{urlencode(group.link)}" if group.link and more else "",
        "rows": [line(group, matter, verb_of(waiting.actor, group, matter, asks)) for matter in lines],
    }


def hint(waiting, group):
    """The small words under a group's name."""
    if group.key != "sign":
        return ""
    rule = profile.rule(waiting.actor.realm, "matter.sign_for", organisations=(waiting.reach.seat.pk,))
    return _("within %(span)s of dispatch") % {"span": span_words(rule.amount, rule.unit)}


def open_asks(matters):
    """{matter key: what is asked for}."""
    return dict(Ask.objects.filter(matter__in=matters, is_open=True).values_list("matter", "what"))


def verb_of(actor, group, matter, asks):
    """The verb of a row's button."""
    if group.key == "asked":
        return "pend" if asks.get(matter.pk) == Ask.What.PENDING else "extend"
    if group.verb:
        return group.verb
    leads = matter.lead_id == actor.post.organisation_id
    if matter.stage == Stage.UNDER_WAY:
        return "apply" if group.key == "back" and leads else "report"
    return NEXT[matter.stage] if leads or matter.stage != Stage.ACCEPTED else ""


def line(group, matter, verb):
    """A row of core/_row.html."""
    light, words = shown_light(group, matter)
    return {
        "url": matter.get_absolute_url(),
        "title": matter.title,
        "number": matter.printed_no,
        "meta": " · ".join(
            capfirst(part) for part in (matter.get_kind_display(), matter.category, matter.lead) if part
        ),
        "light": light,
        "light_words": words,
        **time_of(matter),
        "act": Matter.verb_labels.get(verb, ""),
        "act_url": reverse("move", args=[matter.no, verb]) if verb else "",
    }


def time_of(matter):
    """The time column: left in words with the day under it; of what is late the day, its light says by how much."""
    left = matter.left
    if left is None:
        return {"left": "", "due": _("received %(day)s") % {"day": day_words(moments.local_day(matter.received_at))}}
    if matter.stopped_at:
        return {"left": matter.left_words, "left_light": "late" if left.late else "", "due": ""}
    due = "" if left.has_hour else _("due %(day)s") % {"day": day_words(left.last_day)}
    if left.late:
        times = len(matter.urgings)
        urged = ngettext("urged %(n)d time", "urged %(n)d times", times) % {"n": times} if times else ""
        return {"left": due or left.by, "left_light": "late", "due": urged}
    return {"left": left.text, "left_light": "near" if left.days <= 3 else "", "due": due}


def day_words(day):
    return date_format(day, "MONTH_DAY_FORMAT")


def shown_light(group, matter):
    """(light, words or None): what matters most about the row in this group."""
    if group.key == "back":
        words = ngettext("Sent back %(n)d time", "Sent back %(n)d times", matter.returns) % {"n": matter.returns}
        return lights.lamp("back"), words
    if group.key == "sign" and matter.left:
        soon = matter.left.minutes is not None and matter.left.minutes <= 120
        return ("near" if soon else "clock"), matter.left.by
    return matter.light, None


def in_hand(waiting):
    """The open matters that a department's post sees, or the union holds: the nearest MOST_OPEN of them."""
    if waiting.actor.has(*DEPARTMENT):
        rows = waiting.reach.sights(waiting.actor.post.organisation).filter(is_open__in=[True])
        return list(rows.order_by("due_at").values_list("matter_id", flat=True)[:MOST_OPEN])
    return list(waiting.reach.held().open().order_by("due_at").values_list("pk", flat=True)[:MOST_OPEN])


def instructions(waiting):
    """Leaders' instructions that nobody has reported back on, to the departments and the office that must."""
    if not waiting.actor.has(*DEPARTMENT, "union_office"):
        return []
    rows = Instruction.objects.filter(matter__in=in_hand(waiting), reply=None)
    rows = rows.select_related("matter", "act__person").order_by("-id")[:ASIDE]
    return [
        {
            "text": row.text,
            "by": row.act.person,
            "title": row.act.title,
            "at": row.act.at,
            "due": clocks.end_of(row.due_on) if row.due_on else None,
            "late": row.due_on is not None and row.due_on < moments.today(),
            "matter": row.matter,
            "url": reverse("move", args=[row.matter.no, "report_back"]),
        }
        for row in rows
    ]


def notes(waiting):
    """Supervision notes to sign for or to answer by the department."""
    if not waiting.actor.has(*DEPARTMENT):
        return []
    seen = waiting.reach.sights(waiting.actor.post.organisation).filter(matter=OuterRef("matter_id"))
    rows = SupervisionNote.objects.filter(Exists(seen), addressee=waiting.actor.post.organisation)
    rows = rows.exclude(stage=NoteStage.ANSWERED).select_related("matter").order_by("due_on", "id")[:ASIDE]
    return [
        {
            "note": note,
            "due": clocks.end_of(note.due_on),
            "light": "late" if note.due_on < moments.today() else "near",
            "verb": "sign" if note.stage == NoteStage.ISSUED else "answer",
        }
        for note in rows
    ]
