"""Who may see an inspection, a finding, a public text, and who may move them. Nothing else decides. 权限。

A finding is seen by whoever sees its matter: recusal is decided there, once.
"""

from types import SimpleNamespace

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem
from secondhalf.matters.parts import PartKind
from secondhalf.matters.policy import READERS, answers_for_department, leads, rule
from secondhalf.matters.policy import runs_the_office as runs_matter
from secondhalf.matters.policy import visible_to as matters_visible_to
from secondhalf.matters.sights import Sight
from secondhalf.people.posts import Role
from secondhalf.people.rights import table
from secondhalf.rectification.kinds import TextStage
from secondhalf.rectification.loop import FINDING_VERBS, TEXT_VERBS, VERBS
from secondhalf.rectification.models import Finding, Inspection, LookBackItem, PublicText


class YouSubmittedIt(Problem):
    status = 403
    title = _("You submitted it, or answer for it yourself")
    remedy = _("Whoever submits never rules on it. Somebody else has to.")


class YouWordedIt(Problem):
    status = 403
    title = _("You had a hand in this text")
    remedy = _("Whoever writes a public text never approves it. Somebody else has to.")


class YouAskedForIt(Problem):
    status = 403
    title = _("You asked for this change, or handled the matter")
    remedy = _("Somebody else has to rule on it.")


def visible_to(actor):
    """Inspections at or below the actor's seat, those of which a finding was dispatched to it, one's own to sign."""
    if actor.person is None:
        return Inspection.objects.none()
    mine = Q(head=actor.person)
    if actor.has(*READERS):
        seat = actor.post.seat
        dispatched = Sight.objects.filter(organisation=seat, matter__finding__inspection=OuterRef("pk"))
        mine |= Q(holder__path__startswith=seat.path) | Q(unit__path__startswith=seat.path) | Q(Exists(dispatched))
    return Inspection.objects.filter(mine).select_related("holder", "unit", "head")


def findings_visible_to(actor):
    """The findings whose matters the actor has in sight."""
    return Finding.objects.filter(matter__in=matters_visible_to(actor).values("pk"))


def items_visible_to(actor):
    """What was drawn for a look-back, of findings in sight."""
    return LookBackItem.objects.filter(finding__in=findings_visible_to(actor).values("pk"))


def texts_visible_to(actor):
    """Texts about inspections in sight; what is not public yet, to those who write and approve."""
    texts = PublicText.objects.filter(inspection__in=visible_to(actor).values("pk"))
    texts = texts.select_related("inspection__holder", "inspection__unit", "author", "approver")
    inside = actor.has(Role.UNION_OFFICE, Role.APPROVER)
    return texts if inside else texts.filter(stage__in=(TextStage.PUBLISHED, TextStage.TAKEN_DOWN))


@rule(_("a union office"))
def receives(actor, inspection=None):
    return actor.has(Role.UNION_OFFICE)


@rule(_("the office of the union that keeps the ledger"))
def keeps_the_ledger(actor, inspection):
    return actor.has(Role.UNION_OFFICE) and actor.post.seat.pk == inspection.holder_id


@rule(_("the head of the inspected organisation, in person"))
def is_the_head(actor, inspection):
    return actor.person is not None and actor.person.pk == inspection.head_id


@rule(_("the principal leader or the leading group, never who submitted it nor the head inspected"))
def rules_on_plan(actor, inspection):
    return _rules_on(actor, inspection, inspection.open_plan)


@rule(_("the principal leader or the leading group, never who submitted it nor the head inspected"))
def rules_on_report(actor, inspection):
    return _rules_on(actor, inspection, inspection.open_report)


def _rules_on(actor, inspection, submitted):
    if not actor.has(Role.APPROVER):
        return False
    theirs = {inspection.head_id, submitted.act.person_id if submitted else None}
    return YouSubmittedIt(thing=inspection) if actor.person.pk in theirs else True


@rule(_("the principal leader or the leading group, never the head inspected"))
def concludes(actor, inspection):
    return _rules_on(actor, inspection, None)


