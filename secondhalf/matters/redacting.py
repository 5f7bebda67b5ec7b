"""What a public text may not hold: numbers that reach or identify a person, and names of those concerned. 脱敏检查。"""

import re
import unicodedata

from secondhalf.core import slots

TELEPHONE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}(?!\d)|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{6}[ ]?(?:18|19|20)\d{2}[ ]?\d{4}[ ]?\d{3}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)")
ACCOUNT = re.compile(r"(?<!\d)\d(?:[ -]?\d){15,18}(?!\d)")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
LETTERS = re.compile(r"[A-Za-z]")


def found_in(text, names=()):
    """The parts of the text that do not belong into public: numbers, addresses, and names (of those given), as written.

    Full-width digits count as digits. A name of letters is found as a whole word, one of characters anywhere.
    """
    text, found = unicodedata.normalize("NFKC", text or ""), []
    for pattern in (IDENTITY, TELEPHONE, ACCOUNT, ADDRESS):
        found += pattern.findall(text)
        text = pattern.sub(" | ", text)  # so that a part of it is not found once more
    found += [name for name in sorted(set(names)) if len(name) > 1 and stands_in(name, text)]
    return list(dict.fromkeys(found))


def stands_in(name, text):
    if LETTERS.search(name):
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
    return name in text


def names_of(actor, matter):
    """The names to look for: of whoever has a part in the matter, and what upper rooms add (`publication.names`).

    A room must not add a name that the actor may not know: that it is refused would confirm it.
    """
    held = matter.parts.values_list("person__name", flat=True)
    return {*held, *(name for names in slots.filled("publication.names", actor, matter) for name in names)}
