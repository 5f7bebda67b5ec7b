"""Does the office's summary give away who spoke? It is asked once more before departments read it. 转办摘要核对。

Never by comparing with a hidden or a named person's own name: whoever may try summaries must learn nothing from the
answer. Every name of somebody at the unit is pointed out alike, and every telephone number.
"""

import re
import unicodedata
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from secondhalf.people.models import Organisation, Person

ENOUGH, ENOUGH_LATIN = 12, 24  # signs in a row, blanks and punctuation aside
REACHED = re.compile(
    r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)|[\w.+-]+@[\w-]+\.\w+"
)
CHINESE = re.compile(r"[\u4e00-\u9fff·]{2,}")
LATIN = re.compile(r"[A-Za-z][\w'-]*")
SIGNS, PARTS = range(2, 5), range(1, 4)  # how long names are: Chinese in signs, others in words


class Source(NamedTuple):
    """What a summary is made of. wrote: names and contacts that the office wrote down itself, so it knows them."""

    words: str
    unit: Any
    accused: list
    wrote: tuple = ()


def given_away(text, sources):
    """What in `text` (title and summary) could tell departments who spoke: a list of texts, empty when nothing does."""
    found = []
    if any(repeats(text, source.words) for source in sources):
        found.append(_("It repeats a stretch of the original words; whoever knows the person may know them by these."))
    if REACHED.search(text):
        found.append(_("There is a telephone number or an address in it."))
    if any(names(text, source) for source in sources):
        found.append(_("There is the name of somebody at the unit in it."))
    return found


def repeats(text, words):
    """Do twelve signs in a row of the words stand in the text?"""
    text, words = bare(text), bare(words)
    for run in (ENOUGH, ENOUGH_LATIN):
        known = {words[at : at + run] for at in range(len(words) - run + 1)}
        parts = (text[at : at + run] for at in range(len(text) - run + 1))
        if any(part in known and (run == ENOUGH_LATIN or not part.isascii()) for part in parts):
            return True
    return False


def bare(text):
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())


def names(text, source):
    """Is anybody named in it who has a post at the unit, and about whom it does not complain?"""
    if any(known and known in text for known in source.wrote):
        return True
    at_unit = Organisation.objects.under(source.unit.path)
    named = Person.objects.filter(posts__organisation__in=at_unit, name__in=maybe_names(text))
    return named.exclude(pk__in=[person.pk for person in source.accused]).exists()


def maybe_names(text):
    """Everything in the text that could be a name."""
    found = set()
    for run in CHINESE.findall(text):
        found |= {run[at : at + length] for length in SIGNS for at in range(len(run) - length + 1)}
    words = LATIN.findall(text)
    found |= {" ".join(words[at : at + length]) for length in PARTS for at in range(len(words) - length + 1)}
    return found
