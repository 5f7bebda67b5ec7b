"""The receipt: a number, and 26 digits that only the person has; the house keeps a keyed hash of them. 回执。

25 random digits (83 bits) and a check digit, in groups that can be read aloud and typed back.
"""

import hashlib
import hmac
import re

from django.db import models

from secondhalf.core import keys
from secondhalf.core.rows import Owned

DIGITS = 25
# H. M. Damm: Total anti-symmetrische Quasigruppen, 2004: finds every wrong digit and every two neighbours exchanged.
DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


class Receipt(Owned):
    """Whoever shows the digits may follow the voice. `proof` is worth nothing without the key outside the database."""

    voice = models.OneToOneField("voices.Voice", models.CASCADE, related_name="receipt")
    proof = models.BinaryField(max_length=32)


def secret_of(once):
    """The digits for a form's one-time key: the same form sent twice gets the same receipt; nothing is kept."""
    number = int.from_bytes(hmac.digest(keys.key("receipts"), f"secret {once}".encode(), "sha512"))
    digits = f"{number % 10**DIGITS:0{DIGITS}}"
    return digits + check_digit(digits)


def check_digit(digits):
    carried = 0
    for digit in digits:
        carried = int(DAMM[carried][int(digit)])
    return str(carried)


def hangs_together(digits):
    """Are these 26 digits whose last one fits? It tells a slip of the finger, and nothing else."""
    return len(digits) == DIGITS + 1 and check_digit(digits) == "0"


def grouped(digits):
    """12345 67890 12345 67890 12345 6"""
    return " ".join(digits[at : at + 5] for at in range(0, len(digits), 5))


def digits_of(typed):
    """The digits of what somebody typed, whatever stands between them; full-width digits count."""
    return "".join(str(int(sign)) for sign in typed if sign.isdecimal())


def number_of(typed):
    """A number as the house writes it: SY-48273-31059 from “sy 4827331059”."""
    signs = re.sub(r"[^0-9A-Z]", "", typed.upper())
    random = re.fullmatch(r"(?:SY)?(\d{5})(\d{5})", signs)
    dated = re.fullmatch(r"(?:SY)?(\d{8})(\d{4,})", signs)
    return "SY-{}-{}".format(*random.groups()) if random else "SY{}-{}".format(*dated.groups()) if dated else signs


def proof_of(no, digits):
    return keys.mark("receipts", no, digits)


def shown(voices, no, digits):
    """The voice of `voices` whose receipt this is, or None. The same work is done whether the number exists or not."""
    found = voices.filter(no=no, receipt__isnull=False).select_related("receipt").first()
    kept = bytes(found.receipt.proof) if found else hashlib.sha256(b"nobody").digest()
    right = hmac.compare_digest(kept, proof_of(no, digits))
    return found if right else None
