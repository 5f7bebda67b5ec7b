"""Who may write, approve and see what is to be public. Nothing else decides. 公开权限。"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.problems import Problem
from secondhalf.matters.policy import rule
from secondhalf.matters.policy import visible_to as matters_visible_to
from secondhalf.matters.publishing import VERBS, Publication, PublicationStage
from secondhalf.people.posts import Role
from secondhalf.people.rights import table

INSIDE = (Role.UNION_OFFICE, Role.APPROVER)
SHOWN = (PublicationStage.PUBLISHED, PublicationStage.TAKEN_DOWN)


class YouWroteIt(Problem):
    status = 403
    title = _("You had a hand in this text yourself")
    remedy = _("Whoever writes it never approves it. Somebody else has to.")


def visible_to(actor):
    """The publications of the matters the actor sees; what is not public yet, to those who write and approve."""
    matters = matters_visible_to(actor).filter(pk=OuterRef("matter_id"))
    seen = Publication.objects.filter(Exists(matters)).select_related("matter", "holder", "category", "author")
    return seen if actor.has(*INSIDE) else seen.filter(stage__in=SHOWN)


@rule(_("the office of the union that holds the matter"))
def writes(actor, publication):
    return actor.has(Role.UNION_OFFICE) and actor.post.seat.pk == publication.holder_id


@rule(_("the principal leader or the leading group, never whoever wrote it"))
def approves(actor, publication):
    if not actor.has(Role.APPROVER):
        return False
    return YouWroteIt(thing=publication) if actor.person.pk in publication.writers() else True


@rule(_("the office of the union that holds the matter, or whoever approves"))
def takes_down(actor, publication):
    return actor.has(Role.APPROVER) or writes(actor, publication)


RULES = {
    "draft": writes,
    "amend": writes,
    "submit": writes,
    "discard": writes,
    "send_back": approves,
    "publish": approves,
    "publish_result": approves,
    "take_down": takes_down,
}


def of(actor, matter):
    """What the actor may see of the matter's publications, newest first; dropped drafts are left out."""
    seen = visible_to(actor).filter(matter=matter).exclude(stage=PublicationStage.DISCARDED)
    return list(seen.order_by("-id"))


def may_draft(actor, matter):
    """Is there anything that the actor may still make public about it?"""
    publication = Publication.of(matter)
    return writes(actor, publication) and not publication.missing("draft")


def with_buttons(actor, publications):
    """Each publication with the verbs that the actor is offered: pairs."""
    from secondhalf.matters import publication_policy

    return [
        (one, [(verb, VERBS[verb]) for verb in access.offered(publication_policy, actor, one)]) for one in publications
    ]


def rights(request, thing):
    """Slot `rights.table`: who may do which verb of a publication."""
    return table(_("Publications"), RULES, VERBS)
