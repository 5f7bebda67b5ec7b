"""Fills a database with many matters by bulk means: `python -m bench.load 10k|100k|1m`. 压测数据。

The database is that of SECONDHALF_HOME and DATABASE_URL; it must be new. The same seed makes the same province.
"""

import argparse
import os
import random
import sys
import time

SIZES = {"k": 1_000, "m": 1_000_000}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=number, help="how many matters: 10k, 100k, 1m or a number")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    prepare()
    load(chosen.size, chosen.seed)


def number(text):
    """10k, 1m, 500: as a number."""
    unit = SIZES.get(text[-1:].lower())
    return int(text[:-1]) * unit if unit else int(text)


def prepare():
    """An installation for real work in the home folder, its tables made, nobody in it."""
    if not os.environ.get("SECONDHALF_HOME"):
        sys.exit("Set SECONDHALF_HOME to a new folder: the bench never fills an installation that is in use.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    from secondhalf.home import Home

    Home.find().be_born("real")
    import django

    django.setup()
    from secondhalf.cli.upgrade import make_ready
    from secondhalf.matters.models import Matter

    make_ready(Home.find(), language="zh-hans")

    if Matter.objects.exists():
        sys.exit("There are matters in this database already.")


def load(size, seed):
    """Write `size` matters with their lives, then what is kept beside them: numbers, the log's length, the indexes."""
    from django.db import transaction

    from bench.life import Lives
    from bench.rows import loading
    from bench.tree import Tree

    until = int(time.time()) // 86400 * 86400 - 86400
    tell = Told()
    with transaction.atomic():
        tree = Tree()
    lives = Lives(tree, random.Random(seed), until=until)  # noqa: S311
    with loading(lives.tables), transaction.atomic():
        for matter in range(size):
            lives.make(matter, size)
            if not matter % 10_000:
                tell(f"{matter:,} of {size:,}")
        flush(lives.tables)
        tell(f"{size:,} matters, {lives.position:,} events; making indexes")
    beside(lives)
    follow(tell)
    tell("done\n")


def flush(tables):
    for table in tables:
        table.flush()


def beside(lives):
    """The counters that gave the numbers, and the length of the log."""
    from secondhalf.core.log import Log
    from secondhalf.core.numbering import Counter

    counters = [
        Counter(realm=lives.tree.realm, ledger="SQ", period=day, last=last) for day, last in lives.numbers.items()
    ]
    Counter.objects.bulk_create(counters, batch_size=500)
    Log.objects.update_or_create(pk=1, defaults={"length": lives.position})


def follow(tell):
    """What reactions would have kept: the index of searching, and the tallies."""
    from secondhalf.indicators import counting
    from secondhalf.matters import indexing

    for words, rebuild in (("indexed", indexing.rebuild), ("counted", counting.rebuild)):
        rebuild(tell=lambda done, words=words: tell(f"{words}: {done:,}"))


class Told:
    """Progress on one line, with the seconds since the beginning."""

    def __init__(self):
        self.began = time.monotonic()

    def __call__(self, words):
        print(f"\r{time.monotonic() - self.began:6.0f} s  {words:<60}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
