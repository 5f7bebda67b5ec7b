"""Who may see a matter and who may move it. Nothing else decides. 权限。"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import profile
from secondhalf.matters.kinds import Confidentiality, DutyRole, Regime
from secondhalf.matters.models import Matter
from secondhalf.matters.parts import PartKind
from secondhalf.matters.recusal import not_barred
from secondhalf.matters.stages import Stage
from secondhalf.people.posts import Role

READERS = (
    Role.UNION_OFFICE, Role.HANDLER, Role.DEPT_HEAD, Role.LEAD_DEPT, Role.RESP_LEADER, Role.SUPERVISOR_OFFICE,
    Role.VERIFIER, Role.APPROVER, Role.STATISTICIAN,
)  # fmt: skip


def visible_to(actor):
    """The matters that the actor's post has in sight, without those from which the person is barred."""
    seen = Matter.objects.none()
    if actor.has(*READERS):
        seat = actor.post.seat
        mine = Q(realm=seat.realm) if seat.parent_id is None else Q(sights__organisation=seat)
        seen = not_barred(Matter.objects.filter(mine), actor.person)
    if is_recusal_post(actor):
        top = Matter.objects.filter(realm=actor.realm, holder__parent=None, confidentiality=Confidentiality.ACCUSATION)
        left = not_barred(top, actor.person, besides=actor.post)
        return Matter.objects.filter(Q(pk__in=left.values("pk")) | Q(pk__in=seen.values("pk")))
    return seen


def is_recusal_post(actor):
    """Does the profile name this post for accusations at the top, where nobody else may be left? (HOUSE §6)"""
    return actor.post is not None and str(actor.post.pk) == profile.value(actor.realm, "recusal.post")


def stands_in(actor, matter):
    """The recusal post runs the office for an accusation held at the top of the line."""
    at_top = matter.holder_id == matter.realm and matter.confidentiality == Confidentiality.ACCUSATION
    return at_top and is_recusal_post(actor)


def rule(who):
    """Mark a question with the words that say who may."""

    def mark(question):
        question.who = who
        return question

    return mark


@rule(_("the office of the union that holds the matter"))
def runs_the_office(actor, matter):
    holds = actor.has(Role.UNION_OFFICE) and actor.post.seat.pk == matter.holder_id
    return holds or stands_in(actor, matter)


@rule(_("a union office"))
def registers(actor, matter=None):
    return actor.has(Role.UNION_OFFICE)


@rule(_("a union office or the supervision office"))
def carries_over(actor, matter=None):
    return actor.has(Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE)


@rule(_("the departments with a duty in the matter"))
def answers_for_department(actor, matter):
    return actor.has(Role.DEPT_HEAD, Role.HANDLER) and actor.post.organisation_id in matter.duties


@rule(_("the head of a department with a duty in the matter"))
def heads_department(actor, matter):
    return actor.has(Role.DEPT_HEAD) and actor.post.organisation_id in matter.duties


@rule(_("the lead department"))
def leads_the_work(actor, matter):
    return answers_for_department(actor, matter) and matter.duties[actor.post.organisation_id] == DutyRole.LEAD_DEPT


def handles(actor, matter):
    return answers_for_department(actor, matter) and matter.may_take(PartKind.HANDLED, actor.person)


def handles_in_lead(actor, matter):
    return leads_the_work(actor, matter) and matter.may_take(PartKind.HANDLED, actor.person)


handles.who = answers_for_department.who
handles_in_lead.who = leads_the_work.who


@rule(_("the responsible leader named in the five fixes, or a leader above"))
def confirms(actor, matter):
    fixes = matter.fixes
    named = fixes is not None and fixes.resp_leader_id == actor.person.pk
    return leads(actor, matter) and (named or actor.has(Role.APPROVER))


@rule(_("the head of the lead department or a reviewer of its line, without another part in the matter"))
def reviews(actor, matter):
    heads_lead = heads_department(actor, matter) and leads_the_work(actor, matter)
    return (actor.has(Role.LEAD_DEPT) or heads_lead) and matter.may_take(PartKind.REVIEWED, actor.person)


@rule(_("a verifier or a leader, never from a department that handled it, without another part in the matter"))
def verifies(actor, matter):
    """On the spot: with the role, from no department that has a duty, and without another part so far."""
    if not actor.has(Role.VERIFIER, Role.SUPERVISOR_OFFICE, Role.APPROVER, Role.RESP_LEADER):
        return False
    return actor.post.organisation_id not in matter.duties and matter.may_take(PartKind.VERIFIED, actor.person)


@rule(_("the responsible leader, without another part in the matter"))
def endorses(actor, matter):
    return actor.has(Role.RESP_LEADER) and matter.may_take(PartKind.ENDORSED, actor.person)


