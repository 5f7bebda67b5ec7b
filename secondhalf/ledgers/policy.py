"""Who may open a ledger, and who sees its files. Nothing else decides. 权限。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import NotFound, Refused
from secondhalf.ledgers import ledger
from secondhalf.ledgers.models import Run
from secondhalf.matters.reading import reader


def opened(request, key):
    """(actor, ledger) of a page. Raises SignInFirst, Refused, or NotFound for a ledger that the post may not open."""
    actor = reader(request)
    return actor, ledger.named(key, actor)


def run_by(request, key):
    """The same of a page for the office that runs the ledger. Raises Refused too."""
    actor, found = opened(request, key)
    if not found.runs(actor):
        raise Refused(verb=_("Arrange the ledger"), who=_("the office that runs the ledger"))
    return actor, found


def visible_to(actor):
    """The files of the actor's own: what was exported holds what that person may see."""
    return Run.objects.filter(person=actor.person, seat=actor.post.seat)


def found_run(request, key, run):
    """(actor, ledger, run) of the actor's own file. Raises as `opened` does."""
    actor, found = opened(request, key)
    mine = visible_to(actor).filter(ledger=key, pk=run).select_related("person", "post__organisation").first()
    if mine is None:
        raise NotFound
    return actor, found, mine
