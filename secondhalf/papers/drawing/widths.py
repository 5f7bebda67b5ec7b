"""How wide words are, in characters of the grid. 字宽。"""

import unicodedata

from secondhalf.papers.drawing.layouts import CHARACTERS, MM

LARGEST_MARK = 48  # points: no larger than that of the superior


def characters(text):
    """Width in full characters: a Latin letter or digit counts half."""
    return sum(1 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in text)


def issuer_size(text, layout):
    """The size of the issuer's mark in points, so that it stands on one line with some air."""
    longest = max((characters(line) for line in text.split("\n")), default=1)
    return min(LARGEST_MARK, int(layout.block * MM * 0.94 / max(longest, 1)))


def date_places(signer, day):
    """How many characters signer and date stand in from the right; each centred over the other."""
    long, short = characters(signer), characters(day)
    if long <= short:
        return 4 + (short - long) / 2, 4
    right = max(0, min(2, CHARACTERS - long))
    return right, right + (long - short) / 2
