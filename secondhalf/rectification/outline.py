"""The outline of the feedback document as a number: 一（一）1 becomes 1.1.1 (DOMAIN §2.7). 提纲编号。"""

import re

FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PIECE = re.compile(r"\d+|[零〇一二两三四五六七八九十百]+")
BETWEEN = re.compile(r"[\s、，,.．。:：;；()（）\[\]〔〕【】第条项点\-]+")
DEEPEST, LARGEST = 4, 9999


def read(text):
    """The number of an outline mark: "一（一）1" and "1.1.1" both give "1.1.1". Raises ValueError for anything else."""
    text = str(text).translate(str.maketrans("０１２３４５６７８９", "0123456789")).strip()
    pieces = PIECE.findall(text)
    if not pieces or BETWEEN.sub("", PIECE.sub("", text)):
        raise ValueError(text)
    numbers = [int(piece) if piece.isdecimal() else in_figures(piece) for piece in pieces]
    if len(numbers) > DEEPEST or not all(0 < number <= LARGEST for number in numbers):
        raise ValueError(text)
    return ".".join(map(str, numbers))


def in_figures(words):
    """十二 is 12, 二十 is 20, 一百零三 is 103."""
    total, last = 0, 0
    for word in words:
        if word in "十百":
            total += (last or 1) * (10 if word == "十" else 100)
            last = 0
        else:
            last = FIGURES[word]
    return total + last


def order(outline):
    """A text that sorts as the outline does: 1.2 before 1.10."""
    return ".".join(f"{int(number):04d}" for number in outline.split("."))
