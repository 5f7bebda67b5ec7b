"""A file is seen only through a subject that shows it: rooms above say which, in the slot `file.doors`. 文件入口。"""

from secondhalf.core import slots
from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.files.models import File

SLOT = "file.doors"


def opened(actor, key):
    """The File, if some subject that shows it is open to the actor.

    The slot holds functions (actor, file) -> bool. Raises SignInFirst for a visitor, NotFound otherwise.
    """
    file = File.objects.filter(pk=key).first()
    if file is not None and any(slots.filled(SLOT, actor, file)):
        return file
    raise SignInFirst if actor is None else NotFound
