"""An uploaded template is hostile until it is checked: what it is, by content, and what it could do. 模板安全检查。"""

import io
import re
import zipfile
import zlib

from secondhalf.papers.problems import CarriesPrograms, NotADocx, ReachesOutside, TellsPersons, TemplateTooLarge

MEGABYTES = 5
MOST_PARTS, MOST_BYTES, MOST_SWELLING = 500, 40 * 1024 * 1024, 200
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RUNS = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject|vnd\.ms-office|customUI|attachedToolbars|aFChunk", re.I)
RUNNING_PARTS = re.compile(
    r"(^|/)(embeddings|activeX|customUI|afchunk)/|\.(bin|exe|dll|js|vbs|ps1|bat|cmd|html?|mht)$", re.I
)
ACTIVE_FIELDS = re.compile(
    rb"<w:(?:instrText|fldSimple)\b[^>]*(?:w:instr=\"\s*|>\s*)(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE|RD)\b",
    re.I,
)
EXTERNAL = re.compile(rb'<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>', re.I)
TARGET = re.compile(rb'Target\s*=\s*["\']([^"\']*)["\']')
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
NAMED_CHANGES = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|comment)\b[^>]*w:author=")
FAULTS = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, KeyError)


def refuse_hostile(body):
    """Raise what is wrong with the bytes of an uploaded template; nothing of it is opened by anything before."""
    refuse_large(len(body))
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            refuse_swelling(package.infolist())
            names = package.namelist()
            if package.testzip() or any(is_outside(name) for name in names) or len(set(names)) != len(names):
                raise NotADocx
            types = package.read("[Content_Types].xml")
            if MAIN not in types or "word/document.xml" not in names:
                raise CarriesPrograms(what="docm") if b"macroEnabled" in types else NotADocx()
            for name in names:
                refuse_part(name, package)
    except FAULTS as reason:
        raise NotADocx from reason


def refuse_large(size):
    if size > MEGABYTES * 1024 * 1024:
        raise TemplateTooLarge(megabytes=MEGABYTES)


def refuse_swelling(parts):
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    swells = size > 4 * 1024 * 1024 and size > MOST_SWELLING * max(packed, 1)
    if len(parts) > MOST_PARTS or size > MOST_BYTES or swells:
        raise TemplateTooLarge(megabytes=MEGABYTES)
    if any(part.flag_bits & 1 for part in parts):
        raise NotADocx


def is_outside(name):
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def refuse_part(name, package):
    if RUNNING_PARTS.search(name):
        raise CarriesPrograms(what=name)
    if not name.lower().endswith((".xml", ".rels")):
        return
    said = package.read(name)
    if said[:2] in (b"\xff\xfe", b"\xfe\xff") or ENTITIES.search(said):
        raise NotADocx
    if found := EXTERNAL.search(said):
        target = TARGET.search(found.group())
        raise ReachesOutside(what=target.group(1).decode(errors="replace")[:80] if target else name)
    if name == "[Content_Types].xml" or name.endswith(".rels"):
        if found := RUNS.search(said):
            raise CarriesPrograms(what=found.group().decode())
    elif found := ACTIVE_FIELDS.search(said):
        raise CarriesPrograms(what=found.group(1).decode())
    if NAMED_CHANGES.search(said):
        raise TellsPersons