@rule(_("the principal leader or the leading group, without another part in the matter"))
def approves(actor, matter):
    return actor.has(Role.APPROVER) and matter.may_take(PartKind.APPROVED, actor.person)


SENDS_BACK = {
    Stage.IN_REVIEW: reviews,
    Stage.IN_VERIFICATION: verifies,
    Stage.TO_ENDORSE: endorses,
    Stage.TO_APPROVE: approves,
    Stage.NOTICED: runs_the_office,
    Stage.TO_CLOSE: runs_the_office,
}


@rule(_("whoever has the present part of the close-out"))
def has_present_part(actor, matter):
    question = SENDS_BACK.get(matter.stage)
    return bool(question) and question(actor, matter)


@rule(_("a leader"))
def leads(actor, matter):
    return actor.has(Role.RESP_LEADER, Role.APPROVER)


@rule(_("the union office, or a leader from the third dispute on"))
def rules_on_dispute(actor, matter):
    if matter.disputes.count() >= matter.where.value("matter.disputes_to_leader"):
        return leads(actor, matter)
    return runs_the_office(actor, matter)


@rule(_("a leader who did not handle it, or the office"))
def grants(actor, matter):
    """Who asked does not rule: leaders and the office do, unless they handled it."""
    rules_on_it = actor.has(Role.RESP_LEADER, Role.APPROVER) or runs_the_office(actor, matter)
    return rules_on_it and matter.part_of(actor.person) != PartKind.HANDLED


@rule(_("a leader who did not handle it, or the office; of a petition a principal leader"))
def extends(actor, matter):
    """The head of the body approves the extension of a petition ([L1] art. 34)."""
    if matter.regime == Regime.PETITION and not actor.has(Role.APPROVER):
        return False
    return grants(actor, matter)


@rule(_("a leader who neither asked for it nor handled it"))
def rules_on_exclusion(actor, matter):
    asked = matter.open_exclusion()
    is_theirs = asked is not None and asked.act.person_id == actor.person.pk
    return leads(actor, matter) and not is_theirs and matter.part_of(actor.person) != PartKind.HANDLED


@rule(_("the union office or the supervision office"))
def supervises(actor, matter):
    return actor.has(Role.SUPERVISOR_OFFICE, Role.UNION_OFFICE, Role.RESP_LEADER, Role.APPROVER)


@rule(_("the union office, or whoever looks back at what was struck off"))
def reopens(actor, matter):
    return runs_the_office(actor, matter) or actor.has(Role.VERIFIER, Role.SUPERVISOR_OFFICE)


@rule(_("the system administrator or the office of the union that holds the matter"))
def retimes(actor, matter):
    return actor.has(Role.SYSADMIN) or runs_the_office(actor, matter)


@rule(_("the departments with a duty in the matter, or the office"))
def reports_back(actor, matter):
    return answers_for_department(actor, matter) or runs_the_office(actor, matter)


@rule(_("whoever may see the notice"))
def sees(actor, matter):
    return True


RULES = {
    "register": registers,
    "carry_over": carries_over,
    "admit": runs_the_office,
    "decline": runs_the_office,
    "transfer": runs_the_office,
    "dispatch": runs_the_office,
    "take_back": runs_the_office,
    "sign_for": answers_for_department,
    "dispute": heads_department,
    "allow_dispute": leads,
    "redirect": rules_on_dispute,
    "insist": rules_on_dispute,
    "determine": handles_in_lead,
    "confirm": confirms,
    "set_task": handles,
    "set_measure": handles,
    "finish_measure": handles,
    "report": handles,
    "ask_extension": heads_department,
    "extend": extends,
    "ask_pending": heads_department,
    "pend": grants,
    "refuse": grants,
    "resume": runs_the_office,
    "apply": handles_in_lead,
    "review": reviews,
    "verify": verifies,
    "send_back": has_present_part,
    "endorse": endorses,
    "approve": approves,
    "contest": sees,
    "close": runs_the_office,
    "redo": runs_the_office,
    "hand_up": runs_the_office,
    "hand_down": runs_the_office,
    "reopen": reopens,
    "sustain": handles_in_lead,
    "assess": supervises,
    "unsustain": supervises,
    "archive": runs_the_office,
    "close_merged": runs_the_office,
    "amend": runs_the_office,
    "name_object": runs_the_office,
    "retime": retimes,
    "instruct": leads,
    "report_back": reports_back,
    "remind": supervises,
    "urge": supervises,
    "supervise": supervises,
    "talk": supervises,
    "circulate": supervises,
    "merge": runs_the_office,
    "unmerge": runs_the_office,
    "split": runs_the_office,
    "relate": runs_the_office,
    "ask_exclusion": runs_the_office,
    "exclude": rules_on_exclusion,
    "keep_counted": rules_on_exclusion,
    "count_again": leads,
}
