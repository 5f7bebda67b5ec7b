"""Writers to SQLite wait for each other in a queue, and whoever dies in it gives back the turn. 写入排队。"""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import OperationalError, connection

from secondhalf.core.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows")

HOLD = """
import fcntl, os, sys, time
file = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def writers(tmp_path, django_db_blocker):
    """Two connections to one new database."""
    settings = {**connection.settings_dict, "NAME": str(tmp_path / "queue.sqlite3")}
    settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": 0.2}
    pair = [DatabaseWrapper(settings, alias) for alias in ("one", "two")]
    for one in pair:
        one.inc_thread_sharing()
    with django_db_blocker.unblock():
        pair[0].cursor().execute("CREATE TABLE word (word text)")
        yield pair
        for one in pair:
            one.close()


def write(writer):
    writer.cursor().execute("INSERT INTO word VALUES ('x')")


def test_a_writer_goes_on_as_soon_as_the_other_is_through(writers):
    first, second = writers
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    waiting = threading.Thread(target=write, args=(second,))
    waiting.start()
    time.sleep(0.1)
    assert waiting.is_alive()
    first.commit()
    first.set_autocommit(True)
    waiting.join(5)
    with second.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM word").fetchone() == (1,)


def test_who_waits_too_long_is_told_so(writers):
    first, second = writers
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="locked"):
        write(second)
    first.rollback()
    first.set_autocommit(True)
    write(second)


def test_reading_never_waits(writers):
    first, second = writers
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with second.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM word").fetchone() == (0,)
    first.rollback()


def test_a_process_killed_in_its_turn_gives_it_back(writers):
    writer = writers[0]
    command = [sys.executable, "-c", HOLD, f"{writer.settings_dict['NAME']}-queue"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        waiting = threading.Thread(target=write, args=(writer,))
        waiting.start()
        time.sleep(0.1)
        assert waiting.is_alive()
        os.kill(holder.pid, signal.SIGKILL)
        waiting.join(5)
        assert not waiting.is_alive()
