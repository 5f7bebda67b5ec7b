"""The records behind a number: those matters or voices whose marks made it, one page at a time. 数字背后的记录。

Candidates come from an index; each is then held against what it has put into the tallies, so that the list shows what
was counted and nothing else.
"""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from secondhalf.core import clocks, moments
from secondhalf.indicators.models import NO_CATEGORY, Counted, VoiceCounted
from secondhalf.indicators.tallying import tree
from secondhalf.matters.closing import Closure
from secondhalf.matters.dispatching import Dispatching
from secondhalf.matters.sights import Sight
from secondhalf.people.models import Organisation

PAGE = 30
WINDOW = 200
MOST_WINDOWS = 10
LONGEST_LIMIT = datetime.timedelta(days=60)  # from the receipt to the end of the contact limit, holidays in between
LATE = "late"  # of what is not in time, what is finished all the same
SIDES = ("part", "rest", LATE)


@dataclass(frozen=True)
class Question:
    """What is asked: a formula, its Terms, whose line, which days (both counted), one category, which side of the line.

    side: "part" for what stands above the line, "rest" for what does not, LATE, "" for both.
    """

    formula: object
    terms: object
    place: object
    first: datetime.date
    last: datetime.date
    category: str = ""
    side: str = ""

    def wants(self, is_part):
        return self.side not in SIDES or is_part == (self.side == "part")

    def is_finished(self, marks, day):
        return self.side != LATE or self.place_of(marks, {"finished"}, day)

    def place_of(self, marks, names, day=None):
        """Does a mark of one of these names, on the day or within the days, count in the line of the place?"""
        first, last = (day, day) if day else (self.first, self.last)
        return any(
            name in names and first.isoformat() <= on <= last.isoformat() and str(self.place.pk) in line_of(place)
            for name, on, place in marks
        )


def line_of(place):
    known = tree().get(place)
    return known.keys if known else (place,)


def matters(question, after=""):
    """([(matter key, day, counts above the line)], key to go on after or ""): dispatches or close-outs of the days, or
    what was due in them."""
    rows = of_matters(question)
    at, day_of = ("due_at", clocks.last_day) if is_due(question) else ("act__at", moments.local_day)

    def kept(window):
        marks = dict(Counted.objects.filter(matter__in={row[1] for row in window}).values_list("matter", "marks"))
        for key, matter, moment in window:
            yield key, matter, day_of(moment), marks.get(matter, [])

    return paged(question, rows.values_list("pk", "matter", at), kept, after)


def is_due(question):
    return question.formula.whole == "due"


def of_matters(question):
    """Facts of the days. Their keys carry the time at which they were made, so that a range of keys is one of days."""
    start, over = moments.start_of(question.first), clocks.end_of(question.last)
    first, end = key_at(start), key_at(over)
    if is_due(question):
        # What is due at the end of a day is due at the first moment of the next.
        rows = Sight.objects.filter(organisation=question.place, due_at__gt=start, due_at__lte=over)
    elif question.formula.whole == "closed":
        seen = Sight.objects.filter(organisation=question.place, matter=OuterRef("matter"))
        rows = Closure.objects.filter(Exists(seen), pk__gte=first, pk__lt=end)
    else:
        leads = Organisation.objects.under(question.place.path)
        rows = Dispatching.objects.filter(lead__in=leads, pk__gte=first, pk__lt=end)
    return rows.filter(matter__category=question.category) if question.category else rows


def voices(question, in_hand, after=""):
    """The same of voices. in_hand: a QuerySet of those that the reader may open (voices.policy.in_hand_of)."""
    rows = of_voices(question, in_hand)

    def kept(window):
        keys = [key for (key,) in window]
        counted = VoiceCounted.objects.filter(voice__in=keys).values_list("voice", "category", "marks")
        known = {key: (category, marks) for key, category, marks in counted}
        for key in keys:
            category, marks = known.get(key, (None, []))
            is_asked = not question.category or str(category) == question.category
            yield key, key, None, marks if is_asked else []

    return paged(question, rows.values_list("pk"), kept, after)


def of_voices(question, in_hand):
    start, end = moments.start_of(question.first), clocks.end_of(question.last)
    match question.formula.whole:
        case "contact_due":
            soon = in_hand.filter(received_at__gte=start - LONGEST_LIMIT, received_at__lt=end)
            return soon.filter(contact_due_at__gt=start, contact_due_at__lte=end)
        case "said":
            return in_hand.filter(received_at__gte=start, received_at__lt=end)
    return in_hand.filter(answered_at__gte=start, answered_at__lt=end)


def paged(question, rows, kept, after):
    """Look through the candidates, a window at a time, until a page is full or enough was looked at."""
    found, last = [], as_key(after)
    whole, parts = {question.formula.whole}, set(question.formula.parts(question.terms))
    for _window in range(MOST_WINDOWS):
        window = list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:WINDOW])
        for key, thing, day, marks in kept(window):
            last = key
            if not question.place_of(marks, whole, day):
                continue
            is_part = question.place_of(marks, parts, day)
            if question.wants(is_part) and question.is_finished(marks, day):
                found.append((thing, day, is_part))
            if len(found) == PAGE:
                return found, str(last)
        if len(window) < WINDOW:
            return found, ""
    return found, str(last)


def as_key(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def key_at(moment):
    """The least UUIDv7 of a moment."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def is_known(category):
    """Is this the key of a category, or of none?"""
    return as_key(category) is not None or category == str(NO_CATEGORY)
