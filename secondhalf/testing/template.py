"""A migrated SQLite database, kept between test runs and copied: applying every migration takes seconds. 测试库模板。

Its name holds a hash of every migration, so that it is never older than they are.
"""

import hashlib
import os
import shutil
import sqlite3
import sys
from pathlib import Path

from django.apps import apps
from django.db import connection

FOLDER = Path(sys.prefix) / "secondhalf-tests"


def lay():
    """Put a copy where the test database is expected, if there is one of the present migrations."""
    if connection.vendor == "sqlite" and (kept := template()).exists():
        shutil.copyfile(kept, connection.settings_dict["TEST"]["NAME"])


def keep():
    """Keep a copy of the test database just made, and drop those of earlier migrations."""
    if connection.vendor != "sqlite" or (kept := template()).exists():
        return
    FOLDER.mkdir(exist_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    copy = sqlite3.connect(draft)
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.close()
    draft.replace(kept)
    for old in FOLDER.glob("*.sqlite3"):
        if old != kept:
            old.unlink(missing_ok=True)


def template():
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:24]}.sqlite3"
