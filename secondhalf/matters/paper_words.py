"""Words that the papers of matters share: days, blanks to sign in, who did what. 文书用语。"""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.papers.documents import long_day


def day(value):
    """2026年11月20日 or 20 November 2026, of a date or a moment; nothing of None."""
    if not value:
        return ""
    return long_day(moments.local_day(value) if hasattr(value, "hour") else value, get_language() or "zh-hans")


def signed(act):
    """Who did it, in which post, and the day: {"name", "title", "day"}; empty when nobody has yet."""
    if act is None:
        return {"name": "", "title": "", "day": ""}
    return {"name": act.person.name if act.person else "", "title": act.title, "day": day(act.at)}


def signing(by):
    """The line under an opinion: a name and a day, or room to write them by hand."""
    if not by["name"]:
        return _("Signature:　　　　　　　　　　(year)　　(month)　　(day)")
    words = {"name": by["name"], "title": by["title"], "day": by["day"]}
    return _("%(title)s %(name)s (signature:　　　　　　)　%(day)s") % words


def numbered(lines):
    """1. … 2. …, one a line."""
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, start=1))
