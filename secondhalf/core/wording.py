"""Words for searching: pairs of Chinese characters, whole words of other scripts; the same on both databases. 分词。

A text is cut into single characters and pairs of neighbours (热水不足: 热水, 水不, 不足 and 热, 水, 不, 足), so that a
two-character word in mid-sentence is one look into the index. Longer words are looked for by their pairs and then in
the text itself, so that nothing is found that is not there.
"""

import re
import unicodedata
from dataclasses import dataclass, field

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
RUNS = re.compile(f"[{CJK}]+|[^\\W_{CJK}]+")
CHINESE = re.compile(f"[{CJK}]")
BROKEN = re.compile(f"(?<=[{CJK}])\\s+(?=[{CJK}])")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LONGEST_WORD = 60
MOST_TERMS = 8


def normal(text):
    """The text as it is compared: one form of each character, small letters, no blank inside Chinese."""
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", text or "")).casefold()
    return BROKEN.sub("", text)


def cut(text):
    """The words of a normal text, as a set."""
    words = set()
    for run in RUNS.findall(text):
        if CHINESE.match(run):
            words.update(run)
            words.update(run[place : place + 2] for place in range(len(run) - 1))
        else:
            words.add(run[:LONGEST_WORD])
    return words


@dataclass
class Asked:
    """What somebody searches for. Every word must be there.

    words: to be looked up whole; beginnings: words of letters, found by their beginning; inside: parts that must stand
    in the text as typed.
    """

    words: set = field(default_factory=set)
    beginnings: set = field(default_factory=set)
    inside: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.words or self.beginnings)


def asked(text):
    """Read what was typed: words apart by blanks, each to be found (at most eight)."""
    found = Asked()
    for term in unicodedata.normalize("NFKC", text or "").split()[:MOST_TERMS]:
        term = normal(term)
        runs = RUNS.findall(term)
        for run in runs:
            if CHINESE.match(run):
                found.words |= {run} if len(run) == 1 else {run[place : place + 2] for place in range(len(run) - 1)}
            elif run.isalpha() and len(run) >= 3:
                found.beginnings.add(run[:LONGEST_WORD])
            else:
                found.words.add(run[:LONGEST_WORD])
        if runs:
            found.inside.append(term)
    return found
