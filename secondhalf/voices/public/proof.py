"""Spam without tracking: a key for one form, dated by the day, and a proof that a computer worked on it. 工作量证明。

The phone looks for numbers whose SHA-256 with the key begins with zeros (half a second or so); the house checks four
hashes and remembers nothing. A key serves one voice (a second one with it gets the first receipt), so a proof does too.
"""

import base64
import datetime
import hashlib
import secrets
from hmac import compare_digest

from secondhalf.core import keys, moments

PARTS = 4  # four easy searches take a steadier time than one hard one
ZEROS = 15  # bits; 4 * 2^15 hashes on the average
FRESH = datetime.timedelta(days=1)  # a draft or an unsent voice may wait a day on the phone


def new_once():
    """A one-time key of ours for a form of today: 261104.random.signature, 40 signs (one block of SHA-256)."""
    unsigned = f"{moments.today():%y%m%d}.{secrets.token_urlsafe(12)}"
    return f"{unsigned}.{signature(unsigned)}"


def is_ours(once):
    """Did this house sign the key? A key that somebody thought up could be somebody else's too."""
    unsigned, _dot, signed = once.rpartition(".")
    return bool(unsigned) and compare_digest(signed.encode(), signature(unsigned).encode())


def proves(once, proof):
    """Is the proof (numbers with points between them) right, for a key of ours of today or yesterday?"""
    numbers = proof.split(".")
    if len(numbers) != PARTS or len(proof) > 100 or not is_ours(once) or not is_fresh(once):
        return False
    return all(begins_with_zeros(f"{once}:{part}:{number}") for part, number in enumerate(numbers))


def is_fresh(once):
    try:
        day = datetime.datetime.strptime(once[:6], "%y%m%d").date()  # noqa: DTZ007 (a day and no time)
    except ValueError:
        return False
    return moments.today() - FRESH <= day <= moments.today()


def begins_with_zeros(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) >> (32 - ZEROS) == 0


def found(once):
    """A proof for the key, as the phone finds it: for tests and the bench."""
    return ".".join(
        str(next(filter(lambda n: begins_with_zeros(f"{once}:{p}:{n}"), range(2**30)))) for p in range(PARTS)
    )


def signature(unsigned):
    return base64.urlsafe_b64encode(keys.mark("proofs", unsigned))[:16].decode()
