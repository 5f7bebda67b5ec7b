"""Letters: one mail for a notice that a person wants at once, or one a morning with what waits. 邮件。"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from secondhalf.notices.delivering import Delivery


class Letter(Delivery):
    """A mail to one person: about `notice`, or the digest of `day`. Its words are made when it is sent."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    notice = models.OneToOneField("notices.Notice", models.CASCADE, null=True, related_name="letter")
    day = models.DateField(null=True)

    class Meta(Delivery.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="one_digest_a_day"),
            models.CheckConstraint(name="letter_of_one_kind", condition=Q(notice=None) ^ Q(day=None)),
        ]

    def __str__(self):
        return f"{self.person_id} {self.day or self.notice_id}"
