"""Is every text there in Chinese, well set, and nothing left over? `bin/translations`. 译文检查。"""

import re
import sys
from functools import cache
from pathlib import Path

import allauth
import django
import polib

from tests.house import messages, sources

BETWEEN_CJK = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?:$|\s)|[\u4e00-\u9fff]\(")
PLACES = re.compile(r"%\((\w+)\)[sd]|%(?=[sd])|(?<!\{)\{(\w*)\}(?!\})")
NOT_OUR_WORDS = ("工单", "用户", "KPI", "关闭")


def catalogues():
    return [path for path in sources.with_suffix(".po") if path.parts[0] == "secondhalf"]


def complaints():
    """Every fault of the translations, as text."""
    used, translated, found = messages.used(), {}, []
    for path in catalogues():
        for entry in polib.pofile(str(sources.ROOT / path)):
            key = (entry.msgctxt, entry.msgid)
            found += [f"{path}:{entry.linenum}: {words}: {entry.msgid!r}" for words in faults(entry)]
            if key not in used and entry.msgid not in borrowed():
                found.append(f"{path}:{entry.linenum}: used nowhere: {entry.msgid!r}")
            first = translated.setdefault(key, (chinese(entry), path))
            if first[0] != chinese(entry):
                found.append(f"{path}:{entry.linenum}: other words than in {first[1]}: {entry.msgid!r}")
    missing = [(places, key) for key, places in used.items() if key not in translated]
    found += [f"{places[0]}: not translated: {key[1]!r}" for places, key in missing]
    return sorted(found)


@cache
def borrowed():
    """Texts of the libraries, which we may say in our own words."""
    folders = [Path(django.__file__).parent, Path(allauth.__file__).parent]
    found = [po for folder in folders for po in folder.glob("**/locale/zh_Hans/LC_MESSAGES/django.po")]
    return {entry.msgid for po in found for entry in polib.pofile(str(po))}


def chinese(entry):
    return entry.msgstr or "".join(entry.msgstr_plural.values())


def faults(entry):
    """What is wrong with one entry."""
    text = chinese(entry)
    if entry.obsolete:
        yield "obsolete"
    if entry.fuzzy:
        yield "fuzzy"
    if not text:
        yield "empty"
    if BETWEEN_CJK.search(without_places(text)):
        yield "half-width punctuation beside Chinese"
    if not entry.msgid_plural and text and places(entry.msgid) != places(text):
        yield "places differ"
    for word in NOT_OUR_WORDS:
        if word in text:
            yield f"not a word of ours ({word})"


def without_places(text):
    return re.sub(r"`[^`]*`|https?://\S+", "", text)


def places(text):
    return sorted(match[0] for match in PLACES.finditer(text))


def missing_entries():
    """What has no entry yet, as text for a .po file: paste it into the room's own and translate."""
    known = {(e.msgctxt, e.msgid) for path in catalogues() for e in polib.pofile(str(sources.ROOT / path))}
    for (context, msgid), where in sorted(messages.used().items(), key=lambda item: item[1]):
        if (context, msgid) not in known:
            occurrence = [(where[0].partition(":")[0], "")]
            yield str(polib.POEntry(msgid=msgid, msgctxt=context, msgstr="", occurrences=occurrence))


def main(words):
    if "--missing" in words:
        print("\n".join(missing_entries()))
        return 0
    found = complaints()
    print("\n".join(found) if found else f"{len(messages.used())} texts, all in Chinese.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
