"""Loads and measures, size by size, on both databases, and prints tables: `python -m bench.measure`. 压测。

Every database is made new in the temporary folder and removed afterwards. Nothing else should run meanwhile.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import machine, tables

DURABLE = {
    "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "2GB",
    "effective_cache_size": "12GB", "work_mem": "16MB", "max_wal_size": "8GB", "random_page_cost": "1.1",
}  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10k,100k,1m")
    parser.add_argument("--db", default="sqlite,postgres")
    parser.add_argument("--seconds", type=float, default=10, help="how long clients register")
    parser.add_argument(
        "--json", type=Path, help="keep the raw results here; what is there already is not measured again"
    )
    chosen = parser.parse_args()
    results = json.loads(chosen.json.read_text()) if chosen.json and chosen.json.exists() else {}
    for database in chosen.db.split(","):
        with SERVERS[database]() as new_database:
            for size in chosen.sizes.split(","):
                name = f"{database} {size}"
                if name not in results:
                    results[name] = measured(name, size, new_database, chosen.seconds)
                if chosen.json:
                    chosen.json.write_text(json.dumps(results, ensure_ascii=False, indent=1))
    print(machine.told())
    print(tables.markdown(results))


def measured(name, size, new_database, seconds):
    """{case: figures} of one size on one database."""
    tell(f"{name}: loading")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, new_database() as url:
        environment = {
            **os.environ,
            "SECONDHALF_HOME": f"{folder}/home",
            "DATABASE_URL": url,
            "PYTHONWARNINGS": "ignore",
        }
        began = time.monotonic()
        run(environment, "load", size, quiet=False)
        figures = {"loading": {"seconds": time.monotonic() - began}}
        for part, words in (("pages", []), ("alike", []), ("registering", ["--seconds", str(seconds)])):
            tell(f"{name}: {part}")
            figures |= json.loads(run(environment, part, *words))
        figures["database"] = {"mb": folder_size(folder)} if not url else {"mb": database_size(url)}
        return figures


def run(environment, part, *words, quiet=True):
    """Run a part of the bench in a process of its own; returns what it printed."""
    command = [sys.executable, "-m", f"bench.{part}", *words]
    errors = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, stderr=errors, text=True).stdout


@contextlib.contextmanager
def sqlite():
    yield lambda: contextlib.nullcontext("")


@contextlib.contextmanager
def postgres():
    """A server that waits for the disk at each commit; gives a way to make a new database on it."""
    import psycopg

    from secondhalf.testing import postgres as server

    address = server.start(**DURABLE)

    @contextlib.contextmanager
    def new_database():
        name = f"bench_{time.time_ns()}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        yield address.replace("/postgres?", f"/{name}?")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    yield new_database


SERVERS = {"sqlite": sqlite, "postgres": postgres}


def database_size(url):
    import psycopg

    with psycopg.connect(url) as connection:
        return connection.execute("SELECT pg_database_size(current_database())").fetchone()[0] / 1e6


def folder_size(folder):
    return sum(file.stat().st_size for file in Path(folder).rglob("*.sqlite3*")) / 1e6


def tell(words):
    free = shutil.disk_usage(tempfile.gettempdir()).free / 1e9
    print(f"{time.strftime('%H:%M:%S')} {words} ({free:.0f} GB free, load {os.getloadavg()[0]:.1f})", file=sys.stderr)


if __name__ == "__main__":
    main()
