"""Settings of the test runs: SQLite by default; PostgreSQL when TEST_POSTGRES=1 or TEST_DATABASE_URL says so.

Each process of a run has a home folder of its own. Nothing waits for the disk, and passwords are cheap.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from secondhalf.home import Home
from secondhalf.testing import postgres as server

FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
home = Path(tempfile.mkdtemp(prefix="secondhalf-test-", dir=FAST))
atexit.register(shutil.rmtree, home, ignore_errors=True)

os.environ["SECONDHALF_HOME"] = str(home)
os.environ["DATABASE_URL"] = server.for_tests()
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop of its own in the test's thread
Home.find().be_born("real")

from secondhalf.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

database = DATABASES["default"]  # noqa: F405
database["TEST"] = {"MIGRATE": False}  # laid out at once, as a new installation is; `tests/test_schema.py` compares
if not os.environ["DATABASE_URL"]:
    # A file, not memory: two people must be able to press the same button at the same time.
    database["TEST"]["NAME"] = home / "test.sqlite3"
    database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
