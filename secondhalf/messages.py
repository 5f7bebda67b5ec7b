"""Compiles the translations: each django.po beside its django.mo, which is never committed. 译文编译。"""

from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent


def catalogues():
    """Every catalogue of the house, in a steady order."""
    return sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po"))


def compile_stale():
    """Compile the catalogues that changed since they were compiled; returns how many."""
    stale = [po for po in catalogues() if is_stale(po, po.with_suffix(".mo"))]
    for po in stale:
        polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo")))
    return len(stale)


def is_stale(po, mo):
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns
