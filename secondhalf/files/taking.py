"""Taking a file: checked, cleaned, hashed, stored; its row joins the step's transaction. 接收文件。"""

import hashlib
import os
import re
from dataclasses import dataclass

from secondhalf.core import moments, profile
from secondhalf.files import documents, pictures, storing
from secondhalf.files.kinds import TEXT, Kind, recognise
from secondhalf.files.models import File
from secondhalf.files.problems import EmptyFile, FileTooLarge, TellsItsAuthor
from secondhalf.files.sounds import sound_of

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Checked:
    """What will be stored of an upload."""

    kind: Kind
    name: str
    body: bytes
    width: int | None = None
    height: int | None = None


def take(upload, *, by, realm, taken_at=None, place="", taken_by=""):
    """Check and store one upload; returns its File. Call it inside the transaction of what it belongs to.

    by: the Actor. Without a person the file tells nothing of its sender: a random key, a day instead of a time, no
    name of its own, and photos and plain text only (DOMAIN §9.4), or a memo that its form checked as one.
    realm: the id of the realm that will own it. taken_at, place, taken_by: as declared, beside the server's own time.
    Raises FileTooLarge, EmptyFile, TypeNotTaken, HeicPhoto, NotWhatItSays, TooManyPixels, UnreadableFile, SwellingFile,
    TellsItsAuthor.
    """
    checked = check(upload, realm=realm)
    nameless = by.person is None
    if nameless and not (checked.kind.is_picture or checked.kind.is_sound or checked.kind is TEXT):
        raise TellsItsAuthor(name=checked.name)
    now = moments.now()
    file = File(
        id=moments.uuid4() if nameless else moments.uuid7(),
        realm=realm,
        name=f"file.{checked.kind.suffix}" if nameless else checked.name,
        content_type=checked.kind.content_type,
        size=len(checked.body),
        sha256=hashlib.sha256(checked.body).hexdigest(),
        width=checked.width,
        height=checked.height,
        taken_at=moments.day_of(taken_at) if nameless else taken_at,
        place=place,
        taken_by="" if nameless else taken_by,
        uploaded_by=by.person,
        uploaded_at=moments.day_of(now) if nameless else now,
    )
    return store(file, checked.body)


def take_all(uploads, *, by, realm):
    """The Files of several uploads, in their order."""
    return [take(upload, by=by, realm=realm) for upload in uploads]


def check(upload, *, realm=None):
    """What would be stored of an upload. Nothing is written; the answer is kept on the upload, since checking costs.

    A form may ask for smaller photos than usual: `upload.longest_side`, in pixels.
    """
    if (known := getattr(upload, "checked", None)) is None:
        refuse_too_large(upload, realm)
        known = upload.checked = look_into(upload.file or upload, clean_name(upload.name), side_of(upload))
    return known


def side_of(upload):
    return getattr(upload, "longest_side", pictures.LONGEST_SIDE)


def check_sound(upload):
    """The same for a voice memo; whoever wants none never asks for it."""
    if (known := getattr(upload, "checked", None)) is None:
        kind, body = sound_of(upload.file or upload, clean_name(upload.name))
        known = upload.checked = Checked(kind, f"memo.{kind.suffix}", body)
    return known


def refuse_too_large(upload, realm):
    megabytes = profile.value(realm, "files.megabytes")
    if upload.size > megabytes * MEGABYTE:
        raise FileTooLarge(megabytes=megabytes)


def look_into(file, name, side):
    file.seek(0, os.SEEK_END)
    if file.tell() == 0:
        raise EmptyFile(name=name)
    kind = recognise(file, name)
    right_name = f"{name.rpartition('.')[0] or name}.{kind.suffix}"
    if kind.is_picture:
        body, width, height = pictures.made_anew(file, kind, name, side)
        return Checked(kind, right_name, body, width, height)
    return Checked(kind, name if "." in name else right_name, documents.checked(file, kind, name))


def clean_name(name):
    """The last part of a name as sent, printable, at most 120 characters, the suffix kept."""
    name = "".join(c for c in re.split(r"[/\\]", name or "")[-1] if c.isprintable()).strip(". ")
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[: 119 - len(suffix)]}{dot}{suffix}"[:120] if stem else name[:120] or "file"


def store(file, body):
    path = storing.path_of(file.pk)
    storing.write(path, body, when=None if file.uploaded_by else file.uploaded_at.timestamp())
    try:
        file.save(force_insert=True)
    except BaseException:
        storing.remove(path)
        raise
    return file
