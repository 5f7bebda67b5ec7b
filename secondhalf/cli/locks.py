"""One process at a time may serve, set up or restore a home. 独占锁。"""

import fcntl
from contextlib import contextmanager

from secondhalf.cli.problems import AlreadyServed


@contextmanager
def alone(home):
    """Hold the home's lock for a block; it goes with the process, however that ends. Raises AlreadyServed."""
    with (home.path / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            raise AlreadyServed(folder=home.path) from reason
        yield


def is_held(home):
    """Does another process hold it?"""
    try:
        with alone(home):
            return False
    except AlreadyServed:
        return True
