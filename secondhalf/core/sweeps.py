"""Python's own search for circular garbage, held back while very many rows are at hand. 内存回收。

After every 700 new objects Python looks through the young ones, and now and then through all. A file of a hundred
thousand rows is millions of objects and none of them is circular garbage: more than half of the time went into looking.
"""

import gc
import threading
from contextlib import contextmanager

USUAL = gc.get_threshold()
SELDOM = (100_000, 20, 100)
_lock, _working = threading.Lock(), 0


@contextmanager
def seldom():
    """A block in which Python looks seldom, whatever else this process does meanwhile; blocks may overlap."""
    _change(1, SELDOM)
    try:
        yield
    finally:
        _change(-1, USUAL)


def _change(by, threshold):
    global _working  # noqa: PLW0603
    with _lock:
        _working += by
        if _working == max(by, 0):  # the first one in, or the last one out
            gc.set_threshold(*threshold)
