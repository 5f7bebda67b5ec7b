"""Questions that a step asks: each answers with a Problem or None. 办理条件。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters.kinds import FinishState, MatterKind
from secondhalf.matters.stages import Stage
from secondhalf.rectification.kinds import RectifyClass

SHOWN = 5
STAGES = 2  # what goes in stages has at least so many, each a measure with its date


class SignedAlready(Problem):
    status = 409
    title = _("The feedback was signed for already")
    remedy = _("Who signed, and when, stands in what happened.")


class NeverCompleted(Problem):
    status = 422
    title = _("What is kept up for the long term is never “completed”")
    remedy = _("It is looked at again and again; have its class changed first if it can be finished after all.")


class KeptUp(Problem):
    status = 409
    title = _("It is of the class “long-term”: it is kept up, not struck off")
    remedy = _("Use “Sustain”, or ask to change its class.")


def _some(numbers):
    more = "…" if len(numbers) > SHOWN else ""
    return ", ".join(numbers[:SHOWN]) + more


def not_signed_yet(inspection):
    return SignedAlready(thing=inspection) if inspection.is_signed else None


def head_signed(inspection):
    lacks = StillMissing(thing=inspection, what=_("the signature of the head who answers for it"))
    return None if inspection.is_signed else lacks


def findings_entered(inspection):
    return None if inspection.findings.exists() else StillMissing(thing=inspection, what=_("the findings"))


def findings_determined(inspection):
    """Each finding has its five fixes; what goes in stages has at least two measures with their dates."""
    bare = inspection.findings.to_settle().filter(matter__five_fixes=None)
    if numbers := [finding.no for finding in bare.in_order()[: SHOWN + 1]]:
        return StillMissing(thing=inspection, what=_("five fixes of %(numbers)s") % {"numbers": _some(numbers)})
    staged = inspection.findings.to_settle().filter(rectify_class=RectifyClass.STAGED).in_order()
    if numbers := [finding.no for finding in staged if finding.matter.measures.count() < STAGES]:
        words = _("two measures with their dates at least, of %(numbers)s") % {"numbers": _some(numbers)}
        return StillMissing(thing=inspection, what=words)
    return None


def plan_was_approved(inspection):
    there = inspection.plans.filter(ruling__approved=True).exists()
    return None if there else StillMissing(thing=inspection, what=_("an approved plan"))


def report_was_accepted(inspection):
    there = inspection.reports.filter(ruling__accepted=True).exists()
    return None if there else StillMissing(thing=inspection, what=_("an accepted report"))


def nothing_left(inspection):
    """Every finding is struck off or kept up for the long term."""
    left = inspection.findings.to_settle().unsettled().in_order()
    if not (numbers := [finding.no for finding in left[: SHOWN + 1]]):
        return None
    return StillMissing(thing=inspection, what=_("the close-out of %(numbers)s") % {"numbers": _some(numbers)})


def something_relapsed(inspection):
    open_ = inspection.findings.to_settle().unsettled().exists()
    return None if open_ else StillMissing(thing=inspection, what=_("a finding that is under way again"))


def struck_off_to_draw(inspection):
    there = inspection.findings.to_settle().struck_off().exists()
    return None if there else StillMissing(thing=inspection, what=_("findings that were struck off"))


def struck_off(finding):
    off = finding.matter.is_struck_off
    return None if off else StillMissing(thing=finding, what=_("the close-out of the matter"))


def upward_filed(finding):
    waits = finding.filings.filter(answer=None).exists()
    return None if waits else StillMissing(thing=finding, what=_("a filing that waits for its answer"))


def word_is_true(finding):
    """Law 13: what is kept up never reaches 100 %; “completed” needs its measures done and a visit that passed."""
    matter, word = finding.matter, finding.word
    if word == FinishState.SUSTAINED and matter.stage != Stage.SUSTAINED:
        return StillMissing(thing=finding, what=_("“Sustain” on the matter, with the day of the next assessment"))
    if word != FinishState.DONE:
        return None
    if finding.rectify_class == RectifyClass.SUSTAINED or matter.stage == Stage.SUSTAINED:
        return NeverCompleted(thing=finding)
    if matter.measures.filter(finish=None).exists():
        return StillMissing(thing=finding, what=_("all measures finished"))
    passed = matter.verifications.filter(round=matter.round, conclusion="pass").exists()
    return None if passed else StillMissing(thing=finding, what=_("a visit on the spot that passed"))


def holds_apply(request, matter):
    """Slot `apply.held`: what keeps a finding's matter from applying for its close-out."""
    finding = getattr(matter, "finding", None) if matter.kind == MatterKind.INSPECTION_FINDING else None
    if finding is None:
        return None
    if finding.rectify_class == RectifyClass.SUSTAINED:
        return KeptUp(thing=matter)
    if finding.rectify_class == RectifyClass.STAGED and matter.measures.count() < STAGES:
        return StillMissing(thing=matter, what=_("two measures with their dates at least"))
    if finding.touches_workers and not finding.confirmations.filter(round=matter.round).exists():
        return StillMissing(thing=matter, what=_("what the workers concerned say of it"))
    return None
