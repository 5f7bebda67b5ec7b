"""The enumerations that a voice carries (DOMAIN §2.2, §9.4, §19). 枚举。"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoiceStage(models.TextChoices):
    LODGED = "lodged", _("received")
    TAKEN_UP = "taken_up", _("taken up")
    ANSWERED = "answered", _("has an answer")
    RATED = "rated", _("rated")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SET_ASIDE = "set_aside", _("set aside")


class Mode(models.TextChoices):
    """How the person speaks. Departments see nobody's name in any of them."""

    NAMED = "named", _("named")
    HIDDEN = "hidden", _("hidden")
    ANONYMOUS = "anonymous", _("anonymous")


class Nature(models.TextChoices):
    CONSULT = "consult", _("question")
    HELP = "help", _("request for help")
    COMPLAINT = "complaint", _("complaint")
    REPORT = "report", _("report of a wrong")
    SUGGESTION = "suggestion", _("suggestion")
    PRAISE = "praise", _("praise")


ACCUSING = frozenset({Nature.COMPLAINT, Nature.REPORT})


class ChannelKind(models.TextChoices):
    """How it came. OWN_WORDS: the person wrote it; whatever else comes is written down by an officer, who is named."""

    ONLINE = "online", _("online, signed in")
    POSTER = "poster", _("poster with a code")
    PAGE = "page", _("public page")
    PHONE = "phone", _("12351 hotline")
    VISIT = "visit", _("caller")
    LETTER = "letter", _("letter")
    BOX = "box", _("suggestion box")
    FORUM = "forum", _("forum")
    IMPORTED = "imported", _("imported file")
    API = "api", _("another system")


OWN_WORDS = frozenset({ChannelKind.ONLINE, ChannelKind.POSTER, ChannelKind.PAGE})
WRITTEN_DOWN = frozenset({ChannelKind.PHONE, ChannelKind.VISIT, ChannelKind.LETTER, ChannelKind.BOX, ChannelKind.FORUM})
PUBLIC = frozenset({ChannelKind.POSTER, ChannelKind.PAGE})


class How(models.TextChoices):
    """How an answer was given."""

    PAGE = "page", _("on the person's page")
    SPOKEN = "spoken", _("in person")
    PHONE = "phone", _("by phone")
    LETTER = "letter", _("by letter")
    POSTED = "posted", _("posted where everybody can read it")


class Solved(models.TextChoices):
    YES = "yes", _("solved")
    PARTLY = "partly", _("partly solved")
    NO = "no", _("not solved")
    EXPLAINED = "explained", _("cannot be solved, explained")


class Satisfaction(models.TextChoices):
    VERY = "very", _("very satisfied")
    SATISFIED = "satisfied", _("satisfied")
    BASIC = "basic", _("basically satisfied")
    UNSATISFIED = "unsatisfied", _("not satisfied")


CONTENT = frozenset({Satisfaction.VERY, Satisfaction.SATISFIED, Satisfaction.BASIC})
