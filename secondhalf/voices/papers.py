"""What goes on paper from this room: the poster of a channel. 渠道海报。"""

from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from secondhalf.papers.codes import qr_svg
from secondhalf.papers.typesetting import pictures, typeset
from secondhalf.voices.nameless import PUBLIC

POSTER = Path(__file__).with_name("paper") / "poster.typ"
PAPERS = ("a4", "a5")
LANGUAGES = {"zh": ("zh-hans",), "en": ("en",), "both": ("zh-hans", "en")}
LOCAL = "http://127.0.0.1:8000"


def origin():
    """Where people reach this installation, such as https://union.example; this machine alone when nobody said."""
    return settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else LOCAL


def address(channel):
    """What the code on the poster leads to."""
    return f"{origin()}{PUBLIC}{channel.code}"


def poster(channel, *, paper="a4", languages="both"):
    """The poster as a PDF. paper: one of PAPERS. languages: one of LANGUAGES. Raises NoChineseFont."""
    return typeset(POSTER, said(channel, paper, languages))


def poster_pictures(channel, *, paper="a4", languages="both", ppi=144):
    """The same as PNG pages, to look at."""
    return pictures(POSTER, said(channel, paper, languages), ppi=ppi)


def said(channel, paper, languages):
    """Everything that stands on the poster."""
    texts = []
    for code in LANGUAGES[languages]:
        with translation.override(code):
            texts.append({"lang": code[:2], **words()})
    places = (channel.campaign, str(channel.unit), channel.place)
    return {
        "paper": paper,
        "texts": texts,
        "union": channel.holder.name,
        "place": " · ".join(part for part in places if part),
        "qr": qr_svg(address(channel)).decode(),
        "site": address(channel).removesuffix(channel.code).partition("://")[2],
        "code": channel.code,
    }


def words():
    """The poster in the language that is in force: what one may say, how, and who never sees it."""
    return {
        "headline": _("Tell your union"),
        "scan": _("Scan and speak: no account, nothing to install"),
        "typing": _("No camera? Type into the browser:"),
        "lines": [
            {
                "title": _("Say what is on your mind"),
                "words": _("Meals, housing, hours, pay, safety, conduct; requests, ideas and praise too."),
            },
            {
                "title": _("You choose how"),
                "words": _("Named, hidden or anonymous. A hidden name is sealed; of an anonymous one nothing is kept."),
            },
            {
                "title": _("The accused never sees it"),
                "words": _("Whoever you complain about never gets to see it, whatever their post."),
            },
        ],
        "receipt": _("You leave with a receipt: with it you follow how it goes, read the answer and rate it."),
        "up": _("You may always go directly one level up; that costs you nothing."),
        "received": _("Received by:"),
        "hotline": _("Union hotline"),
        "secrecy": _("This system is non-classified: please write no state secrets."),
    }
