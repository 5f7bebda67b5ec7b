"""Pages by key: a page begins behind the last key of the one before it, whatever came in between. 分页。"""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q


@dataclass(frozen=True)
class Rows:
    """Rows that stand for matters: lines of sight (key "matter_id") or matters themselves (key "pk")."""

    query: object
    key: str
    open_first: bool = False

    def keys(self, most):
        """Up to `most` keys of matters, in any order."""
        return list(self.query.values_list(self.key, flat=True)[:most])

    def segments(self, sort):
        """[(queryset, order fields)]: the list in pieces, each of which an index gives in order.

        Matters without a due date come last, in a piece of their own: so both databases read the index one way.
        """
        sign, field = ("-", sort[1:]) if sort.startswith("-") else ("", sort)
        if field == "due":
            dated, undated = (f"{sign}due_at", f"{sign}{self.key}"), (self.key,)
            return [
                (query.filter(due_at__isnull=without), fields)
                for query in self._parts()
                for without, fields in ((False, dated), (True, undated))
            ]
        first = {"received": "received_at", "no": "no"}[field]
        return [(self.query, (f"{sign}{first}", f"{sign}{self.key}"))]

    def _parts(self):
        if not self.open_first:
            return [self.query]
        if self.key == "pk":
            return [self.query.open(), self.query.shut()]
        return [self.query.filter(is_open__in=[True]), self.query.filter(is_open__in=[False])]


def read(rows, sort, from_key, *, backwards=False, most):
    """Up to `most` page keys ("piece~value~key") behind `from_key`, or before it, counted from there."""
    segments = rows.segments(sort)
    start, value, key = parsed(from_key, segments)
    order = range(len(segments))
    if start is not None:
        order = range(start, -1, -1) if backwards else range(start, len(segments))
    found = []
    for number in order:
        query, fields = segments[number]
        if start == number:
            query = query.filter(beyond(fields, value, key, backwards))
        turned = [turn(field) if backwards else field for field in fields]
        names = [field.lstrip("-") for field in fields]
        lines = query.order_by(*turned).values_list(*names)[: most - len(found)]
        found += ["~".join([str(number), *map(written, line)]) for line in lines]
        if len(found) >= most:
            break
    return found


def keys_of(page_keys):
    """The matters' own keys, of keys as `read` gives them."""
    return [UUID(key.rpartition("~")[2]) for key in page_keys]


def written(value):
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def parsed(from_key, segments):
    """(piece, value, key) of a page key; (None, None, None) for none, or for one that is not of this list."""
    try:
        number, *value, key = from_key.split("~")
        number, key = int(number), UUID(key)
        _query, (*first, _last) = segments[number]
        if len(first) != len(value):
            raise ValueError(from_key)
        if first and first[0].endswith("_at"):
            value = [datetime.datetime.fromisoformat(value[0])]
        return number, value[0] if value else None, key
    except (ValueError, IndexError):
        return None, None, None


def beyond(fields, value, key, backwards):
    """What comes behind the key in this order (before it, backwards), as a Q that an index can answer."""
    *first, last = fields
    down = {field: field.startswith("-") != backwards for field in fields}
    past = Q(**{f"{last.lstrip('-')}__{'lt' if down[last] else 'gt'}": key})
    if not first:
        return past
    name = first[0].lstrip("-")
    inside, strictly = ("lte", "lt") if down[first[0]] else ("gte", "gt")
    return Q(**{f"{name}__{inside}": value}) & (Q(**{f"{name}__{strictly}": value}) | past)


def turn(field):
    return field[1:] if field.startswith("-") else f"-{field}"
