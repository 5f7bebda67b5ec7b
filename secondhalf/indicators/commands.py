"""`secondhalf rebuild tallies`: every number counted anew from the facts. 命令。"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.command import Command
from secondhalf.indicators import counting


def rebuild_tallies(chosen):
    """Work goes on meanwhile; until it is done, statistics say that they are being counted anew."""
    done = counting.rebuild(tell=lambda number: print(f"\r  {number}", end="", flush=True))
    print("\r" + _("Matters and voices counted: %(count)d") % {"count": done})


COMMANDS = [Command("rebuild tallies", gettext_lazy("Count all statistics anew."), rebuild_tallies)]
