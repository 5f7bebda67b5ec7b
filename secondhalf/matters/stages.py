"""The stages of a matter, and its close-out routes. 环节与销号路径。"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    REGISTERED = "registered", _("registered")
    ADMITTED = "admitted", _("to be dispatched")
    DECLINED = "declined", _("declined")
    TRANSFERRED = "transferred", _("transferred")
    DISPATCHED = "dispatched", _("dispatched")
    DISPUTED = "disputed", _("dispatch disputed")
    ACCEPTED = "accepted", _("signed for")
    UNDER_WAY = "under_way", _("under way")
    PENDED = "pended", _("pended")
    IN_REVIEW = "in_review", _("to be reviewed")
    IN_VERIFICATION = "in_verification", _("being verified")
    TO_ENDORSE = "to_endorse", _("to be endorsed")
    TO_APPROVE = "to_approve", _("to be approved")
    NOTICED = "noticed", _("on public notice")
    TO_CLOSE = "to_close", _("to be closed")
    CLOSED = "closed", _("closed out")
    SUSTAINED = "sustained", _("sustained")
    ARCHIVED = "archived", _("archived")


SHUT = frozenset({Stage.DECLINED, Stage.TRANSFERRED, Stage.CLOSED, Stage.ARCHIVED})
OPEN = frozenset(Stage) - SHUT
CLOSING_PARTS = (Stage.IN_REVIEW, Stage.IN_VERIFICATION, Stage.TO_ENDORSE, Stage.TO_APPROVE, Stage.NOTICED)


class Route(models.TextChoices):
    """The parts a close-out goes through; chosen by the profile, never fewer than two people."""

    FULL = "full", _("full: review, verify, endorse, approve, notice")
    USUAL = "usual", _("usual: review, verify, approve")
    SHORT = "short", _("short: verify")


ROUTES = {
    Route.FULL: CLOSING_PARTS,
    Route.USUAL: (Stage.IN_REVIEW, Stage.IN_VERIFICATION, Stage.TO_APPROVE),
    Route.SHORT: (Stage.IN_VERIFICATION,),
}


def next_part(route, stage):
    """The stage after `stage` on the route: its next part, or TO_CLOSE behind the last."""
    parts = ROUTES[Route(route)]
    after = parts[parts.index(stage) + 1 :] if stage in parts else parts
    return after[0] if after else Stage.TO_CLOSE
