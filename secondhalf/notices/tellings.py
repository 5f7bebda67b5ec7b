# ruff: noqa: E501 (a table)
"""What is told to whom, on one page. 通知一览。"""

from collections.abc import Callable
from dataclasses import dataclass

from secondhalf.matters.stages import Stage
from secondhalf.notices.audiences import (
    addressee,
    departments,
    in_house,
    leader_named,
    office,
    partakers,
    together,
)
from secondhalf.notices.concerns import Concern
from secondhalf.people.posts import Role

TODO, OVERDUE, INFORMATION = Concern.TODO, Concern.OVERDUE, Concern.INFORMATION
LEADERS = (Role.RESP_LEADER, Role.APPROVER)


@dataclass(frozen=True)
class Telling:
    """name: the word (`words.WORDS`). to: whom it may concern (`audiences.py`).

    verb: of those only who may do this by the policy; if nobody is left, the office is told. waits: it is over as soon as the
    matter leaves the stage to which the event brought it.
    """

    name: str
    concern: Concern
    to: Callable
    verb: str = ""
    waits: bool = False


# A person gets the first that fits.
TELLINGS = {
    "matter.dispatch": [Telling("sign_for", TODO, departments, "sign_for", waits=True)],
    "matter.take_back": [Telling("dispatch", TODO, office, "dispatch", waits=True)],
    "matter.insist": [Telling("insist", TODO, departments, "sign_for", waits=True)],
    "matter.dispute": [Telling("rule_on_dispute", TODO, together(office, in_house(*LEADERS)), "insist", waits=True)],
    "matter.determine": [Telling("confirm", TODO, leader_named, "confirm")],
    "matter.ask_extension": [Telling("rule_on_ask", TODO, together(office, in_house(*LEADERS)), "extend")],
    "matter.ask_pending": [Telling("rule_on_ask", TODO, together(office, in_house(*LEADERS)), "pend")],
    "matter.extend": [Telling("granted", INFORMATION, departments)],
    "matter.refuse": [Telling("refused", INFORMATION, departments)],
    "matter.pend": [Telling("pended", INFORMATION, departments)],
    "matter.resume": [Telling("resumed", INFORMATION, departments)],
    "matter.send_back": [Telling("sent_back", TODO, departments, waits=True)],
    "matter.instruct": [Telling("instructed", TODO, together(departments, office), "report_back")],
    "matter.ask_exclusion": [Telling("rule_on_exclusion", TODO, together(office, in_house(*LEADERS)), "exclude")],
    "matter.exclude": [Telling("excluded", INFORMATION, together(departments, office))],
    "matter.keep_counted": [Telling("kept_counted", INFORMATION, together(departments, office))],
    "matter.supervise": [Telling("noted", TODO, addressee)],
    "matter.remind": [Telling("reminded", OVERDUE, departments)],
    "matter.urge": [Telling("urged", OVERDUE, departments)],
    "matter.overdue": [Telling("overdue", OVERDUE, departments)],
    "matter.close": [Telling("closed", INFORMATION, partakers)],
    "matter.redo": [Telling("redone", TODO, departments, waits=True), Telling("went_on", INFORMATION, partakers)],
    "matter.reopen": [Telling("reopened", TODO, departments, waits=True), Telling("went_on", INFORMATION, partakers)],
    "matter.unsustain": [Telling("unsustained", TODO, departments, waits=True)],
    "matter.hand_up": [
        Telling("dispatch", TODO, office, "dispatch", waits=True),
        Telling("handed_up", INFORMATION, partakers),
    ],
    "matter.hand_down": [Telling("admit", TODO, office, "admit", waits=True)],
}

# What a close-out waits for at each of its stages, whichever act led there.
CLOSING = {
    Stage.IN_REVIEW: Telling("review", TODO, in_house(Role.LEAD_DEPT, Role.DEPT_HEAD), "review", waits=True),
    Stage.IN_VERIFICATION: Telling(
        "verify", TODO, in_house(Role.VERIFIER, Role.SUPERVISOR_OFFICE), "verify", waits=True
    ),
    Stage.TO_ENDORSE: Telling("endorse", TODO, in_house(Role.RESP_LEADER), "endorse", waits=True),
    Stage.TO_APPROVE: Telling("approve", TODO, in_house(Role.APPROVER), "approve", waits=True),
    Stage.TO_CLOSE: Telling("close", TODO, office, "close", waits=True),
}
# What an act settles although the stage stays: the word that waits for nobody any more.
SETTLES = {
    "matter.confirm": "confirm",
    "matter.extend": "rule_on_ask",
    "matter.pend": "rule_on_ask",
    "matter.refuse": "rule_on_ask",
    "matter.exclude": "rule_on_exclusion",
    "matter.keep_counted": "rule_on_exclusion",
}
LEADS_ON = ("matter.apply", "matter.review", "matter.verify", "matter.endorse", "matter.approve", "matter.contest")


def of(name, stage):
    """The tellings of an event of a matter that led to the stage."""
    if name in LEADS_ON:
        return [CLOSING[stage]] if stage in CLOSING else []
    return TELLINGS.get(name, [])


def every():
    """All tellings of matters: what a group robot may choose from."""
    return [telling for row in TELLINGS.values() for telling in row] + list(CLOSING.values())
