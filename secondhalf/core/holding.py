"""Making whoever tries wrong words wait, without stopping the others of the process. 限速等候。"""

import time
from threading import BoundedSemaphore

WAITING_AT_ONCE = 2  # of a process's four threads, whatever they wait for: the others go on serving
places = BoundedSemaphore(WAITING_AT_ONCE)


def hold_up(seconds, *, crowded):
    """Wait for so many seconds. Raises the Problem `crowded` when too many wait already."""
    if not places.acquire(blocking=False):
        raise crowded
    try:
        time.sleep(seconds)
    finally:
        places.release()
