"""An accusation never reaches the accused: random trees, posts, dates and accusations (HOUSE §6; DOMAIN §0.5 law 9).

The rule is written here a second time, in plain words over plain lists, and compared with what every page, list, count,
search, feed, notice and interface gives. And somebody can always see to it.
"""

import contextlib
import datetime
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhalf.api.models import Scope, Token
from secondhalf.core import moments, profile
from secondhalf.core.actors import Actor
from secondhalf.core.kept import forget_all
from secondhalf.core.sequencer import settle
from secondhalf.matters import policy as matters_policy
from secondhalf.matters import searching as matters_search
from secondhalf.matters.categories import Category
from secondhalf.matters.models import Matter
from secondhalf.matters.needs import NobodyThere
from secondhalf.notices.models import Notice
from secondhalf.people.models import Interest, Person, Post
from secondhalf.people.organisations import Kind, found
from secondhalf.voices import opening_policy, policy, searching
from secondhalf.voices.models import Voice

TODAY = datetime.date(2026, 11, 4)
DAYS = st.integers(-400, 400).map(lambda n: TODAY + datetime.timedelta(days=n))
PAST = st.integers(-400, 0).map(lambda n: TODAY + datetime.timedelta(days=n))
ROLES = ("union_office", "handler", "dept_head", "approver", "resp_leader", "verifier", "statistician", "worker")
TITLE, WORDS = "关于某负责人墨字第七号的举报", "负责人墨字第七号克扣加班费"
NEEDLE = "墨字第七号"

posts = st.builds(
    SimpleNamespace,
    person=st.integers(0, 5),
    place=st.integers(0, 11),
    roles=st.sets(st.sampled_from(ROLES), min_size=1, max_size=3).map(sorted),
    leads=st.booleans(),
    from_on=PAST,
    lasts=st.none() | st.integers(0, 800),
)
stories = st.builds(
    SimpleNamespace,
    shape=st.lists(st.integers(0, 11), min_size=8, max_size=8),
    posts=st.lists(posts, min_size=3, max_size=12),
    accused=st.sets(st.integers(0, 5), max_size=2),
    places=st.sets(st.integers(1, 11), max_size=2),
    interests=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 11)), max_size=2),
    unit=st.integers(0, 3),
    occurred=st.none() | PAST,
    mode=st.sampled_from(["named", "hidden"]),
    dispatched=st.integers(0, 3),
    related=st.booleans(),
)


def grow(shape):
    """Twelve organisations: three unions in a line, units below them, departments below units and unions."""
    root = found(kind=Kind.UNION, name="总工会", about={"union_kind": "federation"})
    middle = found(kind=Kind.UNION, name="中工会", parent=root, about={"union_kind": "association"})
    low = found(kind=Kind.UNION, name="基层工会", parent=middle, about={"union_kind": "basic_single"})
    unions = [root, middle, low]
    units = [found(kind=Kind.UNIT, name=f"单位{n}", parent=unions[max(1, shape[n] % 3)]) for n in range(3)]
    departments = []
    for n in range(6):
        above = (units + unions + departments)[shape[n + 2] % (6 + len(departments))]
        departments.append(found(kind=Kind.DEPARTMENT, name=f"部门{n}", parent=above))
    return unions + units + departments


def people(story, places):
    """Six persons and their posts, and the post to which accusations at the top fall."""
    realm = places[0].pk
    persons = [Person.objects.create(username=f"p{n}", name=f"人物{n}", realm=realm) for n in range(6)]
    for one in story.posts:
        ends = one.lasts is not None and one.from_on + datetime.timedelta(days=one.lasts)
        Post.objects.create(
            realm=realm, person=persons[one.person], organisation=places[one.place], title="职务", roles=one.roles,
            leads=one.leads, from_on=one.from_on, to_on=ends or None,
        )  # fmt: skip
    for person, place in story.interests:
        Interest.objects.create(person=persons[person], organisation=places[place])
    keeper = Person.objects.create(username="keeper", name="纪检联系人", realm=realm)
    post = Post.objects.create(
        realm=realm, person=keeper, organisation=places[0], title="回避接办人", roles=["approver"], from_on=TODAY
    )
    profile.put(realm, "recusal.post", str(post.pk), from_on=TODAY)
    return persons, keeper


def is_barred(person, named, places, occurred):
    """Named; a post now, or when it occurred, in or under what is named or what somebody named leads; an interest."""
    objects = list(places)
    for accused in named:
        objects += [post.organisation for post in accused.posts.all() if post.leads and holds(post, TODAY)]
    if person in named or any(i.organisation in places or i.other in named for i in person.interests.all()):
        return True
    for post in person.posts.all():
        counts = holds(post, TODAY) or (occurred is not None and holds(post, occurred))
        if counts and any(post.organisation.path.startswith(place.path) for place in objects):
            return True
    return False


def holds(post, day):
    return post.from_on <= day and (post.to_on is None or post.to_on >= day)


class Undo(Exception):
    pass


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(story=stories)
def test_the_barred_find_it_nowhere_and_somebody_always_does(client, clock, story):
    try:
        with transaction.atomic():
            tell(client, story)
            raise Undo
    except Undo:
        forget_all()


