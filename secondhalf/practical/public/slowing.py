"""Wrong codes are slowed, and nothing is locked; right ones never wait. 限速。

A code that was used and one that never was are answered alike, and nothing is kept of who tried.
"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core import holding
from secondhalf.core.problems import Problem

WAIT = 1.0  # seconds


class TooManyWrongCodes(Problem):
    status = 429
    title = _("Too many wrong codes at the same time")
    remedy = _("Wait a few seconds and try again. Nothing is locked: a right code always gets in.")


def hold_up():
    """Make whoever typed a wrong code wait. Raises TooManyWrongCodes when too many wait already."""
    holding.hold_up(WAIT, crowded=TooManyWrongCodes)
