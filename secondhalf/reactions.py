"""What follows from which event, on one page. 后续一览。"""

from secondhalf.matters import indexing, sights
from secondhalf.voices import reactions as voices

REACTIONS = {
    "organisation.move": [sights.follow_tree],
    "voice.rate": [voices.consider_redo],
    "voice.call_back": [voices.consider_redo],
    "voice.urge": [voices.urge_matter],
    "matter.register": [indexing.follow],
    "matter.amend": [indexing.follow],
    "matter.dispatch": [indexing.follow],
    "matter.redirect": [indexing.follow],
    "matter.close": [indexing.follow],
    "matter.close_merged": [indexing.follow],
    "matter.redo": [voices.begin_round],
    "matter.reopen": [voices.begin_round],
    "matter.hand_up": [voices.begin_round, voices.follow_holder, indexing.follow],
    "matter.hand_down": [voices.follow_holder, indexing.follow],
}
