"""What is said outside the app: a word, a number, an address. Never a name, a title or a text. 对外用语。"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from secondhalf.matters.kinds import Confidentiality

APART = (Confidentiality.ACCUSATION, Confidentiality.NAMED)


def is_apart(matter):
    """Does the matter accuse somebody, or is it for named persons only? Outside it has neither number nor address."""
    return matter.confidentiality in APART or matter.accused.exists()


def number_of(matter):
    """SQ20261104-0001; of what accuses, "a matter"."""
    return _("a matter") if is_apart(matter) else matter.printed_no


def line_of(notice):
    """ "To sign for: SQ20261104-0001". Of a voice not even its number."""
    if notice.matter is None:
        return str(notice.words)
    return _("%(words)s: %(number)s") % {"words": notice.words, "number": number_of(notice.matter)}


def address_of(notice):
    """Where to read more: the matter's page; of a voice, and of what accuses, the page of notices."""
    if notice.matter is None or is_apart(notice.matter):
        return link("notices")
    return link("matter", notice.matter.no)


def link(name, *args):
    """The public address of a page; nothing where the installation has no origin (SECONDHALF_ORIGIN)."""
    origin = next(iter(settings.ORIGINS), None)
    return f"{origin.scheme}://{origin.netloc}{reverse(name, args=args)}" if origin else ""
