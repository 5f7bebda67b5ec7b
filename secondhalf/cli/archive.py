"""A backup: one tar file with the database, the files and the keys, and a manifest with the hash of each. 备份包。

The manifest comes last, because it is known last. An archive without a whole manifest is not a backup.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
import time
from pathlib import Path

from django.db import connection

import secondhalf
from secondhalf.cli import dump
from secondhalf.cli.problems import FileExists, NotABackup

FOLDERS = ("files", "papers", "keys")
MARKS = ("kind", "identity", "founded", "demo-built")
MANIFEST = "manifest.json"


def write_archive(home, file, *, tell=lambda words: None):
    """Write a backup of `home` to `file`, readable by the owner only. It appears whole or not at all.

    tell: called with a line of text now and then. Returns the manifest. Raises FileExists.
    """
    file = Path(file)
    if file.exists():
        raise FileExists(file=file)
    draft = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            manifest = fill(tarfile.open(fileobj=out, mode="w"), home, tell)  # noqa: SIM115 (fill closes it)
            out.flush()
            os.fsync(out.fileno())
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def fill(tar, home, tell):
    members = {}
    with tar, tempfile.TemporaryDirectory(dir=home.path, prefix=".backup-") as folder:
        # The database first: a file is stored before its row, so whatever a row names is there afterwards.
        for member in dump.write(Path(folder), tell):
            members[f"database/{member.name}"] = add(tar, member, f"database/{member.name}")
        for path in sorted(files_of(home)):
            name = path.relative_to(home.path).as_posix()
            members[name] = add(tar, path, name)
        tell(f"{len(members)} files")
        manifest = {**about(home), "members": members}
        body = json.dumps(manifest, indent=1, ensure_ascii=False).encode()
        header = tarfile.TarInfo(MANIFEST)
        header.size, header.mtime, header.mode = len(body), int(time.time()), 0o600
        tar.addfile(header, io.BytesIO(body))
    return manifest


def files_of(home):
    for folder in FOLDERS:
        yield from (path for path in (home.path / folder).rglob("*") if path.is_file() and path.name[0] != ".")
    yield from (home.path / mark for mark in MARKS if (home.path / mark).exists())


def about(home):
    return {
        "format": 1,
        "version": secondhalf.__version__,
        "kind": home.kind,
        "database": connection.vendor,
        "migrations": dump.migrations(),
        "made_at": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }


def add(tar, path, name):
    """Copy one file into the archive; returns its size and hash as they were written."""
    with path.open("rb") as source:
        header = tar.gettarinfo(arcname=name, fileobj=source)
        header.uname = header.gname = ""
        header.uid = header.gid = 0
        reading = Hashing(source, header.size)
        tar.addfile(header, reading)
    return {"size": header.size, "sha256": reading.digest.hexdigest()}


class Hashing:
    """Reads a file and hashes what was read."""

    def __init__(self, source, size):
        self.source, self.left, self.digest = source, size, hashlib.sha256()

    def read(self, size):
        block = self.source.read(min(size, self.left))
        self.left -= len(block)
        self.digest.update(block)
        return block


def verify(file):
    """Check every hash; returns the manifest. Raises NotABackup with the first reason."""
    try:
        with tarfile.open(file, "r:") as tar:
            found = {member.name: measure(tar, member) for member in tar}
            manifest = json.load(tar.extractfile(MANIFEST))
            del found[MANIFEST]
    except (OSError, KeyError, ValueError, AttributeError, tarfile.TarError, EOFError) as reason:
        raise NotABackup(file=file, why=f"{type(reason).__name__}: {reason}") from reason
    for name, expected in manifest["members"].items():
        if found.get(name) != expected:
            raise NotABackup(file=file, why=f"{name} is damaged or missing")
    if extra := set(found) - set(manifest["members"]):
        raise NotABackup(file=file, why=f"{sorted(extra)[0]} does not belong to it")
    return manifest


def measure(tar, member):
    """Size and hash of a member. Anything but a plain file inside its folder is refused."""
    if not member.isfile() or member.name.startswith("/") or ".." in Path(member.name).parts:
        raise ValueError(f"{member.name} is not a plain file")
    source, digest, size = tar.extractfile(member), hashlib.sha256(), 0
    while block := source.read(1 << 20):
        digest.update(block)
        size += len(block)
    return {"size": size, "sha256": digest.hexdigest()}


def extract(file, folder):
    """Unpack a verified archive into an empty folder; everything in it is for the owner only."""
    with tarfile.open(file, "r:") as tar:
        for member in tar:
            path = Path(folder) / member.name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                shutil.copyfileobj(tar.extractfile(member), out)
    (Path(folder) / MANIFEST).unlink()
