"""Telling of documents issued or withdrawn: the leaders of their organisation, and who drafted them. 文书通知。"""

from secondhalf.notices import audiences
from secondhalf.notices.concerns import Concern
from secondhalf.notices.rows import Row
from secondhalf.people.posts import Role


def leaders_and_author(document, event):
    leaders = audiences.at(document.organisation_id, roles=[Role.RESP_LEADER, Role.APPROVER])
    return [*leaders, *audiences.of_persons([document.author_id])]


TELLINGS = {
    "document.issue": [Row("document", "document_issued", Concern.INFORMATION, leaders_and_author)],
    "document.withdraw": [Row("document", "document_withdrawn", Concern.INFORMATION, leaders_and_author)],
}
SETTLES = {}
