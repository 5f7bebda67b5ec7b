"""Searching matters: what is found is what the searcher may see, newest first. 检索。"""

import re

from django.db.models import Q

from secondhalf.core import wording
from secondhalf.matters import policy
from secondhalf.matters.indexing import INDEX
from secondhalf.matters.models import Matter

MOST = 1000
NUMBER = re.compile(r"[A-Za-z]{2}\d{4,8}(-\d*)?")


def found(actor, words, *, most=MOST, below=None):
    """The matters that hold all the words and that the actor may see, newest registered first, as a QuerySet.

    words: as typed, blanks between them: Chinese of any length, letters by their beginning; or how a number begins.
    most: how many at most. below: only those older than this matter (the last one of the page before).
    """
    if not actor.has(*policy.READERS):
        return Matter.objects.none()
    visible = policy.visible_to(actor)
    if NUMBER.fullmatch(number := words.strip()):
        return visible.filter(numbered(actor, number.upper(), most, below)).order_by("-no")
    asked = wording.asked(words)
    keys = INDEX.keys(asked, visible=visible, seat=actor.post.seat.pk, most=most, below=below)
    return visible.filter(pk__in=keys).order_by("-indexed__number")


def numbered(actor, number, most, below):
    """The matters whose number begins so: one look into the index of numbers."""
    mine = Matter.objects.filter(realm=actor.realm, no__gte=number, no__lt=number + "~")
    if below:
        mine = mine.filter(no__lt=below.no)
    return Q(pk__in=list(mine.order_by("-no").values_list("pk", flat=True)[:most]))
