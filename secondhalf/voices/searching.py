"""Searching the original words: an index of its own, only ever asked of what the searcher may open. 原话检索。"""

from django.db import models
from django.db.models import Q

from secondhalf.core import wording
from secondhalf.core.textindex import Text, TextIndex
from secondhalf.core.wordindex import WordIndex

MOST = 1000


class SealedText(Text):
    """What one voice said, as it was indexed: its number and its words; nothing of who spoke (law 17)."""

    voice = models.OneToOneField("voices.Voice", models.CASCADE, related_name="+")


def voices(keys):
    return every_voice().filter(pk__in=keys).select_related("matter")


def every_voice():
    return SealedText._meta.get_field("voice").related_model.objects


def say(voice):
    seats = {voice.holder_id, voice.matter.holder_id if voice.matter else voice.holder_id}
    return [voice.no, voice.words], seats


INDEX = TextIndex(
    texts=SealedText,
    subject="voice",
    birth="voice.lodge",
    words=WordIndex("voices_words", "voices_sealedtext", "voice_id"),
    things=voices,
    say=say,
)


def follow(event):
    """Reaction: index the voice of this event anew, or every voice of this event's matter."""
    if event.name.startswith("voice."):
        INDEX.follow(event)
    else:
        INDEX.refresh(list(every_voice().filter(matter=event.subject).values_list("pk", flat=True)))


def rebuild(tell=lambda done: None):
    """Make the whole index anew; returns how many voices are in it."""
    return INDEX.rebuild(tell)


def found(actor, words, *, most=MOST):
    """The voices in the hands of the actor's office that hold all the words, newest first, as a QuerySet."""
    from secondhalf.voices import policy

    in_hand = policy.in_hand_of(actor)
    return in_hand.filter(matching(actor, words, in_hand, most=most)).order_by("-id")


def matching(actor, words, in_hand, *, most=MOST):
    """The same as a condition on `in_hand`, the voices the actor may open; the empty text narrows nothing."""
    if not words.strip():
        return Q()
    if actor.post is None:
        return Q(pk__in=[])
    asked = wording.asked(words)
    return Q(pk__in=INDEX.keys(asked, visible=in_hand, seat=actor.post.seat.pk, most=most))
