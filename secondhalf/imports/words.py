"""Sentences about rows that several doors say. 用语。"""

from django.utils.translation import gettext_lazy as _

TWICE = _("The number stands in line %(line)s too, with other words. Give one of them another number.")
CHANGED = _(
    "The number was imported before with other words, as %(no)s. Change that one there, or name another source."
)
UNSORTED_MISSING = _("the category “unsorted” is missing in its realm")
NO_OFFICER = _("it has no officer today")
NOT_OFFICER = _("%(name)s holds no office post there")
