"""What follows, in this room, from what happened to a voice or its matter. 后续。"""

from django.db.models import F

from secondhalf.core.actors import CLOCK
from secondhalf.matters.models import Matter
from secondhalf.voices.joining import join_by_itself
from secondhalf.voices.models import Voice
from secondhalf.voices.redo_rule import consider


def consider_redo(event):
    """On voice.rate and voice.call_back."""
    consider(Voice.objects.select_related("matter").get(pk=event.subject))


def begin_round(event):
    """On matter.redo, matter.reopen and matter.hand_up: every voice waits for a new answer, and no ruling is open."""
    matter = Matter.objects.get(pk=event.subject)
    heard = Voice.objects.of_case(matter).counted()
    heard.filter(answered_round__lt=matter.round).update(awaits_answer=True, ruling_due_at=None)
    merged = Matter.objects.filter(links__other=matter, links__way="merged", links__undone=None)
    merged.filter(round__lt=matter.round).update(voices_rated=0)


def follow_holder(event):
    """On matter.hand_up and matter.hand_down: the voices lie with the union that holds the matter now."""
    matter = Matter.objects.get(pk=event.subject)
    Voice.objects.filter(matter=matter).exclude(holder=F("matter__holder")).update(holder=matter.holder)


def urge_matter(event):
    """On voice.urge: those who handle the matter are urged, without a word of who spoke."""
    case = Voice.objects.select_related("matter").get(pk=event.subject).case
    if case and case.can("urge"):
        case.urge(by=CLOCK, text="")


def join_published(event):
    """On voice.lodge and voice.let_in: a “me too” on a published matter joins it."""
    voice = Voice.objects.select_related("about__matter").filter(pk=event.subject).first()
    if voice is not None:
        join_by_itself(voice)
