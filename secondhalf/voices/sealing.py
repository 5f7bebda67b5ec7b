"""Who spoke hidden: encrypted under a key of its own, which a key outside the database wraps. 隐名身份封存。

AES-256-GCM twice. Destroying the wrapped key of one voice, or the outer key of all, is erasure.
"""

import json
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from secondhalf.core import keys

NAME = "identities"
NONCE = 12


def seal(identity, voice):
    """(wrapped key, sealed text) of an identity (a dict of texts); `voice` (its key) is bound into both."""
    own = AESGCM.generate_key(bit_length=256)
    text = json.dumps(identity, ensure_ascii=False).encode()
    return locked(keys.key(NAME), own, voice), locked(own, text.ljust(256), voice)


def unseal(wrapped, sealed, voice):
    """The identity. Raises cryptography's InvalidTag if the key was destroyed, or the row belongs to another voice."""
    own = opened(keys.key(NAME), bytes(wrapped), voice)
    return json.loads(opened(own, bytes(sealed), voice))


def locked(key, text, voice):
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, voice.bytes)


def opened(key, text, voice):
    return AESGCM(key).decrypt(text[:NONCE], text[NONCE:], voice.bytes)
