"""What upper rooms show on lower rooms' pages, on one page. 插槽一览。"""

from secondhalf.matters import doors, open_work, publication_policy
from secondhalf.voices import panels as voices
from secondhalf.voices import redo_rule, revealed

SLOTS = {
    "post.open_work": [open_work.of_post],
    "organisation.open_work": [open_work.of_organisation, voices.open_of_organisation],
    "rights.table": [open_work.rights, publication_policy.rights, voices.rights],
    "archive.held": [redo_rule.holds],
    "file.doors": [doors.opens, voices.opens],
    "matter.main": [voices.of_matter, revealed.of_matter],
    "matter.facts": [voices.facts],
    "workbench.groups": [voices.workbench, voices.openings],
}
