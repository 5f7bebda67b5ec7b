"""How wide words are, in characters of the grid. 字宽。"""

import math
import re
import unicodedata

from secondhalf.papers.drawing.layouts import CHARACTERS, MM

LARGEST_MARK = 48  # points: no larger than that of the superior
# What is never broken at the end of a line: a day in Chinese, and whatever has no space in it; a Chinese word may be.
UNBROKEN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+")
LONGEST = 24  # signs: what is longer has to be broken all the same
AIR = 9  # points that the borders of a cell take beside its text
LATIN_WIDE = 0.56  # of the size of the text, a letter or digit on average
SMALL = 8  # rows of a table that stays on one page


def fitted(block, layout):
    """A block of a page; a table gets columns in which its longest words have room, and stays whole where small."""
    if block["kind"] != "grid":
        return block
    size = 12 if layout.grid else layout.size
    widths = roomy(block["widths"], least(block["rows"], len(block["widths"]), size), layout.block * MM)
    return {**block, "widths": widths, "whole": layout.grid and len(block["rows"]) - block["head"] <= SMALL}


def least(rows, columns, size):
    """How wide each column has to be for its longest word, in points."""
    found, covered = [0.0] * columns, {}
    for row in rows:
        column, waiting = 0, list(row)
        while column < columns and (waiting or column in covered):
            if covered.get(column, 0):
                covered[column] -= 1
                column += 1
                continue
            if not waiting:
                break
            one = waiting.pop(0)
            if one["across"] == 1:
                found[column] = max(found[column], longest(one) * size + AIR)
            for place in range(column, min(column + one["across"], columns)):
                covered[place] = one["down"] - 1
            column += one["across"]
    return found


def longest(cell):
    """The width of its longest word, in sizes of the text; short captions are not broken either."""
    text = cell["text"]
    words = UNBROKEN.findall(text)
    if cell["label"] and len(text) <= 3:
        words.append(text)
    return max((wide(word) for word in words if len(word) <= LONGEST), default=0)


def wide(word):
    return sum(1 if unicodedata.east_asian_width(one) in "WF" else LATIN_WIDE for one in word)


def roomy(parts, wanted, whole):
    """The widths as parts of the whole: no column narrower than wanted, the others give way as far as they can."""
    shares = [whole * part / sum(parts) for part in parts]
    lacking = sum(max(0, want - share) for share, want in zip(shares, wanted, strict=True))
    spare = sum(max(0, share - want) for share, want in zip(shares, wanted, strict=True))
    if not lacking:
        return parts
    given = min(1, lacking / spare) if spare else 0
    kept = [max(share - max(0, share - want) * given, want) for share, want in zip(shares, wanted, strict=True)]
    return [round(one, 2) for one in kept]


def characters(text):
    """Width in full characters: a Latin letter or digit counts half."""
    return sum(1 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in text)


def issuer_size(text, layout):
    """The size of the issuer's mark in points, so that it stands on one line with some air."""
    longest = max((characters(line) for line in text.split("\n")), default=1)
    return min(LARGEST_MARK, int(layout.block * MM * 0.94 / max(longest, 1)))


def date_places(signer, day):
    """How many characters signer and date stand in from the right: the date four, the signer centred over it; a signer
    that is too long for that stands at the edge, with the date under its middle."""
    off = (characters(signer) - characters(day)) / 2
    right = max(4, min(off, CHARACTERS / 2)) if signer else 4
    return max(0, right - off), right


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
