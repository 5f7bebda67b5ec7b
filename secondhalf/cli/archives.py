"""`secondhalf backup FILE` and `secondhalf restore FILE`. 备份与恢复。"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.cli import archive, dump, locks, upgrade
from secondhalf.cli.problems import DatabaseInUse, HomeNotEmpty, NewerBackup, NotYetBorn, OtherDatabase
from secondhalf.core.command import Command


def backup(chosen):
    """May run while the installation is being served."""
    home = settings.HOME
    if not home.kind:
        raise NotYetBorn(folder=home.path)
    file = Path(chosen.file)
    manifest = archive.write_archive(home, file, tell=progress())
    size = file.stat().st_size / 1e6
    print("\r" + _("Backup written: %(file)s (%(size).1f MB).") % {"file": file, "size": size})
    print(_("It holds the keys and everything people said: keep it where only you can read it."))
    return 0 if manifest["members"] else 1


def progress():
    """One line that is written over on a terminal, and nothing where nobody watches."""
    if not sys.stdout.isatty():
        return lambda words: None
    return lambda words: print(f"\r  {words[:60]:<60}", end="", flush=True)


def restore(chosen):
    """Verify first, change afterwards. What was there before is set aside, never deleted."""
    home = settings.HOME
    file = Path(chosen.file)
    manifest = archive.verify(file)
    refuse_unfit(manifest)
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with locks.alone(home):
        refuse_full(home, force=chosen.force)
        connections.close_all()
        with tempfile.TemporaryDirectory(dir=home.path.parent, prefix=".restore-") as folder:
            archive.extract(file, folder)
            fill(home, Path(folder), manifest)
        upgrade.collect_static()
    print(_("Restored: made %(when)s, version %(version)s.") % {"when": manifest["made_at"], **manifest})
    print(_("Next: `secondhalf check`, then `secondhalf serve`."))


def refuse_unfit(manifest):
    known = set(MigrationLoader(None).disk_migrations)
    if manifest["format"] != 1 or not {tuple(step) for step in manifest["migrations"]} <= known:
        raise NewerBackup(version=manifest["version"])
    if manifest["database"] != connection.vendor:
        raise OtherDatabase(theirs=manifest["database"], ours=connection.vendor)


def refuse_full(home, *, force):
    if home.kind and not force:
        raise HomeNotEmpty(folder=home.path)
    if connection.vendor == "postgresql" and dump.tables() and not force:
        raise DatabaseInUse()


def fill(home, folder, manifest):
    """Put the unpacked archive in place: the database of PostgreSQL first, since only that can still fail."""
    database = folder / "database"
    if connection.vendor == "postgresql":
        dump.drop_everything()
        dump.load(database, manifest["migrations"])
        shutil.rmtree(database)
    else:
        (database / dump.SQLITE_FILE).rename(folder / dump.SQLITE_FILE)
        database.rmdir()
    set_aside(home)
    for item in folder.iterdir():
        item.rename(home.path / item.name)
    for name in ("files", "papers", "logs", "backups"):
        (home.path / name).mkdir(exist_ok=True, mode=0o700)


def set_aside(home):
    """Move what is there into a folder beside the others."""
    present = [item for item in home.path.iterdir() if item.name != "lock" and not item.name.startswith("replaced-")]
    if not present:
        return
    aside = home.path / time.strftime("replaced-%Y%m%d-%H%M%S")
    aside.mkdir(mode=0o700)
    for item in present:
        os.rename(item, aside / item.name)  # noqa: PTH104
    print(_("What was there before now lies in %(folder)s.") % {"folder": aside})


def file_option(parser):
    parser.add_argument("file", metavar=_("FILE"), help=_("the backup, a .tar file"))


def restoring_options(parser):
    file_option(parser)
    parser.add_argument("--force", action="store_true", help=_("also where there is an installation: it is set aside"))


COMMANDS = [
    Command("backup", gettext_lazy("Write database, files and keys into one file."), backup, file_option),
    Command("restore", gettext_lazy("Make an installation from a backup."), restore, restoring_options),
]
