"""Who is asked whether a sealed identity is opened: number, reason and who asks, never the words. 启封审批权限。"""

from secondhalf.people.organisations import place_after
from secondhalf.voices import policy
from secondhalf.voices.models import OpeningAsk, Voice

RULES = {verb: policy.RULES[verb] for verb in ("agree_opening", "refuse_opening")}


def visible_to(actor):
    """The voices on whose opening the actor's post may rule now. Only the page of the ruling finds them so."""
    if actor.post is None:
        return Voice.objects.none()
    below = actor.post.seat.path
    if policy.is_recusal_post(actor):
        below = below[:4]
    waiting = OpeningAsk.objects.filter(
        ruling=None, voice__holder__path__gte=below, voice__holder__path__lt=place_after(below)
    )
    asks = waiting.select_related("voice__holder", "act").order_by("id")
    return Voice.objects.filter(pk__in=[ask.voice_id for ask in asks if policy.rules_on_opening(actor, ask.voice)])
