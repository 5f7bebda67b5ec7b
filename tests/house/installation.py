"""An installation of its own for tests of the program: a home folder, and on PostgreSQL a database. 测试用安装。"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent


class Installation:
    """Runs `secondhalf` in processes of its own, never in the test's."""

    def __init__(self, folder, **choices):
        self.home = Path(folder) / "home"
        chosen = {name: value for name, value in os.environ.items() if not name.startswith(("SECONDHALF_", "DJANGO_"))}
        self.environment = {
            **chosen,
            "SECONDHALF_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "LANG": "C",
            **choices,
        }
        self.environment["DATABASE_URL"] = fresh_database()

    def become_copy_of(self, template):
        shutil.copytree(template.home, self.home)
        self.environment["DATABASE_URL"] = fresh_database(template.environment["DATABASE_URL"])
        self.links = template.links

    def run(self, *words, code=0):
        """Run a command to its end; returns all it printed. code: the exit code that is expected."""
        done = subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def start(self, *words):
        return subprocess.Popen(
            self.command(*words), env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def command(self, *words):
        return [sys.executable, "-m", "secondhalf", *map(str, words)]


class Served:
    """`secondhalf serve` on a free port for a block; stopped by SIGTERM, or by the signal given to `stop`."""

    def __init__(self, installation):
        self.process = installation.start("serve", "--port", "0")
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line)
            if "Ctrl-C" in line:
                break
        addresses = [line.split(": ")[1].strip() for line in self.lines if "Address" in line]
        assert addresses, self.lines
        self.address = addresses[0]

    def __enter__(self):
        return self

    def __exit__(self, *_reason):
        if self.process.poll() is None:
            self.stop()
        self.process.stdout.close()

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode()

    def descendants(self):
        """The processes below `serve`, from /proc."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
        found, new = set(), {self.process.pid}
        while new := {pid for pid, parent in parents.items() if parent in new} - found:
            found |= new
        return found

    def stop(self, number=signal.SIGTERM):
        """Send the signal and wait; returns the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)


def all_gone(pids, *, seconds=20):
    """Do all these processes end within some seconds?"""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not [pid for pid in pids if is_alive(pid)]:
            return True
        time.sleep(0.1)
    return False


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def fresh_database(template=""):
    """A new database on the run's PostgreSQL, empty or a copy; empty text for SQLite."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server:
        return ""
    name = f"cli_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        copied = f" TEMPLATE {name_of(template)}" if template else ""
        connection.execute(f"CREATE DATABASE {name}{copied}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def name_of(url):
    return urlsplit(url).path.lstrip("/")