@rule(_("the supervision office, or the office of the union that keeps the ledger"))
def draws(actor, inspection):
    return actor.has(Role.SUPERVISOR_OFFICE) or keeps_the_ledger(actor, inspection)


@rule(_("a verifier, the supervision office or a leader, without a part in the matter"))
def looks_back(actor, inspection):
    return actor.has(Role.VERIFIER, Role.SUPERVISOR_OFFICE, Role.APPROVER, Role.RESP_LEADER)


RULES = {
    "receive": receives,
    "sign_personally": is_the_head,
    "enter_findings": keeps_the_ledger,
    "submit_plan": keeps_the_ledger,
    "return_plan": rules_on_plan,
    "approve_plan": rules_on_plan,
    "submit_report": keeps_the_ledger,
    "return_report": rules_on_report,
    "accept_report": rules_on_report,
    "record_node": keeps_the_ledger,
    "move_dates": concludes,
    "conclude": concludes,
    "take_up_again": keeps_the_ledger,
    "draw_sample": draws,
    "look_back": looks_back,
    "enter_new_problem": keeps_the_ledger,
}


@rule(_("the departments with a duty in the matter, or the office"))
def works_on_it(actor, finding):
    return answers_for_department(actor, finding.matter) or runs_matter(actor, finding.matter)


@rule(_("the head of a department with a duty in the matter, or the office"))
def asks_change(actor, finding):
    heads = actor.has(Role.DEPT_HEAD) and actor.post.organisation_id in finding.matter.duties
    return heads or runs_matter(actor, finding.matter)


@rule(_("a leader who neither asked for it nor handled the matter"))
def rules_on_change(actor, finding):
    if not leads(actor, finding.matter):
        return False
    ask = finding.open_change()
    theirs = ask is not None and ask.act.person_id == actor.person.pk
    handled = finding.matter.part_of(actor.person) == PartKind.HANDLED
    return YouAskedForIt(thing=finding) if theirs or handled else True


@rule(_("the supervision office or the union office, unless they handled it"))
def judges(actor, finding):
    office = actor.has(Role.SUPERVISOR_OFFICE) or runs_matter(actor, finding.matter)
    return office and finding.matter.part_of(actor.person) != PartKind.HANDLED


@rule(_("the office of the union that holds the matter"))
def files(actor, finding):
    return runs_matter(actor, finding.matter)


FINDING_RULES = {
    "analyse": works_on_it,
    "ask_change": asks_change,
    "grant_change": rules_on_change,
    "refuse_change": rules_on_change,
    "word_completion": judges,
    "count_results": works_on_it,
    "confirm_by_workers": works_on_it,
    "file_upward": files,
    "answer_filing": files,
}


@rule(_("the office of the union that keeps the ledger"))
def writes(actor, text):
    return keeps_the_ledger(actor, text.inspection)


@rule(_("the principal leader or the leading group, never whoever wrote it"))
def approves_text(actor, text):
    if not actor.has(Role.APPROVER):
        return False
    return YouWordedIt(thing=text) if actor.person.pk in text.writers() else True


@rule(_("the office of the union that keeps the ledger, or whoever approves"))
def withdraws(actor, text):
    return actor.has(Role.APPROVER) or writes(actor, text)


TEXT_RULES = {
    "word_text": writes,
    "reword_text": writes,
    "submit_text": writes,
    "return_text": approves_text,
    "publish_text": approves_text,
    "withdraw_text": withdraws,
}

# What the door asks for: the same names as a module of its own would have.
FINDINGS = SimpleNamespace(visible_to=findings_visible_to, RULES=FINDING_RULES)
TEXTS = SimpleNamespace(visible_to=texts_visible_to, RULES=TEXT_RULES)
ITEMS = SimpleNamespace(visible_to=items_visible_to, RULES={})


def rights(request, thing):
    """Slot `rights.table`: who may do what with an inspection."""
    return table(_("Inspections"), RULES, VERBS)


def finding_rights(request, thing):
    """The same of a finding."""
    return table(_("Findings"), FINDING_RULES, FINDING_VERBS)


def text_rights(request, thing):
    """The same of a public text of an inspection."""
    return table(_("Public texts of inspections"), TEXT_RULES, TEXT_VERBS)
