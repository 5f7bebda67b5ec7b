"""Parts of an address: a matter's number, and a verb of the loop. 地址转换。"""

import re

from secondhalf.matters.loop import MOVES
from secondhalf.matters.publishing import MOVES as PUBLICATION_MOVES


class NumberConverter:
    """SQ20261104-0007; the suffix R1 of a relapsed matter may be typed and is not part of the number."""

    regex = r"[A-Z]{2,4}[0-9][0-9A-Za-z.\-]{0,40}"

    def to_python(self, value):
        return re.sub(r"-R\d+$", "", value)

    def to_url(self, value):
        return str(value)


class VerbConverter:
    """Only the verbs of MOVES; what is born by a verb has no address yet."""

    regex = "|".join(sorted((verb for verb, move in MOVES.items() if move.start), key=len, reverse=True))

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class PublicationVerbConverter(VerbConverter):
    """The same for the verbs of a public text."""

    regex = "|".join(sorted((verb for verb, move in PUBLICATION_MOVES.items() if move.start), key=len, reverse=True))
