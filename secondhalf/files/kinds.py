"""Which types are taken, and how each is told by its content, never by its name. 文件类型。"""

import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from secondhalf.files.problems import HeicPhoto, NotWhatItSays, TypeNotTaken


@dataclass(frozen=True)
class Kind:
    """suffix: the right one; others: suffixes that a file of this kind may also come with; words: for people."""

    content_type: str
    suffix: str
    words: str
    others: frozenset = frozenset()
    pillow: str = ""

    @property
    def is_picture(self):
        return bool(self.pillow)

    @property
    def is_sound(self):
        return self.content_type.startswith("audio/")


PICTURE_SUFFIXES = frozenset({"jpg", "jpeg", "jpe", "jfif", "png", "webp"})
JPEG = Kind("image/jpeg", "jpg", _("a JPEG photo"), PICTURE_SUFFIXES, "JPEG")
PNG = Kind("image/png", "png", _("a PNG picture"), PICTURE_SUFFIXES, "PNG")
WEBP = Kind("image/webp", "webp", _("a WebP picture"), PICTURE_SUFFIXES, "WEBP")
PDF = Kind("application/pdf", "pdf", _("a PDF document"), frozenset({"pdf"}))
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = Kind(f"{OFFICE}wordprocessingml.document", "docx", _("a Word document"), frozenset({"docx"}))
XLSX = Kind(f"{OFFICE}spreadsheetml.sheet", "xlsx", _("a workbook"), frozenset({"xlsx"}))
TEXT = Kind("text/plain", "txt", _("plain text"), frozenset({"txt", "text", "csv", "md", "log"}))
KINDS = {kind.content_type: kind for kind in (JPEG, PNG, WEBP, PDF, DOCX, XLSX, TEXT)}

HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
MARKUP = (b"<?xml", b"<svg", b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<math", b"{\\rtf", b"#!")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f")) + b"\x7f"


def recognise(file, name):
    """The Kind of an open binary file, by its first bytes and, for zips, by what is inside.

    name: as sent. Raises HeicPhoto, TypeNotTaken, or NotWhatItSays where the name claims another kind.
    """
    file.seek(0)
    head = file.read(1024)
    kind = by_signature(head) or inside_zip(file, head) or plain_text(file, head)
    if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS:
        raise HeicPhoto(name=name)
    if kind is None:
        raise TypeNotTaken(name=name)
    claimed = suffix_of(name)
    if claimed and claimed not in kind.others:
        raise NotWhatItSays(name=name, inside=kind.words)
    return kind


def suffix_of(name):
    stem, _dot, suffix = name.rpartition(".")
    return suffix.lower() if stem else ""


def by_signature(head):
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return PDF if head.startswith(b"%PDF-") else None


def inside_zip(file, head):
    """docx or xlsx by the main part that the package declares; a plain zip, or one with macros, is neither."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(file) as package, package.open("[Content_Types].xml") as part:
            types = part.read(100_000)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return None
    if b"macroEnabled" in types or b"vbaProject" in types:
        return None
    if b"wordprocessingml.document.main+xml" in types:
        return DOCX
    return XLSX if b"spreadsheetml.sheet.main+xml" in types else None


def plain_text(file, head):
    """Text in UTF-8 or GB 18030 without control characters, and no markup that a browser would run."""
    if not head or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        return None
    file.seek(0)
    body = file.read()
    if body.translate(None, CONTROLS) != body:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            body.decode(encoding)
        except UnicodeDecodeError:
            continue
        return TEXT
    return None
