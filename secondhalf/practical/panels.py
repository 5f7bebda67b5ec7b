"""What this room shows on pages of other rooms, and what other rooms ask of it. 插槽内容。"""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import StillMissing
from secondhalf.core.worktime import Rule
from secondhalf.matters.kinds import MatterKind
from secondhalf.people.rights import table
from secondhalf.practical import policy, waiting
from secondhalf.practical.keeping import Plaque, UpkeepShot
from secondhalf.practical.kinds import ItemStage
from secondhalf.practical.loop import CAMPAIGN_VERBS, VERBS
from secondhalf.practical.models import Item


def item_of(matter):
    """The item whose matter it is, or None; asks nothing of other kinds of matters."""
    if matter.kind != MatterKind.PRACTICAL:
        return None
    return Item.objects.select_related("campaign__owner").filter(matter=matter).first()


def due(request, matter):
    """Slot `matter.due`: the first round ends on the day of the plan."""
    item = item_of(matter) if matter.round == 1 else None
    return Rule(0, "date", item.due_on) if item and item.due_on else None


def holds_archive(request, matter):
    """Slot `archive.held`: while the beneficiaries are asked, the file stays open, so that it can go round again."""
    item = item_of(matter)
    if item is None or item.stage != ItemStage.TO_RATE:
        return None
    return StillMissing(thing=matter, what=_("the verdict of the beneficiaries"))


def of_matter(request, matter):
    """Slot `matter.main`: whose practical matter it is, and what became of it."""
    item = item_of(matter)
    return render_to_string("practical/_of_matter.html", {"item": item}, request) if item else None


def workbench(request, thing=None):
    """Slot `workbench.groups`: opinions to give, ratings to judge, checks to make."""
    groups = waiting.groups(request.actor)
    return render_to_string("practical/_workbench.html", {"groups": groups}, request) if groups else None


def rights_of_lists(request, thing):
    """Slot `rights.table`."""
    return table(_("Lists of practical matters"), policy.CAMPAIGN_RULES, CAMPAIGN_VERBS)


def rights(request, thing):
    """Slot `rights.table`."""
    return table(_("Practical matters"), policy.ITEM_RULES, VERBS)


def opens(actor, file):
    """Slot `file.doors`: the photo of a plaque or a check opens to whoever reads the list."""
    if actor is None:
        return False
    shown = Plaque.objects.filter(photo=file).values("item")
    visited = UpkeepShot.objects.filter(file=file).values("point__visit__check_made__item")
    seen = policy.visible_to(actor)
    return seen.filter(pk__in=shown).exists() or seen.filter(pk__in=visited).exists()
