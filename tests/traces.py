"""Searching an installation for the moments at which somebody spoke: tables, files, and the files' times. 痕迹检索。"""

import datetime
import os
import re
import struct
from pathlib import Path
from zoneinfo import ZoneInfo

ZONES = (datetime.UTC, ZoneInfo("Asia/Shanghai"))
AROUND = 2  # seconds
SPELLINGS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%d%H%M%S", "%Y%m%dT%H%M%S", "%H:%M:%S", "%d/%b/%Y:%H:%M:%S")
LIKE_A_KEY = re.compile(
    rb"(?<![0-9a-fA-F])[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}"
)
SCALES = (1, 10**3, 10**6, 10**9)  # seconds, milliseconds, microseconds, nanoseconds
# What tells the last write to the whole installation, whoever wrote (docs/security.md).
DATABASE = ("secondhalf.sqlite3", "secondhalf.sqlite3-wal", "secondhalf.sqlite3-shm")
HEARTBEAT = "worker"  # touched by the clock, whether or not anything happens (cli/work.py)


class Window:
    """From two seconds before `start` to two seconds after `end` (seconds since 1970)."""

    def __init__(self, start, end):
        self.start, self.end = start - AROUND, end + AROUND
        seconds = range(int(self.start), int(self.end) + 1)
        moments = [datetime.datetime.fromtimestamp(second, zone) for second in seconds for zone in ZONES]
        texts = {moment.strftime(spelling) for moment in moments for spelling in SPELLINGS}
        texts |= {str(second) for second in seconds} | {f"{second:08x}" for second in seconds}
        self.texts = re.compile("|".join(map(re.escape, sorted(texts))).encode(), re.IGNORECASE)

    def holds(self, number):
        """Is the number a moment of the window, in any of the usual units?"""
        return any(self.start * scale <= number <= self.end * scale for scale in SCALES)

    def in_text(self, body):
        """What of a text (bytes) tells a moment of the window: spelled out, counted, or as the beginning of a key."""
        found = [match[0].decode() for match in self.texts.finditer(body) if not in_a_key(body, match)]
        keys = (match[0].decode() for match in LIKE_A_KEY.finditer(body))
        return found + [key for key in keys if self.holds(int(key.replace("-", "")[:12], 16))]

    def in_bytes(self, body):
        """The same in raw bytes: a key of sixteen, a number of eight, a fraction of eight."""
        first, last = int(self.start * 1000), int(self.end * 1000)
        common = os.path.commonprefix([struct.pack(">Q", first)[2:], struct.pack(">Q", last)[2:]])
        found = [at for at in places(body, common) if first <= int.from_bytes(body[at : at + 6]) <= last]
        for form in (">d", "<d", ">q", "<q"):
            pack = [struct.pack(form, float(s) if "d" in form else s) for s in (int(self.start), int(self.end))]
            found += [at for at in places(body, pack[0]) if form] + [at for at in places(body, pack[1]) if form]
        return found


def in_a_key(body, match):
    """Digits amid the digits of a key or a hash are no moment."""
    before, after = body[match.start() - 1 : match.start()], body[match.end() : match.end() + 1]
    return match[0].isalnum() and (before.isalnum() or (after.isalnum() and not match[0].isdigit()))


def places(body, part):
    at = body.find(part)
    while at >= 0:
        yield at
        at = body.find(part, at + 1)


def files(home):
    """Every file of an installation, but for the program's own pictures and style sheets."""
    for path in Path(home).rglob("*"):
        if "static" not in path.relative_to(home).parts:
            yield path


def told_by_files(home, windows, *, also_changed=False):
    """(path, what) of whatever tells a moment by bytes or times. also_changed: the disk's own note of a change too."""
    for path in files(home):
        about = path.stat()
        times = [about.st_mtime] + ([about.st_ctime] if also_changed else [])
        for window in windows:
            if path.name not in (*DATABASE, HEARTBEAT) and any(window.start <= time <= window.end for time in times):
                yield path.relative_to(home), "the file's time"
            if path.is_file():
                body = path.read_bytes()
                yield from ((path.relative_to(home), what) for what in window.in_text(body))
                yield from ((path.relative_to(home), f"byte {at}") for at in window.in_bytes(body))
