"""Small tables kept in memory for a few seconds, so that a page does not ask for them again and again. 常用数据。"""

import threading
import time

from django.db import transaction

_SECONDS = 5
_MOST = 10_000  # results of one function: whoever asks for ever new keys must not fill the memory
_all = []


class Kept:
    """A function of hashable arguments whose results are kept until `forget()`, at most a few seconds.

    Whoever changes what it reads calls `forget()`; other processes notice within those seconds.
    """

    def __init__(self, load):
        self._load = load
        self._results = {}
        self._lock = threading.Lock()
        _all.append(self)

    def __call__(self, *key):
        found = self._results.get(key)
        if found is None or found[0] < time.monotonic():
            found = (time.monotonic() + _SECONDS, self._load(*key))
            with self._lock:
                if len(self._results) >= _MOST:
                    self._results.clear()
                self._results[key] = found
        return found[1]

    def forget(self):
        """Read again next time: now, and once more when the running transaction is through."""
        self._clear()
        transaction.on_commit(self._clear)

    def _clear(self):
        with self._lock:
            self._results.clear()


def forget_all():
    """Forget everything that is kept: for tests, which roll their rows back."""
    for kept in _all:
        kept._clear()
