"""Which files a matter opens: its evidence, and the photos of its check points. 佐证查看。"""

from django.db.models import Q

from secondhalf.matters.policy import visible_to


def opens(actor, file):
    """May the actor see a matter that shows this file? (slot `file.doors`)"""
    if actor is None:
        return False
    shown = Q(exhibits__file=file) | Q(verifications__points__photo=file)
    return visible_to(actor).filter(shown).exists()
