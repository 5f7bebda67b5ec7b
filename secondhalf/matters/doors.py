"""Which files a matter opens: evidence, photos of check points, and what shows why it does not count. 佐证查看。"""

from django.db.models import Q

from secondhalf.matters.policy import visible_to


def opens(actor, file):
    """May the actor see a matter that shows this file? (slot `file.doors`)"""
    if actor is None:
        return False
    shown = Q(exhibits__file=file) | Q(exclusions__evidence__file=file)
    shown |= Q(verifications__points__shots__file=file) | Q(verifications__signatures__drawing=file)
    return visible_to(actor).filter(shown).exists()
