"""Posts change: what nobody in its office may see to any more goes one union up, once a day. 无人可办的上交。"""

import contextlib

from secondhalf.core.actors import CLOCK
from secondhalf.core.problems import Problem, Repeated
from secondhalf.people.appointing import carries
from secondhalf.people.models import Post
from secondhalf.people.posts import Role
from secondhalf.voices.kinds import VoiceStage
from secondhalf.voices.models import Voice


def rise(day):
    """Every waiting voice without an officer. `day` is the clock's and not used. Returns how many rose."""
    waiting = Voice.objects.filter(stage=VoiceStage.LODGED, is_erased=False).select_related("holder")
    alone = waiting.exclude(holder__in=offices()) | waiting.filter(named__isnull=False)
    return sum(risen(voice) for voice in alone.filter(holder__parent__isnull=False).distinct().iterator(500))


def offices():
    """The unions with an officer today."""
    posts = Post.objects.current().filter(person__is_active=True).select_related("organisation")
    return {post.seat.pk for post in posts.filter(carries(Role.UNION_OFFICE))}


def risen(voice):
    with contextlib.suppress(Problem, Repeated):
        voice.rise(by=CLOCK)
        return 1
    return 0
