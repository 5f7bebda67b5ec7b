"""Who may open lists at all: whoever holds a post that handles matters. 查阅。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Refused, SignInFirst
from secondhalf.matters import policy


def reader(request):
    """The actor of a page of lists. Raises SignInFirst, or Refused if the post handles no matters."""
    if request.actor is None:
        raise SignInFirst
    if not request.actor.has(*policy.READERS):
        raise Refused(verb=_("See matters"), who=_("whoever holds a post that handles matters"))
    return request.actor
