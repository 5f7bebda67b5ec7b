"""Parts of an address: a verb of a meeting, and of a decision. 地址转换。"""

from secondhalf.matters.converters import VerbConverter
from secondhalf.meetings.loop import DECISION_MOVES, MOVES

OWN_PAGE = ("plan", "decide")


def regex(verbs):
    return "|".join(sorted(verbs, key=len, reverse=True))


class MeetingVerbConverter(VerbConverter):
    """What is done with a meeting that is planned; planning has its own address, deciding its page on the wall too."""

    regex = regex(verb for verb, move in MOVES.items() if move.start and verb not in OWN_PAGE)


class DecisionVerbConverter(VerbConverter):
    regex = regex(DECISION_MOVES)
