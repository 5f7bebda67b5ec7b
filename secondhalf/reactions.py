"""What follows from which event, on one page. 后续一览。"""

from secondhalf.indicators import counting
from secondhalf.matters import indexing, sights
from secondhalf.voices import reactions as voices
from secondhalf.voices import searching

REACTIONS = {
    "organisation.move": [sights.follow_tree, counting.follow_tree],
    "voice.lodge": [searching.follow],
    "voice.rate": [voices.consider_redo],
    "voice.call_back": [voices.consider_redo],
    "voice.urge": [voices.urge_matter],
    "matter.register": [indexing.follow, counting.count],
    "matter.amend": [indexing.follow, counting.count],
    "matter.dispatch": [indexing.follow, counting.count],
    "matter.sign_for": [counting.count],
    "matter.dispute": [counting.count],
    "matter.redirect": [indexing.follow, counting.count],
    "matter.extend": [counting.count],
    "matter.pend": [counting.count],
    "matter.resume": [counting.count],
    "matter.retime": [counting.count],
    "matter.apply": [counting.count],
    "matter.send_back": [counting.count],
    "matter.close": [indexing.follow, counting.count],
    "matter.close_merged": [indexing.follow, counting.count],
    "matter.sustain": [counting.count],
    "matter.unsustain": [counting.count],
    "matter.redo": [voices.begin_round, counting.count],
    "matter.reopen": [voices.begin_round, counting.count],
    "matter.hand_up": [voices.begin_round, voices.follow_holder, searching.follow, indexing.follow, counting.count],
    "matter.hand_down": [voices.follow_holder, searching.follow, indexing.follow, counting.count],
}
