"""Where the bytes lie: `files/aa/bb/<key>` in the home folder, written whole or not at all. 存放。"""

import contextlib
import os
import secrets
import time
from pathlib import Path

from django.conf import settings

ORPHAN_AFTER = 24 * 3600


def path_of(key):
    """The place of a file's bytes. The folders come from the random end of the key, which tells no time."""
    return Path(settings.MEDIA_ROOT) / key.hex[-2:] / key.hex[-4:-2] / str(key)


def small_path_of(key):
    """The place of its thumbnail: a cache, outside what is backed up."""
    return Path(settings.MEDIA_ROOT).with_name("small") / key.hex[-2:] / f"{key}"


def write(path, body, *, when=None):
    """Put `body` at `path`, durably: a draft beside the folder, then one rename. when: the file's own time, seconds."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    drafts = Path(settings.MEDIA_ROOT).with_name("incoming")
    drafts.mkdir(exist_ok=True, mode=0o700)
    draft = drafts / f"{path.name}.{secrets.token_hex(4)}"
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
        if when is not None:
            os.utime(draft, (when, when))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path):
    with contextlib.suppress(OSError):
        path.unlink()


def stored():
    """Every stored file: (key as text, path)."""
    for path in Path(settings.MEDIA_ROOT).glob("??/??/*"):
        yield path.name, path


def is_old(path, now=None):
    """Has it lain there for more than a day? Younger ones may belong to a step that is still running."""
    try:
        return (now or time.time()) - path.stat().st_ctime > ORPHAN_AFTER
    except FileNotFoundError:
        return False
