"""Which rule sets the clocks of a matter, and which paper closes it (DOMAIN §9.1, §9.3). 适用规则。

The regime is picked when the matter is admitted. How long each gives stands in the profile; a ticket of 12345 brings
its own day ([L2] art. 13).
"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core import slots
from secondhalf.core.problems import StillMissing
from secondhalf.core.worktime import Rule
from secondhalf.matters.kinds import Regime

CLOSING_PAPERS = {
    Regime.UNIT: _("answer and verdict of those who raised it"),
    Regime.HOTLINE: _("ticket closed after the call-back"),
    Regime.GOV_HOTLINE: _("call-back by the 12345 hotline"),
    Regime.PETITION: _("written opinion on the petition"),
    Regime.LABOUR_LAW: _("opinion or recommendation of labour-law supervision"),
    Regime.CONGRESS: _("written reply to the proposal"),
    Regime.RECTIFICATION: _("close-out form"),
    Regime.LEADER: _("report on the instruction"),
}


def handling(matter):
    """The Rule of the handling clock: by regime, by a day that an upper room names, else by how hard it is."""
    if matter.regime == Regime.GOV_HOTLINE and matter.ticket_due_on and matter.round == 1:
        return Rule(0, "date", matter.ticket_due_on)
    if matter.regime == Regime.PETITION:
        return matter.limit("due.petition")
    if named := slots.filled("matter.due", None, matter):
        return named[0]
    if matter.regime == Regime.HOTLINE:
        return matter.where.rule(f"hotline.due.{matter.complexity}")
    return matter.limit(f"due.{matter.complexity}")


def handling_start(matter, act):
    """The event from which the handling clock counts: a petition's from its admission ([L1] art. 34), else `act`'s."""
    if matter.regime == Regime.PETITION and matter.round == 1:
        return act.event if act.event.name == "matter.admit" else admission(matter) or act.event
    return act.event


def admission(matter):
    """The event by which it was admitted, or None."""
    return matter.story().filter(name="matter.admit").last()


def runs_on(matter):
    """Does the handling clock run until the answer, whatever is applied for inside? A law's or a ticket's does."""
    return matter.regime in (Regime.PETITION, Regime.GOV_HOTLINE)


def telling(matter):
    """The Rule by which whoever raised it is to be told whether it is admitted, from receipt on ([L1] arts 22, 23)."""
    return matter.where.rule("petition.tell" if matter.regime == Regime.PETITION else "matter.admit")


def longest_extension(matter):
    """The Rule of the longest extension. A petition's is the law's ([L1] art. 34)."""
    return matter.where.rule("petition.extension" if matter.regime == Regime.PETITION else "matter.extension")


def most_extensions(matter):
    """How often it may be extended."""
    return matter.where.value("petition.extensions" if matter.regime == Regime.PETITION else "matter.extensions")


def refuse_without_ticket_day(matter, regime, ticket_due_on):
    """StillMissing when a matter passed on by 12345 is admitted without the day that its ticket names."""
    if regime == Regime.GOV_HOTLINE and not ticket_due_on:
        raise StillMissing(thing=matter, what=_("the day that the 12345 ticket names"))
