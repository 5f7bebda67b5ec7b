"""What a notice asks of whoever gets it, and by which way it also goes by mail. 通知类别与方式。"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Concern(models.TextChoices):
    """The groups between which a person chooses."""

    TODO = "todo", _("To do")
    OVERDUE = "overdue", _("Overdue and urged")
    INFORMATION = "information", _("For information")
    OWN = "own", _("News on what I said myself")


class ByMail(models.TextChoices):
    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("in the daily digest")
    NEVER = "never", _("never")
