"""What telling and the bell cost: the same few questions to the database, however many are told."""

import datetime

import pytest
from django.db.models import Exists, OuterRef

from secondhalf.core import profile, sequencer
from secondhalf.core.events import Event
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused, bars
from secondhalf.notices import panels, policy, telling
from secondhalf.notices.models import Notice
from secondhalf.people.models import Interest, Person, Post
from secondhalf.testing.cases import CASES
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice

# (verb, where more posts are, their role)
CROWDED = [
    ("dispatch", "welfare", "handler"),
    ("dispute", "works", "union_office"),
    ("ask_extension", "works", "approver"),
    ("apply", "works", "lead_dept"),
    ("review", "works", "verifier"),
    ("redo", "welfare", "handler"),
]


def test_where_nothing_is_unread_the_bell_is_one_question(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert panels.unread(world.linxi) == ""


@pytest.mark.parametrize("accused", ["", "gaoyuan", "linxi"])
def test_the_bell_is_two_questions(world, told, django_assert_num_queries, accused):
    matter = Walk(world).to("dispatch")
    Walk(world).to("dispatch")
    told()
    if accused:
        Accused.objects.create(realm=matter.realm, matter=matter, person=getattr(world, accused).person)
    with django_assert_num_queries(2):
        assert panels.unread(world.linxi) == ("1" if accused == "linxi" else "2")


def test_of_voices_in_several_posts_the_bell_is_two_questions(world, told, django_assert_num_queries):
    here = {"realm": world.baiyang.realm, "from_on": datetime.date(2024, 1, 1)}
    Post.objects.create(
        person=world.baiyang.person, organisation=world.places.welfare, title="部员", roles=["handler"], **here
    )
    Walk(world).to("dispatch")
    named = {"nature": "complaint", "named": [world.gaoyuan.person]}
    for about in ({}, named):
        Voice.lodge(by=world.ningyuan, words="浴室水凉。", unit=world.places.steel, **about)
    told()
    with django_assert_num_queries(2):
        assert panels.unread(world.baiyang) == "2"


def crowd(world, place, role, many):
    """That many more posts in a place."""
    where = getattr(world.places, place)
    for n in range(many):
        person = Person.objects.create(username=f"crowd{n}", name=f"同事{n}", realm=where.realm)
        about = {"title": f"岗位{n}", "roles": [role], "from_on": datetime.date(2024, 1, 1)}
        Post.objects.create(realm=where.realm, person=person, organisation=where, **about)


@pytest.mark.parametrize("many", [2, 40])
@pytest.mark.parametrize(("verb", "place", "role"), CROWDED)
@pytest.mark.parametrize("accuses", [False, True])
def test_telling_is_ten_questions_at_most(world, django_assert_max_num_queries, verb, place, role, many, accuses):
    crowd(world, place, role, many)
    case = CASES[verb]
    matter = case.arrive(world)
    getattr(matter, verb)(by=getattr(world, case.actor), **case.says(world, matter))
    if accuses:
        Accused.objects.create(realm=matter.realm, matter=matter, person=world.luming.person)
    while sequencer.place():
        pass
    event = Event.objects.filter(name=f"matter.{verb}").latest("id")
    with django_assert_max_num_queries(10):
        telling.tell(event)
    assert Notice.objects.filter(fact=f"matter.{verb}:{event.position}", post__roles=[role]).count() >= many


@pytest.mark.parametrize("many", [2, 40])
def test_telling_an_office_of_a_voice_is_ten_questions_at_most(world, django_assert_max_num_queries, many):
    crowd(world, "works", "union_office", many)
    Voice.lodge(
        by=world.ningyuan, words="水凉。", unit=world.places.steel, nature="complaint", named=[world.luming.person]
    )
    while sequencer.place():
        pass
    with django_assert_max_num_queries(10):
        telling.tell(Event.objects.get(name="voice.lodge"))
    assert Notice.objects.filter(name="take_up").count() >= many


def everything_unread(world):
    """{account: what the list has and the bell counts} of all, which must be the same."""
    for actor in world.people.values():
        listed = set(policy.visible_to(actor).fresh().values_list("pk", flat=True))
        assert set(policy.unread(actor).values_list("pk", flat=True)) == listed, actor.person


def test_the_bell_counts_what_the_list_has(world, told):
    profile.put(world.places.province.pk, "recusal.post", str(world.chenguang.post.pk), from_on="2026-01-01")
    places, about = world.places, {"words": "浴室水凉。", "unit": world.places.steel}
    named = [[], [world.jianghe.person], [world.baiyang.person], [places.welfare], [world.luyuan.person]]
    matters = [Walk(world).to("dispatch") for _one in range(3)] + [Walk(world).to("determine")]
    for objects in named:
        Voice.lodge(by=world.ningyuan, **about, **({"nature": "complaint", "named": objects} if objects else {}))
    told()
    assert Notice.objects.count() > 10
    everything_unread(world)
    Accused.objects.create(realm=matters[0].realm, matter=matters[0], person=world.luming.person)
    Accused.objects.create(realm=matters[1].realm, matter=matters[1], organisation=places.equipment)
    everything_unread(world)
    world.jianghe.post.end(by=world.xitong, on=world.jianghe.post.from_on)
    everything_unread(world)


def one_of_each(world):
    """An accusation of everybody and every organisation of the cast."""
    first = Walk(world).to("register")
    for n, thing in enumerate([*Person.objects.all(), *type(world.places.steel).objects.all()]):
        matter = first if n == 0 else Matter.objects.get(pk=copied(first, n))
        kind = "person" if isinstance(thing, Person) else "organisation"
        Accused.objects.create(realm=matter.realm, matter=matter, **{kind: thing})


def copied(matter, n):
    """Another matter like it, which occurred on another day, or nobody knows when; its key."""
    fresh = Matter.objects.get(pk=matter.pk)
    fresh.pk = fresh.id = Matter._meta.pk.get_default()
    fresh.no, fresh._state.adding = f"SQ-{n}", True
    fresh.occurred_on = datetime.date(2023 + n % 4, 6, 1) if n % 5 else None
    fresh.save(force_insert=True)
    return fresh.pk


def test_three_ways_of_asking_who_is_barred_agree(world):
    one_of_each(world)
    post, today = world.linxi.post, datetime.date(2026, 11, 4)
    post.from_on, post.to_on = datetime.date(2024, 1, 1), datetime.date(2025, 1, 1)
    post.save()
    for n, other in enumerate([{"organisation": world.places.steel}, {"other": world.qinling.person}]):
        for to_on in (None, today - datetime.timedelta(days=1)):
            who = [world.baiyang, world.hechuan, world.xiahe, world.wenxin][2 * n + bool(to_on)]
            Interest.objects.create(person=who.person, from_on=datetime.date(2026, 1, 1), to_on=to_on, **other)
    found = 0
    for person in Person.objects.all():
        looked_up = set(Accused.objects.filter(bars(person)).values_list("pk", flat=True))
        assert set(Accused.objects.filter(bars(person.pk)).values_list("pk", flat=True)) == looked_up, person
        found += len(looked_up)
    about = Accused.objects.all()
    assert found > about.count()
    for row in about:
        mine = Accused.objects.filter(bars(OuterRef("pk")), pk=row.pk)
        barred = set(Person.objects.filter(Exists(mine)).values_list("pk", flat=True))
        assert barred == {p.pk for p in Person.objects.all() if Accused.objects.filter(bars(p), pk=row.pk).exists()}
