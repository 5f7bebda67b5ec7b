"""Where the bytes of papers lie: `papers/aa/bb/<key>.<format>` in the home folder, whole or not at all. 文书存放。"""

import hashlib
import os
import secrets
import time
from pathlib import Path

from django.conf import settings

ORPHAN_AFTER = 24 * 3600


def folder():
    return Path(settings.MEDIA_ROOT).with_name("papers")


def path_of(key, format):
    """The folders come from the random end of the key."""
    return folder() / key.hex[-2:] / key.hex[-4:-2] / f"{key}.{format}"


def put(key, format, body):
    """Keep the bytes durably; returns their SHA-256 in hexadecimal."""
    path = path_of(key, format)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return digest(body)


def get(key, format):
    """The bytes, or None when they are not there any more."""
    try:
        return path_of(key, format).read_bytes()
    except FileNotFoundError:
        return None


def remove(key, format):
    path_of(key, format).unlink(missing_ok=True)


def digest(body):
    return hashlib.sha256(body).hexdigest()


def stored():
    """Every stored file: (key as text, path)."""
    for path in folder().glob("??/??/*"):
        yield path.name.partition(".")[0], path


def is_old(path):
    """Has it lain there for more than a day? Younger ones may belong to a step that is still running."""
    try:
        return time.time() - path.stat().st_ctime > ORPHAN_AFTER
    except FileNotFoundError:
        return False
