"""What happened to a voice, as items of core/_story.html: in plain words, without names. 经过。"""

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.core.events import Event
from secondhalf.voices.dialogue import told_time
from secondhalf.voices.watching import NOT_FOR_THE_OFFICE

TOLD = {
    "lodge": _("Said"),
    "take_up": _("Taken up by the union"),
    "join": _("Taken up by the union, with others who say the same"),
    "rise": _("It went to the next union up"),
    "unlink": _("Looked at once more by the union"),
    "answer": _("Answered"),
    "rate": _("Verdict"),
    "call_back": _("Verdict, told on a call-back"),
    "draw": _("Drawn by lot for a call-back"),
    "miss_call": _("Called back, nobody reached"),
    "redo": _("The office agrees: it is handled again"),
    "explain": _("The office explains"),
    "withdraw": _("Taken back"),
    "urge": _("Urged"),
    "open": _("The name was looked up"),
    "ask_opening": _("It is asked that the sealed name be looked up"),
    "agree_opening": _("A second person agreed that the name be looked up"),
    "refuse_opening": _("A second person did not agree: the name stays sealed"),
    "ask": _("The union writes"),
    "tell": _("Added"),
    "correct": _("Corrected"),
    "reveal": _("Those who handle it may know the name"),
    "conceal": _("The name is hidden again"),
    "erase": _("Erased"),
    "confirm_safe": _("Nothing has happened to me"),
    "report_harm": _("You reported that somebody makes trouble for you"),
    "set_aside": _("Set aside"),
    "let_in": _("Taken in after all"),
}

OF_THE_MATTER = {
    "admit": _("Admitted"),
    "decline": _("Not taken in"),
    "transfer": _("Sent to the body it belongs to"),
    "dispatch": _("Sent to those who handle it"),
    "extend": _("More time is needed"),
    "pend": _("It has to wait"),
    "resume": _("Work goes on"),
    "sustain": _("It is kept up for the long term"),
    "close": _("There is a result"),
    "exclude": _("Left out of the count"),
    "count_again": _("It counts again"),
    "redo": _("It is handled again"),
    "reopen": _("It came back, and is handled again"),
    "hand_up": _("It goes to the next union up"),
    "hand_down": _("It goes to the union nearest to it"),
}

# Who in the office did these is told to the person too.
ABOUT_THE_NAME = {"open", "ask_opening", "agree_opening", "refuse_opening"}
MARKED = {"redo", "reopen", "hand_up", *ABOUT_THE_NAME}


def story(voice, *, names=False):
    """Items, newest first. names: also who in the office acted (their printed posts); the raiser is never named."""
    texts = dict(said(voice))
    acts = [event for event in voice.story() if not names or is_for_the_office(event)]
    events = in_order(acts) + [(event.at, 1, event) for event in matter_events(voice)]
    told = [event for _at, _which, event in sorted(events, key=first_two, reverse=True)]
    return [{**item(event, texts, names), "at": told_time(voice, event, to_office=names)} for event in told]


def is_for_the_office(event):
    """Neither what waits for the full hour, nor what somebody says of their own safety."""
    return not event.held and event.verb not in NOT_FOR_THE_OFFICE


def first_two(told):
    at, which, event = told
    return at, which, str(event.pk)


def in_order(events):
    """(at, 0, event): what tells only a day stands after whatever happened to the voice before it."""
    told, latest = [], None
    for event in events:
        latest = max(event.at, latest or event.at)
        told.append((latest, 0, event))
    return told


def item(event, texts, names):
    words = TOLD if event.name.startswith("voice.") else OF_THE_MATTER
    return {
        "name": words[event.verb],
        "title": who(event) if names or event.verb in ABOUT_THE_NAME else "",
        "text": texts.get(event.pk, ""),
        "kind": "mark" if event.verb in MARKED else "",
    }


def who(event):
    """The printed post of an officer; nothing for the raiser and the clock."""
    return event.title if event.person_id else ""


def matter_events(voice):
    """What happened to its matter since it belongs to it, of what concerns the person."""
    joined = voice.joinings.filter(undone=None).order_by("-id").first()
    if joined is None or voice.case is None:
        return []
    names = [f"matter.{verb}" for verb in OF_THE_MATTER]
    return list(Event.objects.filter(subject=voice.case.pk, name__in=names, at__gte=joined.act.at).exclude(at=None))


def said(voice):
    """(event key, text) of everything written about the voice."""
    for answer in voice.answers.all():
        yield answer.act_id, answer.text
    for verdict in voice.verdicts.all():
        yield verdict.act_id, in_words(verdict)
    for ruling in voice.rulings.all():
        yield ruling.act_id, ruling.explanation
    for urging in voice.urgings.all():
        yield urging.act_id, urging.text
    for correction in voice.corrections.all():
        yield correction.act_id, correction.text
    for fact in (*voice.openings.all(), *voice.withdrawals.all(), *voice.settings_aside.all()):
        yield fact.act_id, fact.reason
    for fact in (*voice.opening_asks.all(), *voice.opening_rulings.all()):
        yield fact.act_id, fact.in_words
    if voice.case:
        for triage in voice.case.triages.all():
            yield triage.act_id, triage.guidance or triage.explanation
        for asked in voice.case.exclusions.filter(ruling__granted=True).select_related("ruling"):
            yield asked.ruling.act_id, asked.ruling.explanation
        for again in voice.case.recountings.all():
            yield again.act_id, again.reason
        for more in ("pauses", "extensions"):
            rows = voice.case.deadlines.filter(**{f"{more}__isnull": False})
            yield from rows.values_list(f"{more}__act", f"{more}__reason")


def in_words(verdict):
    """ "Not solved · not satisfied. Still cold." """
    words = f"{verdict.get_solved_display()} · {verdict.get_satisfaction_display()}"
    return _g("%(verdict)s: %(reason)s") % {"verdict": words, "reason": verdict.reason} if verdict.reason else words
