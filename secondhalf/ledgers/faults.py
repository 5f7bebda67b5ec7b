"""What is wrong with one row of a file: all of it, each at its cell, so that one correction is enough. 行内错误。"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from secondhalf.files.formulas import letters

MOST_WORDS = 600
SIGN = "✗ "  # begins what stands beside a row of a marked copy: it is known again when the corrected copy is marked


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. place: of its cell, None for the whole row; heading: of its column."""

    words: str
    place: int | None = None
    heading: str = ""

    def cell(self, line):
        """The cell as a spreadsheet names it: E5; "" for the row as a whole."""
        return "" if self.place is None else f"{letters(self.place)}{line}"

    def kept(self, line):
        """The fault as a run keeps it."""
        return {"cell": self.cell(line), "heading": self.heading, "words": self.words[:MOST_WORDS]}


def in_lines(faults):
    """Faults as `Fault.kept` gives them, in words, a line each."""
    return "\n".join(f"{SIGN}{in_line(fault)}" for fault in faults)


def in_line(fault):
    where = " ".join(filter(None, (fault["cell"], fault["heading"])))
    return _("%(label)s: %(text)s") % {"label": where, "text": fault["words"]} if where else fault["words"]
