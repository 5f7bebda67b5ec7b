"""Which matters a meeting is about: a ledger with its filter, a list of matters, or numbers one by one. 会议选题。"""

import re

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.ledgers import asking
from secondhalf.ledgers import ledger as ledgers
from secondhalf.matters import policy
from secondhalf.matters.filters import Filters
from secondhalf.matters.lists import Listing
from secondhalf.matters.models import Matter
from secondhalf.matters.paging import keys_of, read
from secondhalf.meetings.agenda import APART, MOST

LEDGER = "ledger:"
LISTS = {
    "list:late": (_("All that is overdue"), "due=late"),
    "list:open": (_("All that is open"), ""),
    "list:asked": (_("The list of matters as it was filtered"), ""),
}
BETWEEN = re.compile(r"[\s,;，；、]+")


def sources(actor):
    """[(key, words)] of what a meeting may be bound to: ledgers first, then lists of matters."""
    mine = [(f"{LEDGER}{one.key}", one.title) for one in ledgers.offered(actor)]
    return [*mine, *[(key, words) for key, (words, _query) in LISTS.items()]]


def address(source, asked):
    """Where the ledger or list stands that a meeting is bound to, with its filter."""
    key = source.removeprefix(LEDGER)
    base = reverse("matters") if key == source else reverse("ledger", args=[key])
    query = asked or LISTS.get(source, ("", ""))[1]
    return f"{base}?{query}" if query else base


def matters_of(actor, source, asked=""):
    """The open matters of a source in the actor's sight, at most MOST, without those that never stand on an agenda.

    asked: the filter as it stands in the address of the ledger or list.
    """
    if source.startswith(LEDGER):
        return fit(actor, pk__in=keys_of_ledger(actor, source.removeprefix(LEDGER), asked))
    query = asked or LISTS.get(source, ("", ""))[1]
    listing = Listing(actor, Filters(QueryDict(query), seat=actor.post.seat).asked)
    return fit(actor, pk__in=keys_of(read(listing.source, listing.sort, "", most=MOST * 2)))


def keys_of_ledger(actor, key, asked):
    """Keys of the matters behind the rows of a ledger, each once."""
    ledger = ledgers.named(key, actor)
    rows = asking.narrowed(ledger, ledger.rows(actor), asking.known(ledger, actor, QueryDict(asked)))
    rows = ledger.dress(list(rows.order_by(*ledger.order, "pk")[: MOST * 4]))
    return list(dict.fromkeys(ledger.matter(row).pk for row in rows))


def numbered(actor, text):
    """(matters of the numbers in a text, numbers that name none in sight)."""
    asked = [no.upper().partition("-R")[0] for no in BETWEEN.split(text) if no][:MOST]
    found = {matter.no: matter for matter in policy.visible_to(actor).filter(no__in=asked)}
    return [found[no] for no in dict.fromkeys(asked) if no in found], [no for no in asked if no not in found]


def fit(actor, **lookup):
    """Open matters in sight that may stand on an agenda."""
    rows = policy.visible_to(actor).filter(**lookup).open().filter(accused=None).exclude(confidentiality__in=APART)
    return list(Matter.objects.filter(pk__in=rows.values("pk")).for_page()[:MOST])
