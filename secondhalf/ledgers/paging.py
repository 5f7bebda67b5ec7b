"""Pages of a ledger by key: a page begins behind a row, whatever came in between. 台账分页。"""

from django.db.models import F, Q

PAGE = 50


def order_of(ledger, sort):
    """[(path, falls)]: by the column asked for, else as the paper has it; the key makes it total."""
    paths = list(ledger.order)
    if sort:
        path = ledger.column(sort.removeprefix("-")).sort
        paths = [f"-{path}" if sort.startswith("-") else path, *[p for p in paths if p.removeprefix("-") != path]]
    fields = [(path.removeprefix("-"), path.startswith("-")) for path in paths]
    return fields if any(path in ("pk", "id") for path, _falls in fields) else [*fields, ("pk", False)]


def ordered(rows, order, *, backwards=False):
    """The rows in that order; those without a value come last, first when read backwards."""
    return rows.order_by(*[expression(path, falls, backwards) for path, falls in order])


def expression(path, falls, backwards):
    if path in ("pk", "id"):
        return F(path).desc() if falls != backwards else F(path).asc()
    if backwards:
        return F(path).asc(nulls_first=True) if falls else F(path).desc(nulls_first=True)
    return F(path).desc(nulls_last=True) if falls else F(path).asc(nulls_last=True)


def page(rows, order, key, *, backwards=False, size=PAGE):
    """(the rows of a page, whether there are more), behind the row `key`, or before it, counted from there.

    Keys are put in order first, rows fetched after: a database that sorts whole rows carries them all along.
    """
    whole = rows
    values = rows.filter(pk=key).values_list(*[path for path, _falls in order]).first() if key else None
    if values is not None:
        rows = rows.filter(beyond(order, values, backwards))
    keys = list(ordered(rows, order, backwards=backwards).values_list("pk", flat=True)[: size + 1])
    more, keys = len(keys) > size, keys[:size]
    known = {row.pk: row for row in whole.filter(pk__in=keys)} if keys else {}
    found = [known[key] for key in keys if key in known]
    return (found[::-1] if backwards else found), more


def beyond(order, values, backwards):
    """What comes behind the row of these values (before it, backwards), as a Q."""
    found, same = Q(), Q()
    for (path, falls), value in zip(order, values, strict=True):
        found |= same & past(path, falls, value, backwards)
        same &= Q(**{f"{path}__isnull": True}) if value is None else Q(**{path: value})
    return found


def past(path, falls, value, backwards):
    """Strictly behind one value of one path; those without a value stand last."""
    if value is None:
        return Q(**{f"{path}__isnull": False}) if backwards else Q(pk__in=[])
    further = Q(**{f"{path}__{'lt' if falls != backwards else 'gt'}": value})
    return further if backwards or path in ("pk", "id") else further | Q(**{f"{path}__isnull": True})
