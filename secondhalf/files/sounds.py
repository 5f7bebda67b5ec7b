"""A voice memo: told by its content, and taken only where a form asks for it, since a voice identifies. 录音。"""

import os

from django.utils.translation import gettext_lazy as _

from secondhalf.files.kinds import Kind
from secondhalf.files.problems import EmptyFile, MemoTooLarge, NoSound

MEGABYTES = 3
WEBM = Kind("audio/webm", "webm", _("a recording"))
OGG = Kind("audio/ogg", "ogg", _("a recording"))
M4A = Kind("audio/mp4", "m4a", _("a recording"))
MP3 = Kind("audio/mpeg", "mp3", _("a recording"))
WAV = Kind("audio/wav", "wav", _("a recording"))
SOUNDS = {kind.content_type: kind for kind in (WEBM, OGG, M4A, MP3, WAV)}
TAKEN = ",".join(SOUNDS)

SOUND_BRANDS = {b"M4A ", b"mp42", b"isom", b"mp41", b"iso5", b"iso6", b"iso2", b"dash"}
PICTURES_MOVE = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG", b"vide")  # in the head of a film
HEAD = 64 * 1024


def recognise_sound(file, name):
    """The Kind of an open binary file by its first bytes. Raises NoSound for anything else, a film too."""
    file.seek(0)
    head = file.read(HEAD)
    kind = by_signature(head)
    if kind is None or (kind in (WEBM, M4A) and any(sign in head for sign in PICTURES_MOVE)):
        raise NoSound(name=name)
    return kind


def by_signature(head):
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM
    if head.startswith(b"OggS"):
        return OGG
    if head[4:8] == b"ftyp" and head[8:12] in SOUND_BRANDS:
        return M4A
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    is_mp3 = head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"))
    return MP3 if is_mp3 else None


def sound_of(file, name):
    """(Kind, bytes) of a memo. Raises EmptyFile, MemoTooLarge, NoSound."""
    size = file.seek(0, os.SEEK_END)
    if not size:
        raise EmptyFile(name=name)
    if size > MEGABYTES * 1024 * 1024:
        raise MemoTooLarge(megabytes=MEGABYTES)
    kind = recognise_sound(file, name)
    file.seek(0)
    return kind, file.read()
