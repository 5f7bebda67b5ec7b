"""The checks of an installation, each a question with an answer and a mending. 自检项目。"""

import os
import shutil
import sys
import time
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.cli import identity, locks
from secondhalf.core import moments

ENOUGH_FREE = 1_000_000_000


class Finding(NamedTuple):
    good: bool
    words: str
    mending: str = ""


def python(home):
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(sys.version_info >= (3, 11), version, _("Install Python 3.11 or newer."))


def folder(home):
    if not home.kind:
        return Finding(
            False, _("no installation yet"), _("`secondhalf serve` makes a demo, `setup --real` a real one.")
        )
    free = shutil.disk_usage(home.path).free
    words = _("%(free)d GB free") % {"free": free / 1e9}
    if not os.access(home.path, os.W_OK):
        return Finding(False, _("not writable"), _("Give the folder to the account that runs the program."))
    return Finding(free > ENOUGH_FREE, words, _("Make room on the disk, or move the folder and set SECONDHALF_HOME."))


def keys(home):
    """Keys that others can read are no keys any more."""
    files = [path for path in (home.path / "keys").glob("*") if path.is_file()]
    loose = [path.name for path in files if path.stat().st_mode & 0o077]
    mending = _("Type: chmod 600 %(files)s/*") % {"files": home.path / "keys"}
    return Finding(not loose, _("readable by others: %s") % ", ".join(loose) if loose else str(len(files)), mending)


def database(home):
    """Does it answer, and is it this home's own?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    words = f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}"
    own = identity.mark_in_database() == identity.mark_of(home)
    return Finding(own, words, _("It belongs to another installation: set DATABASE_URL and SECONDHALF_HOME to match."))


def migrations(home):
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    words = _("%(count)s steps missing") % {"count": len(plan)} if plan else _("up to date")
    return Finding(not plan, words, _("`secondhalf serve` backs up and applies them."))


def static_files(home):
    made = (settings.STATIC_ROOT / "staticfiles.json").exists()
    return Finding(made, _("there") if made else _("missing"), _("`secondhalf serve` makes them."))


def worker(home):
    """Asked only while the installation is being served."""
    if not locks.is_held(home):
        return Finding(True, _("not being served now"))
    beat = home.path / "worker"
    age = int(time.time() - beat.stat().st_mtime) if beat.exists() else None
    words = _("seen %(age)s seconds ago") % {"age": age} if age is not None else _("never seen")
    return Finding(
        age is not None and age < 60, words, _("Look at the newest program-….log in `logs`; restart `serve`.")
    )


def stuck_jobs(home):
    from secondhalf.core.jobs import Job, JobState
    from secondhalf.notices import sending

    stuck = Job.objects.filter(state=JobState.STUCK).count() + len(sending.stuck())
    return Finding(
        not stuck, str(stuck), _("Open the page of stuck jobs: it says why each failed and starts it again.")
    )


def calendar(home):
    """Is the yearly notice of holidays for the present year known?"""
    from secondhalf.core.calendar import current

    year = moments.today().year
    official = not current().is_provisional(year)
    words = (
        _("the notice for %(year)s is known") if official else _("no notice for %(year)s: deadlines are provisional")
    )
    return Finding(official, words % {"year": year}, _("Import the yearly notice of holidays under Administration."))


def clock(home):
    """A clock behind the newest event would put deadlines in the wrong order."""
    from secondhalf.core.events import Event

    newest = Event.objects.order_by("-id").values_list("at", flat=True).first()
    good = newest is None or newest <= moments.now()
    words = _("in order") if good else _("behind the newest event")
    return Finding(good, words, _("Set this machine's clock by NTP, then start `serve` again."))


def paper(home):
    """Posters and forms are printed with a Chinese font."""
    from secondhalf.papers import fonts

    found = fonts.chosen()["fang"]
    sans = "" if fonts.has_song() else " · " + _("no Song or Fangsong typeface: official papers are set without serifs")
    return Finding(
        bool(found),
        found[0] + sans if found else _("none found"),
        _("Install the system's package fonts-noto-cjk, or set up the installation again."),
    )


def papers(home):
    """Issued documents open the very bytes that were issued, for ever."""
    from secondhalf.papers import sweeping

    found = [f"{name}: {fault}" for name, fault in sweeping.faults()]
    words = "; ".join(found[:3]) if found else _("every file is there and as it was issued")
    return Finding(not found, words, _("Bring the folder `papers` back from a backup."))


BEFORE_BIRTH = [("Python", python), (gettext_lazy("Folder"), folder)]
CHECKS = [
    *BEFORE_BIRTH,
    (gettext_lazy("Keys"), keys),
    (gettext_lazy("Database"), database),
    (gettext_lazy("Migrations"), migrations),
    (gettext_lazy("Static files"), static_files),
    (gettext_lazy("Job worker"), worker),
    (gettext_lazy("Stuck jobs"), stuck_jobs),
    (gettext_lazy("Holiday calendar"), calendar),
    (gettext_lazy("System clock"), clock),
    (gettext_lazy("Chinese font for paper"), paper),
    (gettext_lazy("Issued documents"), papers),
]
