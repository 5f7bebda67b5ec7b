"""The log's length: one row, whose lock is the sequencer's lease. 日志长度。"""

from django.db import models


class Log(models.Model):
    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    length = models.BigIntegerField(default=0)
