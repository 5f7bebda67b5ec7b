"""The tree as one page needs it: open along the line to the chosen organisation, closed elsewhere. 组织树。"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

MOST_BESIDE = 200
MOST_FOUND = 50
ICONS = {"union": "union", "unit": "unit", "department": "dept", "party": "party"}


@dataclass
class Branch:
    """One line of the tree. more: there are more beside the last of `below` than are shown."""

    organisation: Any
    is_chosen: bool
    below: list = field(default_factory=list)
    more: bool = False

    @property
    def icon(self):
        return ICONS[self.organisation.kind]


def branches(top, chosen):
    """The Branch of `top`, open on every level down to `chosen` and one below: one query a level."""
    line = [row for row in type(top).objects.above(chosen.path) if row.lies_in(top)]
    root = branch = Branch(top, top == chosen)
    for here, following in zip(reversed(line), [*reversed(line[:-1]), None], strict=True):
        below = list(children(here)[: MOST_BESIDE + 1])
        branch.more = len(below) > MOST_BESIDE
        below = below[:MOST_BESIDE]
        if following and following not in below:
            below.append(following)
        branch.below = [Branch(row, row == chosen) for row in below]
        branch = next((b for b in branch.below if b.organisation == following), None)
    return root


def children(organisation):
    rows = type(organisation).objects.living().filter(parent=organisation)
    return rows.select_related("union").order_by("sort_order", "path")


def search(among, word):
    """Living organisations out of `among` whose name has the word in it."""
    named = Q(name__icontains=word) | Q(short_name__icontains=word)
    return among.living().filter(named).select_related("union", "parent").order_by("path")[:MOST_FOUND]
