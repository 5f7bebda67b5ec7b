"""Addresses and secrets of robots: encrypted under a key outside the database. 密封。

Whoever knows the address of a robot may speak in its group, so both are secrets. AES-256-GCM, bound to the robot's key.
"""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from secondhalf.core import keys

NAME = "robots"
NONCE = 12


def seal(text, robot):
    """The text, sealed for the robot of this key (a UUID)."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(keys.key(NAME)).encrypt(nonce, text.encode(), robot.bytes)


def unseal(sealed, robot):
    """The text. Raises cryptography's InvalidTag if the key was destroyed, or the row belongs to another robot."""
    sealed = bytes(sealed)
    return AESGCM(keys.key(NAME)).decrypt(sealed[:NONCE], sealed[NONCE:], robot.bytes).decode()
