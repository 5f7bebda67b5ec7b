"""Who may see statements, and who draws them up, checks, issues and corrects them. Nothing else decides. 报表权限。"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.indicators.sources import SOURCES
from secondhalf.indicators.stating import Statement, StatementStage
from secondhalf.matters.policy import READERS, rule
from secondhalf.people.posts import Role
from secondhalf.people.rights import table


def visible_to(actor):
    """Statements about what the actor may see; those not issued yet, to whoever signs such."""
    if not actor.has(*READERS):
        return Statement.objects.none()
    in_sight = Q()
    for source in SOURCES.values():
        in_sight |= Q(kind=source.key, scope__in=source.scopes(actor).values("pk"))
    seen = Statement.objects.filter(in_sight).select_related("holder")
    inside = actor.has(*SUBMITTERS, *REVIEWERS, *LEADERS)
    return seen if inside else seen.filter(stage=StatementStage.ISSUED)


SUBMITTERS = (Role.STATISTICIAN, Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE)
REVIEWERS = (Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE, Role.LEAD_DEPT, Role.VERIFIER)
LEADERS = (Role.RESP_LEADER, Role.APPROVER)


@rule(_("a statistician, the union office or the supervision office"))
def submits(actor, statement=None):
    return actor.has(*SUBMITTERS)


@rule(_("the union office, the supervision office or a reviewer, never whoever drew it up"))
def checks(actor, statement):
    return actor.has(*REVIEWERS) and has_not_signed(actor, statement)


@rule(_("a leader who has no other part in it"))
def answers_for(actor, statement):
    return actor.has(*LEADERS) and has_not_signed(actor, statement)


@rule(_("whoever checks or issues it, or drew it up"))
def drops(actor, statement):
    return actor.has(*SUBMITTERS, *REVIEWERS, *LEADERS)


def has_not_signed(actor, statement):
    return not statement.signings.filter(person=actor.person).exists()


RULES = {
    "draw_up": submits,
    "check_figures": checks,
    "drop": drops,
    "issue": answers_for,
    "correct": submits,
}


def rights(request, thing):
    """Slot `rights.table`: who may do what with a statement."""
    return table(_("Statements"), RULES, Statement.verb_labels)
