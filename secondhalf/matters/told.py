"""What was written at each act, for the history: one reading of each kind of fact. 流转内容。"""

from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Told(NamedTuple):
    """A kind of fact: the relation of the matter that holds it, the verbs that leave it, and its words."""

    relation: str
    verbs: frozenset
    words: Any
    related: tuple = ()
    ruling: str = ""


def _lines(*parts):
    return "\n".join(str(part) for part in parts if part)


def _labelled(label, text):
    return _("%(label)s: %(text)s") % {"label": label, "text": text} if text else ""


def _triage(it):
    return _lines(it.get_reason_display() if it.reason else "", it.destination, it.guidance)


def _dispatching(it):
    return _lines(_labelled(_("Lead department"), it.lead), it.note)


def _dispute(it):
    return _lines(it.get_reason_display(), it.explanation, _labelled(_("Suggested"), it.suggested))


def _progress(it):
    return _lines(
        _("%(n)s %%") % {"n": it.percent}, it.text, _labelled(_("Next step"), it.next_step),
        _labelled(_("Obstacles"), it.problem),
    )  # fmt: skip


def _measure(it):
    return _lines(it.title, _labelled(_("Milestone"), date_format(it.due_on)))


def _ask(it):
    return _lines(
        _("%(n)s working days") % {"n": it.workdays} if it.workdays else "",
        it.get_reason_code_display() if it.reason_code else "",
        it.reason,
        _labelled(_("To be looked at again on"), it.review_on and date_format(it.review_on)),
    )


def _application(it):
    return _lines(
        it.done, _labelled(_("Effect"), it.effect), _labelled(_("Whoever raised it"), it.get_contact_display()),
        _labelled(_("Like cases, rules made"), it.lessons),
    )  # fmt: skip


def _verification(it):
    limit = _labelled(_("To be put right by"), it.fix_by and date_format(it.fix_by))
    return _lines(*[point_words(point) for point in it.points.all()], it.note, limit)


def point_words(point):
    """ "Shower water: 42 ℃ (standard ≥ 40), meets it"."""
    result = _("meets it") if point.passed else _("does not")
    about = {"name": point.name, "value": f"{point.measured} {point.unit}".strip(), "standard": point.standard}
    return _("%(name)s: %(value)s (standard %(standard)s), %(result)s") % {**about, "result": result}


def _endorsement(it):
    return _lines(it.commitment, it.opinion)


def _approval(it):
    return _lines(it.opinion, _labelled(_("Meeting"), it.meeting_no))


def _handing(it):
    return _lines(f"{it.giver} → {it.taker}", it.reason)


def _next(label, text, next_on):
    return _lines(label, text, _labelled(_("Next assessment on"), date_format(next_on)))


def _note(it):
    return _lines(it.no, it.requirement)


def _talk(it):
    who = " · ".join(filter(None, [str(it.addressee), str(it.head or "")]))
    return _lines(f"{date_format(it.held_on)} {who}", it.reason, _labelled(_("What was promised"), it.promised))


def _circular(it):
    about = [it.get_tone_display(), str(it.addressee), it.paper_no]
    return _lines(" · ".join(filter(None, about)), _labelled(_("Told to"), it.told_to), it.text)


def _exclusion(it):
    return _lines(it.get_reason_display(), it.explanation)


def _carried(it):
    return _lines(
        _("%(file)s, row %(line)s") % {"file": it.file_name, "line": it.line},
        _labelled(_("Struck off on, as the file says"), it.closed_on and date_format(it.closed_on)),
        _labelled(_("Struck off by, as the file says"), it.closed_by),
        it.said,
    )


FACTS = {
    told.relation: told
    for told in (
        Told("carryings", frozenset({"carry_over"}), _carried),
        Told("triages", frozenset({"decline", "transfer"}), _triage),
        Told("dispatchings", frozenset({"dispatch"}), _dispatching, ("lead",)),
        Told("disputes", frozenset({"dispute"}), _dispute, ("suggested", "ruling"), "ruling"),
        Told("late_disputes", frozenset({"allow_dispute"}), lambda it: it.reason),
        Told(
            "five_fixes", frozenset({"determine"}), lambda it: it.measures,
            ("resp_leader", "resp_department", "resp_person", "confirmed__act__person"),
        ),
        Told("reasons", frozenset({"resume", "unsustain", "unmerge"}), lambda it: it.text),
        Told("tasks", frozenset({"set_task"}), _measure, ("department",)),
        Told("measures", frozenset({"set_measure"}), _measure, ("resp_person", "finish__act__person")),
        Told("progress", frozenset({"report"}), _progress),
        Told("exhibits", frozenset({"report", "verify", "send_back"}), lambda it: "", ("file",)),
        Told("asks", frozenset({"ask_extension", "ask_pending"}), _ask, ("ruling",), "ruling"),
        Told("applications", frozenset({"apply"}), _application),
        Told("reviews", frozenset({"review"}), lambda it: it.opinion),
        Told("verifications", frozenset({"verify", "send_back"}), _verification),
        Told("sent_back", frozenset({"send_back"}), lambda it: it.reason),
        Told("endorsements", frozenset({"endorse"}), _endorsement),
        Told("approvals", frozenset({"approve"}), _approval),
        Told("objections", frozenset({"contest"}), lambda it: it.reason),
        Told("closures", frozenset({"close", "close_merged"}), lambda it: it.answer),
        Told("redoings", frozenset({"redo", "reopen"}), lambda it: it.reason),
        Told("handings", frozenset({"hand_up", "hand_down"}), _handing, ("giver", "taker")),
        Told("sustainings", frozenset({"sustain"}), lambda it: _next("", it.reached, it.next_on)),
        Told("assessments", frozenset({"assess"}), lambda it: _next(it.get_holds_display(), it.finding, it.next_on)),
        Told("instructions", frozenset({"instruct"}), lambda it: it.text, ("reply",)),
        Told("nudges", frozenset({"remind", "urge"}), lambda it: it.text),
        Told("notes", frozenset({"supervise"}), _note, ("addressee",)),
        Told("talks", frozenset({"talk"}), _talk, ("addressee", "head")),
        Told("circulars", frozenset({"circulate"}), _circular, ("addressee",)),
        Told("exclusions", frozenset({"ask_exclusion"}), _exclusion, ("ruling", "act__person"), "ruling"),
        Told("recountings", frozenset({"count_again"}), lambda it: it.reason),
        Told("namings", frozenset({"name_object"}), lambda it: it.reason, ("act__person",)),
        Told("amendments", frozenset({"amend"}), lambda it: it.reason),
    )
}  # fmt: skip
