"""Who may import, and who sees an import. Nothing else decides. 权限。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import NotFound, Refused, SignInFirst
from secondhalf.imports.models import ImportRun
from secondhalf.people.posts import Role


def importer(request):
    """The actor of a page of imports: an officer of a union's office. Raises SignInFirst or Refused."""
    if request.actor is None:
        raise SignInFirst
    if not request.actor.has(Role.UNION_OFFICE):
        raise Refused(verb=_("Import"), who=_("a union office"))
    return request.actor


def visible_to(actor):
    """The imports of the actor's own office."""
    if not actor.has(Role.UNION_OFFICE):
        return ImportRun.objects.none()
    return ImportRun.objects.filter(holder=actor.post.seat)


def found(request, key):
    """The import of that key. Raises SignInFirst, Refused or NotFound."""
    runs = visible_to(importer(request)).select_related("person", "post__organisation__parent", "holder", "unit")
    run = runs.filter(pk=key).first()
    if run is None:
        raise NotFound
    return run
