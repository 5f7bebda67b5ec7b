"""Python's own search for circular garbage, held back while very many rows are at hand. 内存回收。

After every 700 new objects Python looks through the young ones, and now and then through all. A file of a hundred
thousand rows is millions of objects and none of them is circular garbage: more than half of the time went into looking.
"""

import gc
import threading
from contextlib import contextmanager

SELDOM = (100_000, 20, 100)
_lock, _working, _usual = threading.Lock(), 0, ()


@contextmanager
def seldom():
    """A block in which Python looks seldom, whatever else this process does meanwhile; blocks may overlap."""
    global _working, _usual  # noqa: PLW0603
    with _lock:
        if _working == 0:
            _usual = gc.get_threshold()
            gc.set_threshold(*SELDOM)
        _working += 1
    try:
        yield
    finally:
        with _lock:
            _working -= 1
            if _working == 0:
                gc.set_threshold(*_usual)
