"""Searching matters: what is found is what the searcher may see, newest first. 检索。"""

import re

from secondhalf.core import wording
from secondhalf.matters import policy
from secondhalf.matters.indexing import INDEX
from secondhalf.matters.models import Matter

MOST, LOOKED_AT = 1000, 5_000
NUMBER = re.compile(r"[A-Za-z]{2}\d{6,8}(-\d*)?")  # at least the month


def found(actor, words, *, most=MOST, below=None):
    """The matters that hold all the words and that the actor may see, newest registered first, as a QuerySet.

    words: as typed, blanks between them: Chinese of any length, letters by their beginning; or how a number begins.
    most: how many at most. below: only those older than this matter (the last one of the page before).
    """
    chosen = keys(actor, words, most=most, below=below)
    return policy.visible_to(actor).filter(pk__in=chosen).order_by("-indexed__number", "-no")


def keys(actor, words, *, most=MOST, below=None):
    """The same as a list of keys: each was asked of the policy already."""
    if not actor.has(*policy.READERS):
        return []
    visible = policy.visible_to(actor)
    if NUMBER.fullmatch(number := words.strip()):
        return numbered(actor, visible, number.upper(), most, below)
    return INDEX.keys(wording.asked(words), visible=visible, seat=actor.post.seat.pk, most=most, below=below)


def numbered(actor, visible, number, most, below):
    """Those whose number begins so, of the newest LOOKED_AT in the register: one look into the index of numbers."""
    begun = Matter.objects.filter(realm=actor.realm, no__gte=number, no__lt=number + "~")
    if below:
        begun = begun.filter(no__lt=below.no)
    newest = begun.order_by("-no").values("pk")[:LOOKED_AT]
    return list(visible.filter(pk__in=newest).order_by("-no").values_list("pk", flat=True)[:most])
