"""Logs without personal data: routes instead of addresses, types instead of messages, kept for 200 days. 日志。

Two hundred days is more than the six months that the Cybersecurity Law (《网络安全法》第二十三条) asks for.
"""

import logging
import os
import time
import traceback
from pathlib import Path

DAYS_KEPT = 200
FAULTS_OF_CODE = (ImportError, AttributeError, NameError)  # their messages name code, never a person
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configuration(home, *, debug):
    """Django's LOGGING: files in the home's `logs` once it is born; warnings also on the terminal."""
    born = bool(home.kind)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"not_of_public_pages": {"()": NotOfPublicPages}},
        "formatters": {
            "line": {"()": Discreet, "format": LINE, "tells_messages": debug or home.is_demo},
            "timeless": {"format": "%(message)s"},
        },
        "handlers": {
            "terminal": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["not_of_public_pages"]},
            **{
                name: file_handler(home.path / "logs", name) if born else {"class": "logging.NullHandler"}
                for name in ("program", "staff", "public")
            },
        },
        "root": {"handlers": ["terminal", "program"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # "Not Found: /address" would write addresses down
            "django.request": {"level": "ERROR", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            "secondhalf.staff": {"handlers": ["staff"], "level": "INFO", "propagate": False},
            "secondhalf.public": {"handlers": ["public"], "level": "INFO", "propagate": False},
        },
    }


def file_handler(folder, name):
    formatter = "timeless" if name == "public" else "line"
    return {"()": DailyFile, "folder": folder, "name": name, "formatter": formatter}


class Discreet(logging.Formatter):
    """Writes an exception's type and place, but not its message: that may hold what a person wrote."""

    def __init__(self, format, *, tells_messages=False):  # noqa: A002 (the name that logging gives it)
        super().__init__(format)
        self.tells_messages = tells_messages

    def formatException(self, exc_info):  # noqa: N802 (logging's own name)
        if self.tells_messages or isinstance(exc_info[1], FAULTS_OF_CODE):
            return super().formatException(exc_info)
        kind, _value, trace = exc_info
        return "".join(traceback.format_tb(trace)) + kind.__qualname__

    def formatTime(self, record, datefmt=None):  # noqa: N802 (logging's own name)
        return super().formatTime(record, "%Y-%m-%d" if is_of_public_page(record) else datefmt)

    def format(self, record):
        if record.name == "django.request" and getattr(record, "request", None) is not None:
            record = logging.makeLogRecord({**record.__dict__, "msg": route_of(record.request), "args": ()})
        return super().format(record)


class DailyFile(logging.Handler):
    """One file a day, appended to by several processes at once; files older than 200 days are deleted."""

    def __init__(self, folder, name):
        super().__init__()
        self.folder, self.name_of_file = Path(folder), name
        self.day, self.out = None, None

    def emit(self, record):
        try:
            day = time.strftime("%Y-%m-%d", time.localtime(record.created))
            if day != self.day:
                self.turn_over(day)
            os.write(self.out, (self.format(record) + "\n").encode())
            if self.name_of_file == "public" or is_of_public_page(record):
                for place in (self.out, self.folder):
                    os.utime(place, (start_of(day), start_of(day)))
        except Exception:
            self.handleError(record)

    def turn_over(self, day):
        self.close_file()
        self.folder.mkdir(exist_ok=True, mode=0o700)
        file = self.folder / f"{self.name_of_file}-{day}.log"
        self.out, self.day = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), day
        limit = time.time() - DAYS_KEPT * 86400
        for old in self.folder.glob(f"{self.name_of_file}-*.log"):
            if old.stat().st_mtime < limit:
                old.unlink(missing_ok=True)

    def close_file(self):
        if self.out is not None:
            os.close(self.out)
        self.day, self.out = None, None

    def close(self):
        self.close_file()
        super().close()


class NotOfPublicPages(logging.Filter):
    """What goes wrong on a page for people without an account is not printed: whoever prints notes the time."""

    def filter(self, record):
        return not is_of_public_page(record)


def is_of_public_page(record):
    """Is it about a request to a page that must not tell when it was asked for?"""
    return getattr(getattr(record, "request", None), "path_info", "").startswith("/v/")


def start_of(day):
    return time.mktime(time.strptime(day, "%Y-%m-%d"))


def blur(folder):
    """Begin today's file of public requests, unless it is there; it tells the day, and the disk notes this moment."""
    if not Path(folder).is_dir():
        return
    day = time.strftime("%Y-%m-%d")
    file = Path(folder) / f"public-{day}.log"
    file.touch(mode=0o600)
    for path in (file, file.parent):
        os.utime(path, (start_of(day), start_of(day)))


def route_of(request):
    """The pattern of the address, such as `matters/<ref>/`: it never holds a number or a key."""
    match = getattr(request, "resolver_match", None)
    return f"{request.method} {match.route if match else '?'}"
