"""Telling of voices: the office that may open one, and whoever spoke under their name. 诉求通知。

Of a voice a notice holds its key and nothing else. It is made when the event is placed: for an anonymous voice that is
the hour of its release, never the time at which it was spoken.
"""

from secondhalf.core import profile
from secondhalf.notices import audiences, mailing
from secondhalf.notices.concerns import Concern
from secondhalf.notices.models import Notice
from secondhalf.notices.seeing import voice_seen_by
from secondhalf.people.models import Post
from secondhalf.people.posts import Role
from secondhalf.voices.kinds import Mode
from secondhalf.voices.models import Voice
from secondhalf.voices.rating import is_unhappy

# event: (word, group, is it over when the stage changes)
OFFICE = {
    "voice.lodge": ("take_up", Concern.TODO, True),
    "voice.urge": ("voice_urged", Concern.OVERDUE, False),
    "voice.tell": ("voice_told", Concern.TODO, False),
    "voice.rate": ("rule_on_verdict", Concern.TODO, False),
    "voice.draw": ("call_back", Concern.TODO, True),
}
RAISER = ("voice.answer", "voice.ask", "voice.redo", "voice.explain", "voice.open")
ASKER = {
    "voice.agree_opening": ("opening_agreed", Concern.TODO),
    "voice.refuse_opening": ("opening_refused", Concern.INFORMATION),
}


def tell_many(events):
    """The office of what the person did, the person of what the office did."""
    voices = Voice.objects.select_related("matter").in_bulk({event.subject for event in events})
    for event in events:
        if voice := voices.get(event.subject):
            tell(event, voice)


def tell(event, voice):
    if event.name == "voice.erase":
        Notice.objects.filter(voice=voice, concern=Concern.OWN).delete()
    fact = f"{event.name}:{event.position}"
    if event.name in OFFICE and not (event.name == "voice.rate" and not is_unhappy(voice.solved, voice.satisfaction)):
        tell_office(voice, *OFFICE[event.name], fact=fact, event=event)
    if event.name in ASKER:
        tell_asker(voice, *ASKER[event.name], fact=fact, event=event)
    if event.name in RAISER and voice.mode == Mode.NAMED:
        tell_raiser(voice, fact)


def tell_office(voice, name, concern, waits, *, fact, event):
    """Everybody in the office who may open it; never whoever it accuses."""
    if waits and voice.stage != event.after:
        return
    holder = voice.matter.holder_id if voice.matter else voice.holder_id
    posts = audiences.held(Role.UNION_OFFICE).filter(audiences.seated_at([holder]))
    if holder == voice.realm and (named := profile.value(voice.realm, "recusal.post")):
        posts = posts | Post.objects.current().filter(pk=named)
    seated = posts.select_related("person", "organisation__parent").order_by("person", "sort_order", "id")
    about = {"name": name, "concern": concern, "waits_at": voice.stage if waits else ""}
    keep(voice, [post for post in seated if post.person_id != event.person_id], fact=fact, **about)


def tell_asker(voice, name, concern, *, fact, event):
    """Whoever asked that a sealed identity be opened: what was ruled. They may look for some hours only."""
    asked = voice.opening_asks.filter(ruling__act=event).values("act__person")
    keep(voice, audiences.of_persons(asked), fact=fact, name=name, concern=concern, waits_at="")


def tell_raiser(voice, fact):
    """Whoever spoke under their own name and account: that there is news, and nothing more."""
    person = voice.raiser.person if getattr(voice, "raiser", None) else None
    if person is not None and person.is_active:
        keep(voice, [Post(person=person)], fact=fact, name="news", concern=Concern.OWN, waits_at="")


def keep(voice, posts, *, fact, **about):
    """Make the notices that are missing, of those who may see the voice."""
    told, made = set(Notice.objects.filter(fact=fact).values_list("person_id", flat=True)), []
    for post in voice_seen_by(voice, posts):
        held = None if post._state.adding else post
        if post.person_id not in told:
            told.add(post.person_id)
            made.append(Notice(realm=voice.realm, person=post.person, post=held, fact=fact, voice=voice, **about))
    Notice.objects.bulk_create(made)
    mailing.queue(made)
