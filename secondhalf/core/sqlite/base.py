"""SQLite as the house uses it: whoever writes waits in a queue instead of trying again and again. 写入排队。

SQLite lets a writer that finds the file taken sleep for 1, 2, 5 ... 100 ms and try again: under load most writers sleep
while nobody writes, and some try for seconds. Here a writer first takes a turn: one lock in the process, then one among
processes, on a file beside the database, which the system gives back when its holder dies. What SQLite promises is
untouched; whoever comes another way still meets SQLite's own lock.
"""

import fcntl
import os
import sqlite3
import threading
from contextlib import contextmanager
from functools import partial

from django.db.backends.sqlite3 import base, features
from django.db.utils import OperationalError
from django.utils.functional import cached_property

PATIENCE = 20
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_in_process = {}


class Turn:
    """One connection's place in the queue of a database file."""

    def __init__(self, database, patience):
        self.path, self.patience = f"{database}-queue", patience
        self.lock = _in_process.setdefault(self.path, threading.Lock())
        self.file, self.taken = None, False

    def take(self):
        """Wait until nobody else writes. Raises OperationalError when this process's other threads took too long."""
        if not self.lock.acquire(timeout=self.patience):
            raise OperationalError("database is locked")
        try:
            if self.file is None:
                self.file = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(self.file, fcntl.LOCK_EX)
        except BaseException:
            self.lock.release()
            raise
        self.taken = True

    def give_back(self):
        if self.taken:
            self.taken = False
            fcntl.flock(self.file, fcntl.LOCK_UN)
            self.lock.release()

    def close(self):
        self.give_back()
        if self.file is not None:
            os.close(self.file)
            self.file = None


class NoQueue:
    """For a database in memory, which no other process has."""

    taken = True

    def give_back(self):
        """Nothing was taken."""

    close = give_back


class Features(features.DatabaseFeatures):
    @cached_property
    def max_query_params(self):
        """As many as this SQLite takes, up to what it takes since 2020; Django keeps to the 999 of before."""
        self.connection.ensure_connection()
        return min(32_766, self.connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite; every transaction, and every write outside of one, takes its turn."""

    features_class = Features

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._turn = None

    @property
    def turn(self):
        if self._turn is None:
            name = self.settings_dict["NAME"]
            patience = self.settings_dict["OPTIONS"].get("timeout", PATIENCE)
            self._turn = NoQueue() if self.is_in_memory_db() else Turn(name, patience)
        return self._turn

    def create_cursor(self, name=None):
        return self.connection.cursor(factory=partial(Cursor, wrapper=self))

    @contextmanager
    def one_write(self):
        """A turn for a block outside of any transaction."""
        self.turn.take()
        try:
            yield
        finally:
            self.turn.give_back()

    def _start_transaction_under_autocommit(self):
        if not self.turn.taken:
            self.turn.take()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self.turn.give_back()
            raise

    def _commit(self):
        try:
            return super()._commit()
        finally:
            if self.connection is None or not self.connection.in_transaction:
                self.turn.give_back()

    def _rollback(self):
        try:
            return super()._rollback()
        finally:
            self.turn.give_back()

    def _close(self):
        try:
            return super()._close()
        finally:
            self.turn.close()
            self._turn = None


class Cursor(base.SQLiteCursorWrapper):
    def __init__(self, connection, wrapper):
        super().__init__(connection)
        self.wrapper = wrapper

    def execute(self, query, params=None):
        if self._takes_turn(query):
            with self.wrapper.one_write():
                return super().execute(query, params)
        return super().execute(query, params)

    def executemany(self, query, param_list):
        if self._takes_turn(query):
            with self.wrapper.one_write():
                return super().executemany(query, param_list)
        return super().executemany(query, param_list)

    def _takes_turn(self, query):
        return not self.wrapper.turn.taken and query.lstrip()[:7].upper().startswith(WRITING)
