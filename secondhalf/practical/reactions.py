"""An item follows its matter; it never copies its stage. 后续。"""

from secondhalf.core.actors import CLOCK
from secondhalf.practical.kinds import ItemStage
from secondhalf.practical.models import Item


def _of(event):
    return Item.objects.select_related("matter", "campaign").filter(matter=event.subject).first()


def follow_close(event):
    """On matter.close and matter.close_merged: the beneficiaries are asked."""
    item = _of(event)
    if item is not None and item.stage == ItemStage.LISTED and item.matter.is_struck_off:
        item.await_rating(by=CLOCK.with_once(f"rating:{item.pk}:{item.matter.round}"))


def follow_refusal(event):
    """On matter.decline and matter.transfer: it leaves the list, with the reason that was given."""
    item = _of(event)
    if item is not None and item.can("take_off"):
        triage = item.matter.triages.order_by("-id").first()
        reason = "：".join(filter(None, [triage.destination, triage.explanation]))
        item.take_off(by=CLOCK.with_once(f"off:{item.pk}"), reason=reason)


def follow_return(event):
    """On matter.redo, matter.reopen and matter.hand_up: the work begins again."""
    item = _of(event)
    if item is not None and item.can("come_back") and item.matter.is_open:
        item.come_back(by=CLOCK.with_once(f"back:{item.pk}:{item.matter.round}"))
