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
    """Put `body` at `path`, durably: a draft beside the folder, then one rename.

    when: the time (seconds) that the file and its folders tell, instead of the present one.
    """
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
    if when is not None:
        for folder in (drafts, *(above for above in path.parents if drafts.parent in above.parents)):
            os.utime(folder, (when, when))


def write_anew(path, *, when):
    """The same bytes in a file that was made now: what the disk itself notes of the old one goes with it."""
    with contextlib.suppress(FileNotFoundError):
        write(path, path.read_bytes(), when=when)


def blur_folders(when):
    """Let every folder of stored files tell the same time."""
    root = Path(settings.MEDIA_ROOT)
    for top in (root, root.with_name("small"), root.with_name("incoming")):
        for folder in (top, *top.glob("??"), *top.glob("??/??")):
            if folder.is_dir():
                os.utime(folder, (when, when))


def sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path, *, when=None):
    """when: the time that its folder tells afterwards, instead of the present one."""
    with contextlib.suppress(OSError):
        path.unlink()
        if when is not None:
            os.utime(path.parent, (when, when))


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