def tell(client, story):
    places = grow(story.shape)
    persons, keeper = people(story, places)
    named = [persons[n] for n in story.accused]
    objects = [places[n] for n in story.places]
    if not named and not objects:
        named = [persons[0]]
    speaker = Person.objects.create(username="speaker", name="说话的人", realm=places[0].pk)
    voice = Voice.lodge(
        by=Actor(person=speaker), words=WORDS, unit=places[3 + story.unit % 3], mode=story.mode, nature="report",
        occurred_on=story.occurred, named=[*named, *objects],
    )  # fmt: skip
    settle()
    barred = [person for person in persons if is_barred(person, named, objects, story.occurred)]
    refuse_to_show(client, barred, voice, None)

    officers = [actor for actor in actors([*persons, keeper]) if policy.in_hand_of(actor).filter(pk=voice.pk).exists()]
    assert officers, f"nobody can see to it: {story} {voice.holder}"
    officer = officers[0]
    assert "take_up" in policy.RULES and policy.RULES["take_up"](officer, voice) is True
    matter = handled(story, voice, officer, places)
    refuse_to_show(client, barred, voice, matter)
    assert matters_policy.visible_to(officer).filter(pk=matter.pk).exists()


def handled(story, voice, officer, places):
    """Taken up, perhaps sent to a department where somebody may work on it, and related to what everybody reads."""
    pay = Category.objects.get_or_create(realm=voice.realm, code="pay", name_zh="劳动报酬", name_en="Pay")[0]
    matter = voice.take_up(by=officer, title=TITLE, summary=f"{NEEDLE}略", category=pay)
    assert matter.confidentiality == "accusation"
    if story.dispatched and matters_policy.runs_the_office(officer, matter):
        matter.admit(by=officer, route="short")
        lead = places[5 + story.dispatched]
        refused = contextlib.nullcontext() if matter.with_hands([lead.pk]) else pytest.raises(NobodyThere)
        with refused:
            matter.dispatch(by=officer, lead=lead)
    if story.related:
        about = {"title": "热水不足", "summary": "略", "category": pay, "unit": voice.unit, "holder": voice.holder}
        Matter.register(by=officer, **about).relate(by=officer, other=matter)
    settle()
    return Matter.objects.get(pk=matter.pk)


def actors(persons):
    """Everybody in every post of today, and without one."""
    for person in persons:
        yield Actor(person=person)
        yield from (Actor(person=person, post=post) for post in person.posts.current(TODAY))


def refuse_to_show(client, barred, voice, matter):
    """Whoever is barred has it in no question of the policies and on no page."""
    assert (
        not Notice.objects.filter(person__in=barred)
        .exclude(voice=None, matter=None)
        .filter(**({"matter": matter} if matter else {"voice": voice}))
        .exists()
    )
    for actor in actors(barred):
        assert not policy.visible_to(actor).filter(pk=voice.pk).exists()
        assert not policy.in_hand_of(actor).filter(pk=voice.pk).exists()
        assert not opening_policy.visible_to(actor).filter(pk=voice.pk).exists()
        assert not searching.found(actor, NEEDLE).exists()
        if matter:
            assert not matters_policy.visible_to(actor).filter(pk=matter.pk).exists()
            assert not matters_search.found(actor, NEEDLE).exists()
    for actor in [actor for actor in actors(barred) if actor.post][:3]:
        look_everywhere(client, actor, voice, matter)


def look_everywhere(client, actor, voice, matter):
    Person.objects.filter(pk=actor.person.pk).update(acting_post=actor.post)
    client.force_login(actor.person)
    secret = [NEEDLE, voice.no, *([matter.no] if matter else [])]
    asked = ["/work", "/matters", "/matters?state=all", f"/matters?q={NEEDLE}", "/voices?tab=all"]
    paths = [*asked, f"/voices?q={NEEDLE}", "/dashboard", "/notices", "/publications", f"/voices/{voice.no}"]
    others = Matter.objects.exclude(pk=matter and matter.pk).values_list("no", flat=True)
    paths += [f"/matters/{no}" for no in [*others, *([matter.no] if matter else [])]]
    read(client, paths, secret)
    words = Token.make(actor.post, name="t", scopes=[scope.value for scope in Scope])[1]
    feeds = ["events", "matters", "matters?state=all", "voices", f"voices/{voice.no}"]
    feeds += [f"matters/{matter.no}"] if matter else []
    secret += [str(thing.pk) for thing in (voice, matter) if thing]
    read(client, [f"/api/v1/{path}" for path in feeds], secret, authorization=f"Bearer {words}")


def read(client, paths, secret, **headers):
    for path in paths:
        answer = client.get(path, headers=headers)
        assert answer.status_code < 500, path
        page = answer.content.decode().replace(path, "")
        asked = NEEDLE if NEEDLE in path else None
        assert not [word for word in secret if word in page and word != asked and word not in path], path


def test_the_rule_is_not_empty(world):
    """The plain rule bars whom the story of the house bars, and nobody else of the cast."""
    names = {n for n, a in world.people.items() if is_barred(a.person, [world.jianghe.person], [], moments.today())}
    assert names == {"jianghe", "linxi"}
