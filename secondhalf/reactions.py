"""What follows from which event, on one page. 后续一览。"""

from secondhalf.indicators import counting
from secondhalf.matters import indexing, sights
from secondhalf.notices import telling as notices
from secondhalf.voices import reactions as voices
from secondhalf.voices import searching

REACTIONS = {
    "organisation.move": [sights.follow_tree, counting.follow_tree],
    "voice.lodge": [searching.follow, notices.tell],
    "voice.rate": [voices.consider_redo, notices.tell],
    "voice.call_back": [voices.consider_redo],
    "voice.urge": [voices.urge_matter, notices.tell],
    "matter.register": [indexing.follow, counting.count],
    "matter.amend": [indexing.follow, counting.count],
    "matter.dispatch": [indexing.follow, counting.count, notices.tell],
    "matter.sign_for": [counting.count],
    "matter.dispute": [counting.count, notices.tell],
    "matter.redirect": [indexing.follow, counting.count],
    "matter.extend": [counting.count, notices.tell],
    "matter.pend": [counting.count, notices.tell],
    "matter.resume": [counting.count, notices.tell],
    "matter.retime": [counting.count],
    "matter.apply": [counting.count, notices.tell],
    "matter.send_back": [counting.count, notices.tell],
    "matter.close": [indexing.follow, counting.count, notices.tell],
    "matter.close_merged": [indexing.follow, counting.count],
    "matter.sustain": [counting.count],
    "matter.unsustain": [counting.count, notices.tell],
    "matter.redo": [voices.begin_round, counting.count, notices.tell],
    "matter.reopen": [voices.begin_round, counting.count, notices.tell],
    "matter.hand_up": [
        voices.begin_round,
        voices.follow_holder,
        searching.follow,
        indexing.follow,
        counting.count,
        notices.tell,
    ],
    "matter.hand_down": [voices.follow_holder, searching.follow, indexing.follow, counting.count, notices.tell],
    "matter.insist": [notices.tell],
    "matter.determine": [notices.tell],
    "matter.ask_extension": [notices.tell],
    "matter.ask_pending": [notices.tell],
    "matter.refuse": [notices.tell],
    "matter.instruct": [notices.tell],
    "matter.supervise": [notices.tell],
    "matter.remind": [notices.tell],
    "matter.urge": [notices.tell],
    "matter.review": [notices.tell],
    "matter.verify": [notices.tell],
    "matter.endorse": [notices.tell],
    "matter.approve": [notices.tell],
    "matter.contest": [notices.tell],
    "voice.tell": [notices.tell],
    "voice.answer": [notices.tell],
    "voice.ask": [notices.tell],
}
