"""Searching matters: what is found is what the searcher may see, newest first. 检索。"""

import re

from django.db.models import Q

from secondhalf.core import wording
from secondhalf.matters import policy
from secondhalf.matters.indexing import WORDS, Indexed, seat_word
from secondhalf.matters.models import Matter

MOST = 1000
ROUNDS = 5
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
    return visible.filter(pk__in=keys(actor, visible, wording.asked(words), most, below)).order_by("-indexed__number")


def keys(actor, visible, asked, most, below):
    """The keys of visible matters; what the index proposes and the policy refuses is made up for by more proposals."""
    seat = {seat_word(actor.post.seat.pk)}
    bound = Indexed.objects.filter(matter=below).values_list("number", flat=True).first() if below else None
    kept = []
    for _round in range(ROUNDS):
        wanted = most - len(kept)
        numbers = WORDS.numbers(asked, also=seat, most=wanted, below=bound)
        proposed = dict(Indexed.objects.filter(number__in=numbers).values_list("number", "matter_id"))
        allowed = set(visible.filter(pk__in=proposed.values()).values_list("pk", flat=True))
        kept += [proposed[number] for number in numbers if proposed.get(number) in allowed]
        if len(numbers) < wanted or len(kept) >= most:
            break
        bound = numbers[-1]
    return kept


def numbered(actor, number, most, below):
    """The matters whose number begins so: one look into the index of numbers."""
    mine = Matter.objects.filter(realm=actor.realm, no__gte=number, no__lt=number + "~")
    if below:
        mine = mine.filter(no__lt=below.no)
    return Q(pk__in=list(mine.order_by("-no").values_list("pk", flat=True)[:most]))
