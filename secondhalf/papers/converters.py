"""Parts of an address: a verb of the loop of documents, a format. 地址转换。"""

from secondhalf.papers.downloads import TYPES
from secondhalf.papers.loop import MOVES


class DocumentVerbConverter:
    """Only verbs of MOVES; what is born by a verb has no address yet."""

    regex = "|".join(sorted((verb for verb, move in MOVES.items() if move.start), key=len, reverse=True))

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class PaperFormatConverter(DocumentVerbConverter):
    regex = "|".join(TYPES)
