"""Who may see a voice and who may move it. Nothing else decides. 权限。

The person sees their own. The office of the union that holds it opens the others, unless a voice accuses the officer.
Nobody else does: departments, leaders and superior unions see counts on the matter, and the office's own summary. Who
rules on the opening of a sealed identity sees the ask, not the words (opening_policy.py).
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import profile
from secondhalf.core.problems import Problem
from secondhalf.matters.policy import is_recusal_post, rule
from secondhalf.people.organisations import Kind
from secondhalf.people.posts import Post, Role
from secondhalf.voices.kinds import Mode, VoiceStage
from secondhalf.voices.models import NamedObject, Raiser, Voice
from secondhalf.voices.recusal import unbarred


class Sealed(Problem):
    status = 403
    title = _("Whoever spoke chose to stay hidden")
    remedy = _(
        "Answer on the page: it reaches the person without a name. One officer alone never opens a sealed identity."
        " If it must be, ask for it with the reason; another person rules on it."
    )


class YourOwnVoice(Problem):
    status = 403
    title = _("This is your own voice")
    remedy = _("Somebody else in the office has to see to it.")


class YouHandledIt(Problem):
    status = 403
    title = _("Whoever has a part in a matter does not call back about it")
    remedy = _("Somebody else in the office has to call.")


def visible_to(actor):
    """The actor's own voices, and those in the hands of the office they act in; of a receipt, its voice."""
    if actor.bearer:
        return Voice.objects.filter(Q(pk=actor.bearer) | Q(after=actor.bearer))
    if actor.person is None:
        return Voice.objects.none()
    own = Q(Exists(Raiser.objects.filter(voice=OuterRef("pk"), person=actor.person)))
    return Voice.objects.filter(own | Q(pk__in=in_hand_of(actor).values("pk")) if has_inbox(actor) else own)


def in_hand_of(actor):
    """What the actor's office may open: the basis of every list of an office."""
    here = Voice.objects.none()
    if is_office(actor):
        here = Voice.objects.held_by(actor.post.seat).filter(unbarred(actor.person), is_released=True)
    if is_recusal_post(actor):
        accusing = NamedObject.objects.filter(voice=OuterRef("pk"))
        top = Voice.objects.filter(Exists(accusing), realm=actor.realm, holder__parent=None, is_released=True)
        left = top.filter(unbarred(actor.person, besides=actor.post))
        return Voice.objects.filter(Q(pk__in=left.values("pk")) | Q(pk__in=here.values("pk")))
    return here


def is_office(actor):
    return actor is not None and actor.has(Role.UNION_OFFICE)


def has_inbox(actor):
    """An office; or the post of the profile to which accusations at the top fall when nobody else is left."""
    return is_office(actor) or (actor is not None and is_recusal_post(actor))


@rule(_("anybody who is signed in"))
def speaks(actor, voice=None):
    return actor.person is not None


@rule(_("the office of the union that holds it"))
def runs_the_office(actor, voice):
    holder = voice.matter.holder_id if voice.matter else voice.holder_id
    stands_in = is_recusal_post(actor) and holder == voice.realm and voice.accuses()
    if not is_office(actor) and not stands_in:
        return False
    if voice.is_by(actor):
        return YourOwnVoice(thing=voice)
    return stands_in or actor.post.seat.pk == holder


@rule(_("whoever spoke"))
def spoke(actor, voice):
    return voice.is_by(actor)


@rule(_("whoever spoke; after a call-back they may say it themselves"))
def judges(actor, voice):
    if not voice.is_by(actor):
        return False
    return voice.stage != VoiceStage.RATED or voice.latest_verdict.by_call or voice.verdict_round != voice.case.round


@rule(_("an officer who has no part in the matter"))
def calls_back(actor, voice):
    answer = runs_the_office(actor, voice)
    if answer is True and voice.case and voice.case.part_of(actor.person):
        return YouHandledIt(thing=voice)
    return answer


@rule(_("the clock, once a day"))
def by_the_clock(actor, voice):
    return False


@rule(_("whoever spoke, or the office when an officer wrote it down for them"))
def takes_back(actor, voice):
    if voice.is_by(actor):
        return True
    return voice.proxy is not None and runs_the_office(actor, voice)


@rule(_("the office of the union that holds it; of a hidden voice only who asked, once another person agreed"))
def opens(actor, voice):
    answer = runs_the_office(actor, voice)
    if answer is not True or voice.mode != Mode.HIDDEN:
        return answer
    agreed = voice.agreed_ask()
    return True if agreed and agreed.act.person_id == actor.person.pk else Sealed(thing=voice)


@rule(_("the office of the union that holds it, for a hidden voice"))
def asks_opening(actor, voice):
    return runs_the_office(actor, voice) if voice.mode == Mode.HIDDEN else False


@rule(_("a leader of that union other than who asks; if there is none, the office of the union above"))
def rules_on_opening(actor, voice):
    ask = voice.pending_ask()
    return bool(ask and actor.post) and actor.post.pk in {post.pk for post in rulers(voice, ask)}


def rulers(voice, ask):
    """The posts that may rule on an ask: of the nearest level at which anybody is left who neither asks nor is barred.

    The union's own leaders first, never those of the employer; then the office of the union above, and so on up; at the
    very top the post that the profile names.
    """
    union, roles = voice.holder, {Role.RESP_LEADER, Role.APPROVER}
    while union is not None:
        if found := [post for post in seated(union, roles) if may_rule(post.person, voice, ask)]:
            return found
        union, roles = union.superior_union(), {Role.UNION_OFFICE}
    named = Post.objects.current().filter(pk=profile.value(voice.realm, "recusal.post") or None)
    return [post for post in named.select_related("person") if may_rule(post.person, voice, ask, besides=post)]


def seated(union, roles):
    here = Q(organisation=union) | Q(organisation__parent=union, organisation__kind=Kind.DEPARTMENT)
    posts = Post.objects.current().filter(here, person__is_active=True).select_related("person", "organisation__parent")
    return [post for post in posts if post.roles_set & roles and post.seat == union]


def may_rule(person, voice, ask, besides=None):
    """Somebody else than who asked, and nobody whom the voice accuses."""
    return person.pk != ask.act.person_id and Voice.objects.filter(unbarred(person, besides), pk=voice.pk).exists()


RULES = {
    "lodge": speaks,
    "take_up": runs_the_office,
    "join": runs_the_office,
    "rise": by_the_clock,
    "unlink": runs_the_office,
    "answer": runs_the_office,
    "rate": judges,
    "call_back": calls_back,
    "draw": by_the_clock,
    "miss_call": calls_back,
    "redo": runs_the_office,
    "explain": runs_the_office,
    "withdraw": takes_back,
    "urge": spoke,
    "open": opens,
    "ask_opening": asks_opening,
    "agree_opening": rules_on_opening,
    "refuse_opening": rules_on_opening,
    "ask": runs_the_office,
    "tell": spoke,
    "correct": spoke,
    "reveal": spoke,
    "conceal": takes_back,
    "erase": takes_back,
    "confirm_safe": spoke,
    "report_harm": spoke,
    "set_aside": runs_the_office,
    "let_in": runs_the_office,
}
