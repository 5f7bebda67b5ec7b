"""`secondhalf rebuild sealed-search`: what the office's search looks into, made anew. 命令。"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.command import Command
from secondhalf.voices import searching


def rebuild_search(chosen):
    """Work goes on meanwhile; until it is done, some voices are not found."""
    done = searching.rebuild(tell=lambda count: print(f"\r  {count}", end="", flush=True))
    print("\r" + _("Voices that can be searched by those who may open them: %(count)d") % {"count": done})


COMMANDS = [
    Command("rebuild sealed-search", gettext_lazy("Make the search index of original words anew."), rebuild_search)
]
