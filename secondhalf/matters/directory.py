"""The dispatch directory: which department a category goes to, from which day to which. 派单目录。

A rule is never changed: a new version begins on its day, and the one before ends on the day before.
"""

import datetime

from django.db import transaction
from django.db.models import Q

from secondhalf.core import moments
from secondhalf.core.kept import Kept
from secondhalf.matters.categories import Category, DispatchRule


def in_force(holder, on=None):
    """The rules of a holder in force on a day (today), with category and department."""
    on = on or moments.today()
    rules = DispatchRule.objects.filter(holder=holder, from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gte=on))
    return rules.select_related("category", "department").order_by("category__sort_order", "category__code")


def history(holder):
    """Every version, the newest first."""
    rules = DispatchRule.objects.filter(holder=holder).select_related("category", "department")
    return rules.order_by("category__sort_order", "category__code", "-from_on")


def suggestions(holder):
    """{category key: department} of today; a category without a rule of its own goes where its parent goes."""
    return _suggestions(holder.pk, holder.realm)


def _load(holder, realm):
    own = {rule.category_id: rule.department for rule in in_force(holder)}
    found = dict(own)
    for pk, parent in Category.objects.filter(realm=realm).values_list("pk", "parent_id"):
        if pk not in own and parent in own:
            found[pk] = own[parent]
    return found


_suggestions = Kept(_load)


def suggested(matter):
    """The department the directory of the matter's holder names for its category, or None."""
    return suggestions(matter.holder).get(matter.category_id)


def put(holder, category, department, *, from_on):
    """Let `category` go to `department` (None: to nobody) from a day on; the version before ends the day before.

    A version that was to begin on the same day, or later, gives way. Returns the new rule, or None.
    """
    with transaction.atomic():
        rules = DispatchRule.objects.filter(holder=holder, category=category)
        rules.filter(from_on__gte=from_on).delete()
        open_ended = rules.filter(Q(to_on=None) | Q(to_on__gte=from_on))
        open_ended.update(to_on=from_on - datetime.timedelta(days=1))
        _suggestions.forget()
        if department is None:
            return None
        return rules.create(
            realm=holder.realm, holder=holder, category=category, department=department, from_on=from_on
        )
