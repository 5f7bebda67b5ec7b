"""What upper rooms show on lower rooms' pages, on one page. 插槽一览。"""

from secondhalf.ledgers import usual
from secondhalf.matters import board_side, doors, open_work, publication_policy
from secondhalf.matters import papers as matter_papers
from secondhalf.meetings import panels as meetings
from secondhalf.notices import told
from secondhalf.voices import joining, redo_rule, revealed
from secondhalf.voices import panels as voices

SLOTS = {
    "post.open_work": [open_work.of_post],
    "organisation.open_work": [open_work.of_organisation, voices.open_of_organisation, meetings.open_of_organisation],
    "rights.table": [open_work.rights, publication_policy.rights, voices.rights, meetings.rights, meetings.decision_rights],
    "close.held": [joining.holds_close],
    "archive.held": [redo_rule.holds],
    "papers.forms": [matter_papers.forms],
    "file.doors": [doors.opens, voices.opens],
    "matter.main": [voices.of_matter, revealed.of_matter, meetings.of_matter],
    "matters.bulk": [meetings.bulk],
    "matter.told": [told.of_matter],
    "matter.facts": [voices.facts],
    "workbench.side": [board_side.of_workbench],
    "ledgers": [usual.ledgers],
    "workbench.groups": [voices.workbench, voices.openings, meetings.workbench],
}
