"""What the figures were measured on. 机器。"""

import os
import platform
import tempfile
import threading
import time
from pathlib import Path


def told():
    """Processor, memory, system, and what one durable write costs, in one line."""
    alone, busy = sync_time(), sync_time(busy=True)
    return (
        f"{os.cpu_count()} × {processor()}, {memory()} GB, Linux {platform.release()},"
        f" Python {platform.python_version()}; "
        f"fdatasync {alone * 1000:.1f} ms at rest, {busy * 1000:.1f} ms while the processors are busy; "
        f"20,000 additions in {spin() * 1000:.2f} ms.\n"
    )


def processor():
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def memory():
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def sync_time(*, busy=False, times=200):
    """Seconds of one fdatasync after one page (the median). busy: with a thread for each processor at work."""
    stop = threading.Event()
    spinners = [threading.Thread(target=hash_until, args=(stop,)) for _ in range(os.cpu_count() if busy else 0)]
    for spinner in spinners:
        spinner.start()
    with tempfile.TemporaryFile() as file:
        took = sorted(one_sync(file.fileno()) for _ in range(times))
    stop.set()
    return took[times // 2]


def one_sync(file):
    os.write(file, os.urandom(4096))
    began = time.perf_counter()
    os.fdatasync(file)
    return time.perf_counter() - began


def hash_until(stop):
    import hashlib

    block = bytes(1 << 20)
    while not stop.is_set():
        hashlib.sha256(block).digest()  # without the interpreter's lock


def spin():
    """Seconds of a fixed loop: how fast the processor is just now (the best of twenty)."""
    return min(one_spin() for _ in range(20))


def one_spin():
    began, total = time.perf_counter(), 0
    for number in range(20_000):
        total += number
    return time.perf_counter() - began
