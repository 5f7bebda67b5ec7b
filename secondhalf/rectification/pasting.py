"""Rows copied from a spreadsheet or a document: read, checked one by one, all or nothing. 批量录入。"""

import csv
import datetime
import io
import re

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from secondhalf.rectification import outline as outlines
from secondhalf.rectification.kinds import RectifyClass

MOST = 200
HEADS = {"序号", "编号", "no", "no.", "place"}
CLASSES = {
    "立行立改": RectifyClass.IMMEDIATE,
    "即知即改": RectifyClass.IMMEDIATE,
    "边巡边改": RectifyClass.IMMEDIATE,
    "限期整改": RectifyClass.LIMITED,
    "限期": RectifyClass.LIMITED,
    "分阶段整改": RectifyClass.STAGED,
    "分阶段": RectifyClass.STAGED,
    "长期坚持": RectifyClass.SUSTAINED,
    "持续整改": RectifyClass.SUSTAINED,
}
DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D?\Z")


class Pasted:
    """What was pasted. rows: dicts for `enter_findings`; problems: what is wrong, with the line's number."""

    def __init__(self, text, taken=()):
        self.text, self.taken, self.problems = text, set(taken), []
        self.rows = [row for number, cells in self.lines if (row := self._row(number, cells))]
        if not self.rows and not self.problems:
            self.problems.append(_("There is no row in it."))
        if len(self.rows) > MOST:
            self.problems.append(_("At most %(n)s rows at a time.") % {"n": MOST})

    @cached_property
    def lines(self):
        """[(number of the line, cells)]; a cell with line breaks comes in quotation marks, as spreadsheets copy it."""
        table = enumerate(csv.reader(io.StringIO(self.text), delimiter="\t"), start=1)
        filled = [(number, [cell.strip() for cell in cells]) for number, cells in table if any(map(str.strip, cells))]
        return filled[1:] if filled and filled[0][1][0].lower() in HEADS else filled

    def _row(self, number, cells):
        place, aspect, words, kind, day, specifics = (*cells[:6], *[""] * 6)[:6]
        outline = self._outline(number, place)
        if not (aspect and words):
            self._wrong(number, _("aspect and original words are needed, parted by tabs"))
        if outline is None or not (aspect and words):
            return None
        row = {"outline": outline, "aspect": aspect[:80], "words": words, "specifics": specifics}
        return row | {"rectify_class": self._class(number, kind), "due_on": self._day(number, day)}

    def _outline(self, number, text):
        try:
            outline = outlines.read(text)
        except ValueError:
            return self._wrong(number, _("“%(text)s” is no place in an outline") % {"text": text})
        if outline in self.taken:
            return self._wrong(number, _("%(place)s is taken already") % {"place": outline})
        self.taken.add(outline)
        return outline

    def _class(self, number, text):
        if not text:
            return RectifyClass.LIMITED
        known = (
            CLASSES | {str(one.label).lower(): one for one in RectifyClass} | {one.value: one for one in RectifyClass}
        )
        found = known.get(text) or known.get(text.lower())
        return found or self._wrong(number, _("“%(text)s” is no class") % {"text": text})

    def _day(self, number, text):
        if not text or text in ("长期", "持续", "—", "-"):
            return None
        found = DAY.search(text)
        try:
            return datetime.date(*map(int, found.groups()))
        except (AttributeError, ValueError):
            return self._wrong(number, _("“%(text)s” is no day") % {"text": text})

    def _wrong(self, number, words):
        self.problems.append(_("Line %(n)s: %(what)s.") % {"n": number, "what": words})
