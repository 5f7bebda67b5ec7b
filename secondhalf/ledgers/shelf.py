"""Files of ledgers on their way out or in, in the home folder, for a week. 台账文件暂存。"""

import contextlib
import os
import time
from pathlib import Path

from django.conf import settings

KEPT_FOR = 7 * 24 * 3600


def folder():
    path = Path(settings.MEDIA_ROOT).with_name("ledgers")
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def path_of(key, kind="xlsx"):
    return folder() / f"{key}.{kind}"


@contextlib.contextmanager
def written(key, kind="xlsx"):
    """A path to write to; the file has its own name only once it is whole."""
    half = path_of(key, f"{kind}.half")
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        yield half
        half.replace(path_of(key, kind))
    finally:
        half.unlink(missing_ok=True)


def put(key, upload):
    """Keep an uploaded file until its run is over."""
    upload.seek(0)
    with written(key) as path, path.open("wb") as out:
        while piece := upload.read(1 << 20):
            out.write(piece)


def remove(key):
    for path in folder().glob(f"{key}.*"):
        path.unlink(missing_ok=True)


def sweep():
    """Remove what nobody came back for within a week."""
    for path in folder().glob("*.*"):
        if time.time() - path.stat().st_mtime > KEPT_FOR:
            path.unlink(missing_ok=True)
