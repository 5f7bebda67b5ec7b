"""What every row is made of: a key made in Python, and the realm that owns it. 行。"""

from django.db import models

from secondhalf.core import moments


class Row(models.Model):
    """A row with a UUIDv7 key."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)

    class Meta:
        abstract = True


class Owned(Row):
    """A row that an organisation owns. It never leaves its realm (one whole union line with its own root)."""

    realm = models.UUIDField(editable=False)

    class Meta:
        abstract = True
