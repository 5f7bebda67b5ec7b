"""What this room shows on pages of other rooms: counts for everybody, the voices for the office alone. 插槽内容。"""

from django.db.models import Exists
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from secondhalf.matters import policy as matters_policy
from secondhalf.people.models import Organisation
from secondhalf.people.open_work import OpenWork
from secondhalf.people.rights import table
from secondhalf.voices import opening_policy, policy, rates
from secondhalf.voices.loop import VERBS
from secondhalf.voices.models import Shot, Voice

SHOWN = 10


def of_matter(request, matter):
    """Slot `matter.main`: the voices of the matter; whoever may not open them gets their number only."""
    if not matter.voices:
        return None
    context = {"matter": matter, "verdicts": rates.of_matter(matter)}
    if matters_policy.runs_the_office(request.actor, matter):
        heard = policy.in_hand_of(request.actor).filter(matter=matter).for_page()
        context |= {"heard": list(heard.order_by("-is_lead", "id")[:SHOWN]), "waiting": heard.to_answer().count()}
    return render_to_string("voices/_of_matter.html", context, request)


def facts(request, matter):
    """Slot `matter.facts`: the cells answered, solved and satisfied, of those who spoke."""
    said = rates.of_matter(matter)
    words = {"n": said.unrated, "good": said.three[0], "basic": said.three[1], "bad": said.three[2]}
    counts = _("satisfied %(good)s · basically %(basic)s · not %(bad)s · not rated %(n)s") % words
    return [
        (_("Answered"), f"{said.answered}/{said.voices}" if said.voices else ""),
        (_("Solved (they say)"), said.solved_rate.text, said.solved_rate.counts),
        (_("Satisfied"), said.satisfied_rate.text, f"{said.satisfied_rate.counts} · {counts}" if said.voices else ""),
    ]


def workbench(request, thing=None):
    """Slot `workbench.groups`: to take up, to answer, to rule on, for the office."""
    if not policy.has_inbox(request.actor):
        return None
    in_hand = policy.in_hand_of(request.actor)
    asked = [
        ("take_up", _("Voices to take up"), in_hand.to_take_up()),
        ("look_at", _("Voices to look at first"), in_hand.to_look_at()),
        ("news", _("News from those who spoke"), in_hand.with_news()),
        ("answer", _("Voices to answer"), in_hand.to_answer().order_by("id")),
        ("rule", _("Verdicts to rule on"), in_hand.to_rule_on()),
        ("call_back", _("Call-backs drawn by lot"), in_hand.to_call_back(request.actor.person)),
    ]
    groups = [{"tab": t, "title": w, "voices": list(rows.for_page()[: SHOWN + 1])} for t, w, rows in not_empty(asked)]
    groups = [{**g, "more": len(g["voices"]) > SHOWN, "voices": g["voices"][:SHOWN]} for g in groups]
    return render_to_string("voices/_workbench.html", {"groups": groups}, request) if groups else None


def not_empty(asked):
    """Of (tab, title, voices) those with any: one question, so that what nobody waits for costs next to nothing."""
    there = {tab: Exists(rows.order_by()) for tab, _title, rows in asked}
    [found] = Organisation.objects.order_by("id").values(**there)[:1]
    return [one for one in asked if found[one[0]]]


def openings(request, thing=None):
    """Slot `workbench.groups`: sealed identities on whose opening the reader may rule."""
    asks = [(voice, voice.pending_ask()) for voice in opening_policy.visible_to(request.actor)[:SHOWN]]
    return render_to_string("voices/_openings.html", {"asks": asks}, request) if asks else None


def open_of_organisation(request, organisation):
    """Slot `organisation.open_work`: voices that wait for its office."""
    waiting = Voice.objects.held_by(organisation)
    count = waiting.to_take_up().count() + waiting.to_answer().count()
    return OpenWork(count) if count else None


def rights(request, thing):
    """Slot `rights.table`: who may do which verb of a voice."""
    return table(_("Voices"), policy.RULES, VERBS)


def opens(actor, file):
    """Slot `file.doors`: a photo that came with a voice opens to whoever may open the voice."""
    if actor is None:
        return False
    shot = Shot.objects.filter(file=file).first()
    return shot is not None and policy.visible_to(actor).filter(pk=shot.voice_id).exists()
