"""Telling of texts that wait to be made public, and of asks to open a sealed identity. 公开审批、启封申请通知。

Of an ask nothing is told but that one waits: whoever rules reads the reason on its page, and never the words.
"""

from secondhalf.matters import publication_policy
from secondhalf.notices import audiences
from secondhalf.notices.concerns import Concern
from secondhalf.notices.rows import Row
from secondhalf.people.posts import Role
from secondhalf.rectification import policy as rectification
from secondhalf.voices.models import OpeningAsk
from secondhalf.voices.policy import rulers

TODO, INFORMATION = Concern.TODO, Concern.INFORMATION


def approvers(publication, event):
    return audiences.in_order(audiences.in_house(Role.APPROVER)(publication.matter, event))


def office(publication, event):
    return audiences.at(publication.holder_id, roles=[Role.UNION_OFFICE])


def approvers_of_text(text, event):
    return audiences.at(text.inspection.holder_id, text.inspection.unit_id, roles=[Role.APPROVER])


def office_of_text(text, event):
    return audiences.at(text.inspection.holder_id, roles=[Role.UNION_OFFICE])


def ask_of(event):
    return OpeningAsk.objects.select_related("voice__holder", "act").filter(act=event, ruling=None).first()


def who_rules(ask, event):
    return rulers(ask.voice, ask)


PUBLISHED = [Row("publication", "text_published", INFORMATION, office)]
TELLINGS = {
    "voice.ask_opening": [Row("opening", "rule_on_opening", TODO, who_rules, find=ask_of)],
    "publication.submit": [
        Row("publication", "approve_text", TODO, approvers, "waiting", publication_policy.approves),
    ],
    "publication.send_back": [Row("publication", "rewrite_text", TODO, office, "draft")],
    "publication.publish": PUBLISHED,
    "publication.publish_result": PUBLISHED,
    "public_text.submit_text": [
        Row("public_text", "approve_text", TODO, approvers_of_text, "waiting", rectification.approves_text),
    ],
    "public_text.return_text": [Row("public_text", "rewrite_text", TODO, office_of_text, "draft")],
    "public_text.publish_text": [Row("public_text", "text_published", INFORMATION, office_of_text)],
}
SETTLES = {}
