"""How wide words are, in characters of the grid. 字宽。"""

import math
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


AFTER, BEFORE = "的、，）》”", ("关于", "整改", "进展", "完成", "办理", "情况", "工作", "问题", "报告", "通知", "公示")


def broken(title, most):
    """A long Chinese title in lines of about the same length, broken by sense where that can be seen (GB/T 9704).

    most: characters that a line holds. A title with line breaks of its own keeps them.
    """
    lines = math.ceil(characters(title) / most)
    if "\n" in title or lines < 2:
        return title
    wanted = characters(title) / lines
    places = [place for place in range(2, len(title) - 1) if characters(title[:place]) <= most]
    place = min(places, key=lambda at: awkwardness(title, at) + 0.3 * abs(characters(title[:at]) - wanted))
    return f"{title[:place]}\n{broken(title[place:], most)}"


def awkwardness(title, place):
    """How ill a title is broken there: never inside a number or a word of another script."""
    left, right = title[place - 1], title[place]
    if left.isascii() and right.isascii() or right in AFTER or left in "（《“":
        return 100
    if left in AFTER or title[place:].startswith(BEFORE):
        return 0
    return 3


def title_lines(page, layout):
    """The title as it stands on the page: official ones in Chinese are broken by sense."""
    if not layout.grid or not page["language"].startswith("zh"):
        return page["title"]
    return broken(page["title"], int(layout.block * MM / layout.title))
