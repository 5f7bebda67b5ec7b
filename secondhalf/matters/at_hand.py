"""What somebody must have before them to decide: the ask, the dispute, the application, the record. 办理依据。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.matters.sheet import Sheet
from secondhalf.matters.told import FACTS

CLOSING = (("applications", _("Application for close-out")), ("verifications", _("Record of the verification")))
NEEDED = {
    "sign_for": (("dispatchings", _("Dispatch")),),
    "dispute": (("dispatchings", _("Dispatch")),),
    "redirect": (("disputes", _("Why the dispatch is disputed")),),
    "insist": (("disputes", _("Why the dispatch is disputed")),),
    "extend": (("asks", _("What is asked for")),),
    "pend": (("asks", _("What is asked for")),),
    "refuse": (("asks", _("What is asked for")),),
    "resume": (("asks", _("Why it was pended")),),
    "report_back": (("instructions", _("Instruction")),),
    "review": CLOSING[:1],
    "endorse": (*CLOSING, ("reviews", _("Review"))),
    "approve": (*CLOSING, ("endorsements", _("Endorsement"))),
    "close": CLOSING,
    "send_back": CLOSING[:1],
    "contest": CLOSING,
    "assess": (("sustainings", _("What was reached")), ("assessments", _("Last assessment"))),
    "redo": (("closures", _("Answer given")),),
}


def at_hand(matter, actor, verb):
    """Dicts of title, text, person, at: the latest fact of each kind that the verb decides about."""
    sheet, found = None, []
    for relation, title in NEEDED.get(verb, ()):
        sheet = sheet or Sheet(matter, actor)
        facts = sheet.facts(relation)
        if relation == "instructions":
            facts = [fact for fact in facts if not hasattr(fact, "reply")][:1]
        if facts:
            found.append(_told(title, facts[-1], FACTS[relation]))
    return found


def _told(title, fact, told):
    return {
        "title": title,
        "text": told.words(fact),
        "person": fact.act.person,
        "by": fact.act.title,
        "at": fact.act.at,
    }
