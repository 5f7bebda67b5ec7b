"""Which matters a meeting is about: a ledger with its filter, a ready list, or numbers one by one. 会议选题。"""

import re

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from secondhalf.ledgers import ledger as ledgers
from secondhalf.matters import policy
from secondhalf.matters.filters import Filters
from secondhalf.matters.lists import Listing
from secondhalf.matters.models import Matter
from secondhalf.matters.paging import keys_of, read
from secondhalf.meetings.agenda import APART, MOST

LISTS = {"list:late": (_("All that is overdue"), "due=late"), "list:open": (_("All that is open"), "")}
BETWEEN = re.compile(r"[\s,;，；、]+")


def sources(actor):
    """[(key, words)] of what a meeting may be bound to: ledgers first, then ready lists."""
    mine = [(f"ledger:{one.key}", one.title) for one in ledgers.offered(actor)]
    return [*mine, *[(key, words) for key, (words, _query) in LISTS.items()]]


def matters_of(actor, source, asked=""):
    """The matters of a source in the actor's sight, at most MOST, without those that never stand on an agenda.

    asked: for lists of matters the filter as in its address.
    """
    if source.startswith("ledger:"):
        ledger = ledgers.named(source.partition(":")[2], actor)
        rows = ledger.rows(actor)[: MOST * 2]
        keys = list(dict.fromkeys(ledger.matter(row).pk for row in rows))
    else:
        query = asked or LISTS.get(source, ("", ""))[1]
        listing = Listing(actor, Filters(QueryDict(query), seat=actor.post.seat).asked)
        keys = keys_of(read(listing.source, listing.sort, "", most=MOST * 2))
    return fit(actor, pk__in=keys)


def numbered(actor, text):
    """(matters of the numbers in a text, numbers that name none in sight)."""
    asked = [no.upper().partition("-R")[0] for no in BETWEEN.split(text) if no][:MOST]
    found = {matter.no: matter for matter in policy.visible_to(actor).filter(no__in=asked)}
    return [found[no] for no in dict.fromkeys(asked) if no in found], [no for no in asked if no not in found]


def fit(actor, **lookup):
    """Open matters in sight that may stand on an agenda."""
    rows = policy.visible_to(actor).filter(**lookup).open().filter(accused=None).exclude(confidentiality__in=APART)
    return list(Matter.objects.filter(pk__in=rows.values("pk")).for_page()[:MOST])
