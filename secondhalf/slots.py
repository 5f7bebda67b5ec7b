"""What upper rooms show on lower rooms' pages, on one page. 插槽一览。"""

from secondhalf.indicators import policy as statements
from secondhalf.ledgers import usual
from secondhalf.matters import board_side, doors, open_work, publication_policy
from secondhalf.matters import papers as matter_papers
from secondhalf.meetings import panels as meetings
from secondhalf.meetings import papers as meeting_papers
from secondhalf.notices import told
from secondhalf.papers import policy as papers_policy
from secondhalf.practical import ledger as practical_ledger
from secondhalf.practical import panels as practical
from secondhalf.practical import papers as practical_papers
from secondhalf.rectification import changing
from secondhalf.rectification import ledger as rectification_ledger
from secondhalf.rectification import needs as rectification_needs
from secondhalf.rectification import panels as rectification
from secondhalf.rectification import papers as rectification_papers
from secondhalf.rectification import policy as rectification_policy
from secondhalf.voices import joining, redo_rule, revealed
from secondhalf.voices import panels as voices

SLOTS = {
    "matter.due": [practical.due, changing.handling_rule],
    "apply.held": [rectification_needs.holds_apply],
    "post.open_work": [open_work.of_post],
    "organisation.open_work": [open_work.of_organisation, voices.open_of_organisation, meetings.open_of_organisation],
    "rights.table": [
        open_work.rights,
        publication_policy.rights,
        voices.rights,
        practical.rights_of_lists,
        practical.rights,
        meetings.rights,
        meetings.decision_rights,
        statements.rights,
        papers_policy.rights,
        rectification_policy.rights,
        rectification_policy.finding_rights,
        rectification_policy.text_rights,
    ],
    "close.held": [joining.holds_close],
    "archive.held": [redo_rule.holds, practical.holds_archive],
    "papers.forms": [matter_papers.forms, rectification_papers.forms, practical_papers.forms, meeting_papers.forms],
    "file.doors": [doors.opens, voices.opens, practical.opens],
    "matter.main": [
        matter_papers.panel,
        voices.of_matter,
        revealed.of_matter,
        practical.of_matter,
        meetings.of_matter,
    ],
    "matters.bulk": [meetings.bulk],
    "ledger.acts": [meetings.ledger_act],
    "matter.first": [rectification.of_matter],
    "matter.told": [told.of_matter],
    "matter.facts": [voices.facts],
    "workbench.side": [board_side.of_workbench],
    "ledgers": [usual.ledgers, rectification_ledger.ledgers, practical_ledger.ledgers],
    "workbench.groups": [
        voices.workbench,
        voices.openings,
        practical.workbench,
        meetings.workbench,
        rectification.workbench,
    ],
}
