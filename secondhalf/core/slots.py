"""What upper rooms show on lower rooms' pages: named places, filled in the top floor's `slots.py`. 页面插槽。"""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import mark_safe


def filled(name, request, thing=None):
    """What the rooms put into a place: a list of whatever their functions (request, thing) give, None left out."""
    table = import_string(settings.SECONDHALF_SLOTS)
    answers = (fill(request, thing) for fill in table.get(name, ()))
    return [answer for answer in answers if answer is not None]


def drawn(name, request, thing=None):
    """The same as HTML: each function gives safe HTML."""
    return mark_safe("".join(str(part) for part in filled(name, request, thing)))  # noqa: S308 (rooms render templates)
