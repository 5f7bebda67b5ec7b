"""Who spoke hidden: encrypted under a key of its own, which a key outside the database wraps. 隐名身份封存。

AES-256-GCM twice. Destroying the wrapped key of one voice, or the outer key of all, is erasure.
"""

import json
import os

from secondhalf.core import keys

NAME = "identities"
LEAST = 256  # bytes: a long and a short name look alike


def seal(identity, voice):
    """(wrapped key, sealed text) of an identity (a dict of texts); `voice` (its key) is bound into both."""
    own = os.urandom(32)
    text = json.dumps(identity, ensure_ascii=False).encode()
    return keys.lock(keys.key(NAME), own, voice), keys.lock(own, text.ljust(LEAST), voice)


def unseal(wrapped, sealed, voice):
    """The identity. Raises cryptography's InvalidTag if the key was destroyed, or the row belongs to another voice."""
    return json.loads(keys.unlock(keys.unlock(keys.key(NAME), wrapped, voice), sealed, voice))
