"""Keys that lie outside the database, in the home's `keys` folder: made at first use, never shown. 密钥。"""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes before what is locked
NAMES = ("receipts", "proofs", "callbacks", "identities", "robots", "ballots")


def key(name):
    """The 32 bytes of the installation's key of this name. Whoever destroys its file destroys what it protects."""
    return hashlib.sha256(settings.HOME.secret(name).encode()).digest()


def make_all():
    """Make every key before the first use: the day of its file must not tell when somebody first spoke."""
    for name in NAMES:
        settings.HOME.secret(name)


def mark(name, *parts):
    """A keyed hash (HMAC-SHA256, 32 bytes) of texts; nobody makes or checks it without the key of this name."""
    return hmac.digest(key(name), "\x00".join(parts).encode(), "sha256")


def lock(key, text, bound):
    """Bytes under AES-256-GCM, good for the row of this key (a UUID) only."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, bound.bytes)


def unlock(key, locked, bound):
    """The bytes. Raises cryptography's InvalidTag if the key was destroyed, or they belong to another row."""
    locked = bytes(locked)
    return AESGCM(key).decrypt(locked[:NONCE], locked[NONCE:], bound.bytes)
