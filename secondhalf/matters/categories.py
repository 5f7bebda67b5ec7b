"""What matters are about, and the dispatch directory from category to department. 类别与派单目录。"""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.kept import Kept
from secondhalf.core.rows import Owned
from secondhalf.matters.usual_categories import USUAL


class Category(Owned):
    """A place in the category tree of one realm (DOMAIN §9.6)."""

    code = models.CharField(_("code"), max_length=60)
    name_zh = models.CharField(_("name in Chinese"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    sort_order = models.IntegerField(default=0)
    is_current = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("category")
        ordering = ["sort_order", "code"]
        constraints = [models.UniqueConstraint(fields=["realm", "code"], name="one_category")]

    def __str__(self):
        return self.name_en if self.name_en and get_language() == "en" else self.name_zh


def _load(realm):
    current = Category.objects.filter(realm=realm, is_current=True).select_related("parent")
    return {str(category.pk): category for category in current}


in_use = Kept(_load)
in_use.__doc__ = "in_use(realm): {key as text: Category} of what may be chosen now."


class DispatchRule(Owned):
    """A row of the dispatch directory: in this holder's hands, this category goes to this department."""

    holder = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    category = models.ForeignKey(Category, models.CASCADE, related_name="rules")
    department = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    from_on = models.DateField(default=moments.today)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("rule of the dispatch directory")
        constraints = [
            models.UniqueConstraint(fields=["realm", "holder", "category", "from_on"], name="one_dispatch_rule")
        ]


def take_over_usual(realm):
    """Give a union line the usual tree; categories that are there already stay as they are. Returns how many came."""
    there = {category.code: category for category in Category.objects.filter(realm=realm)}
    came = 0
    for order, (code, above, chinese, english) in enumerate(USUAL):
        if code not in there:
            there[code] = Category.objects.create(
                realm=realm, code=code, parent=there.get(above), name_zh=chinese, name_en=english, sort_order=order * 10
            )
            came += 1
    return came
