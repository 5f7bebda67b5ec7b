"""Documents are kept as they came, once they are whole and would not swell when opened. 文档检查。"""

import zipfile
import zlib

from secondhalf.files.kinds import DOCX, PDF, XLSX
from secondhalf.files.problems import SwellingFile, TypeNotTaken, UnreadableFile

MOST_PARTS = 5_000
MOST_BYTES = 300 * 1024 * 1024
MOST_SWELLING = 200
SMALL_ENOUGH = 10 * 1024 * 1024
FAULTS = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError)
NESTED = (".zip", ".7z", ".rar", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".jar")


def checked(file, kind, name):
    """The bytes of a document. Raises UnreadableFile, SwellingFile (a zip bomb), TypeNotTaken (programs inside)."""
    if kind in (DOCX, XLSX):
        check_package(file, name)
    file.seek(0)
    body = file.read()
    if kind is PDF and b"%%EOF" not in body[-2048:]:
        raise UnreadableFile(name=name)
    return body


def check_package(file, name):
    try:
        with zipfile.ZipFile(file) as package:
            refuse_swelling(package.infolist(), name)
            if any(part.lower().endswith(NESTED) for part in package.namelist()):
                raise TypeNotTaken(name=name)
            # Reading every part proves that none is longer than it says.
            if package.testzip():
                raise UnreadableFile(name=name)
    except FAULTS as reason:
        raise UnreadableFile(name=name) from reason


def refuse_swelling(parts, name):
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    swells = size > SMALL_ENOUGH and size > MOST_SWELLING * max(packed, 1)
    if len(parts) > MOST_PARTS or size > MOST_BYTES or swells:
        raise SwellingFile(name=name)
