"""`secondhalf rebuild search`: what searching looks into, made anew. 命令。"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.command import Command
from secondhalf.matters import indexing


def rebuild_search(chosen):
    """Work goes on meanwhile; until it is done, some matters are not found."""
    done = indexing.rebuild(tell=lambda count: print(f"\r  {count}", end="", flush=True))
    print("\r" + _("Matters that can be searched: %(count)d") % {"count": done})


COMMANDS = [Command("rebuild search", gettext_lazy("Make the search index of matters anew."), rebuild_search)]
