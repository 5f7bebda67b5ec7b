"""The home folder of an installation: database, files, keys. 数据目录。"""

import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from secondhalf import options
from secondhalf.databases import postgres, sqlite

PROJECT = Path(__file__).resolve().parent.parent
KINDS = ("demo", "real")


@dataclass(frozen=True)
class Home:
    """The folder of one installation. It is born demo or real and stays so; before its birth nothing is written."""

    path: Path

    @classmethod
    def find(cls):
        """The folder named by SECONDHALF_HOME, else `secondhalf-data` beside the checkout, else the person's own."""
        if chosen := options.HOME.read():
            return cls(Path(chosen).expanduser().resolve())
        if (PROJECT / "second.py").exists():
            return cls(PROJECT.parent / "secondhalf-data")
        shared = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
        return cls(Path(shared).expanduser() / "secondhalf")

    @property
    def kind(self):
        """`demo`, `real`, or nothing before its birth."""
        try:
            return (self.path / "kind").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    @property
    def is_demo(self):
        return self.kind == "demo"

    def be_born(self, kind):
        """Make the folder and say for good what it is: `demo` or `real`."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in ("keys", "files", "papers", "small", "incoming", "logs", "backups"):
            (self.path / folder).mkdir(exist_ok=True, mode=0o700)
        make_once(self.path / "kind", kind, mode=0o400)

    def secret(self, name):
        """A random key kept outside the database, made at first use, readable by the owner only.

        Before the birth of the home it lives only as long as the process.
        """
        return secret_in(self.path / "keys" / name)

    def database(self):
        """Django's settings of the database: DATABASE_URL (PostgreSQL) or the embedded SQLite file."""
        url = options.DATABASE.read()
        return postgres(url) if url else sqlite(self.path / "secondhalf.sqlite3")


@cache
def secret_in(file):
    if file.exists():
        return file.read_text(encoding="ascii").strip()
    fresh = secrets.token_urlsafe(48)
    return make_once(file, fresh) if file.parent.is_dir() else fresh


def make_once(file, text, *, mode=0o600):
    """Write a file that never changes again. Of two processes one makes it; both get what it holds."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="ascii") as out:
        out.write(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file.read_text(encoding="ascii").strip()
