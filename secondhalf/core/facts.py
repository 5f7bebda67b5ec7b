"""Facts: records that steps add and nobody deletes, and the salted commitment to what they say. 事实。"""

import datetime
import hashlib
import os
import uuid
from decimal import Decimal

import rfc8785
from django.db import models

from secondhalf.core.rows import Owned


class ActField(models.ForeignKey):
    """Who did it, in which post, with the printed title of that day, and when: the step's event."""

    def __init__(self, **options):
        options = {"to": "core.Event", "on_delete": models.PROTECT, "related_name": "+", **options}
        super().__init__(**options)


class Fact(Owned):
    """A record left by a step.

    `leaf` commits to its content under `salt`; erasing the text and the salt keeps the log provable.
    """

    act = ActField()
    salt = models.BinaryField(max_length=16, null=True, editable=False)
    leaf = models.BinaryField(max_length=32, editable=False)

    class Meta:
        abstract = True

    def seal(self, content):
        """Choose a salt and commit to `content` (a dict of field values)."""
        self.salt = os.urandom(16)
        self.leaf = commitment(self.salt, content)


def commitment(salt, content):
    """SHA-256 over the salt and the canonical JSON (RFC 8785) of the content."""
    return hashlib.sha256(salt + rfc8785.dumps(plain(content))).digest()


def plain(value):
    """The value as JSON knows it."""
    match value:
        case None | bool() | int() | str():
            return value if not (isinstance(value, int) and abs(value) > 2**53) else str(value)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set():
            return [plain(item) for item in value]
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case models.Model():
            return str(value.pk)
        case uuid.UUID() | Decimal() | float():
            return str(value)
    return str(value)
