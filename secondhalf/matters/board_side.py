"""How many public texts wait, beside the workbench of those who write and approve them. 公开待办。"""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from secondhalf.matters import publication_policy as policy
from secondhalf.matters.publishing import Publication, PublicationStage
from secondhalf.people.posts import Role

MANY = 100
WAITING = (
    (PublicationStage.DRAFT, Role.UNION_OFFICE, _("Public texts to finish")),
    (PublicationStage.WAITING, Role.APPROVER, _("Public texts to approve")),
)


def of_workbench(request, thing):
    """Slot `workbench.side`: what the actor has to write or to approve, of the union of their seat."""
    actor = request.actor
    if not actor.has(*policy.INSIDE):
        return None
    ours = Publication.objects.filter(holder=actor.post.seat)
    lines = [
        {"stage": stage, "words": words, "count": ours.filter(stage=stage)[:MANY].count()}
        for stage, role, words in WAITING
        if actor.has(role)
    ]
    lines = [line for line in lines if line["count"]]
    return render_to_string("matters/_board_side.html", {"lines": lines}, request) if lines else None
