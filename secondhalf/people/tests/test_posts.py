"""Appointing, changing, ending and handing over posts. 任免与移交。"""

import datetime

import pytest
from django.db import IntegrityError, transaction

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.people.appointing import appoint
from secondhalf.people.enrolling import register_person
from secondhalf.people.models import Post
from secondhalf.people.problems import NoSuccessor, NotForOneself, TooEarly, TwoOfThree


@pytest.fixture
def newcomer(world):
    return register_person(by=world.xitong, username="Xinren", name="辛仁", realm=world.places.province.pk)


def test_a_newcomer_is_appointed_and_the_event_says_by_whom(world, newcomer):
    post = appoint(
        by=world.baiyang, person=newcomer, organisation=world.places.welfare, title="干事", roles=["handler"]
    )
    event = Event.objects.filter(name="post.appoint").last()
    assert newcomer.username == "xinren" and list(newcomer.current_posts()) == [post]
    assert (event.subject, event.person, event.title) == (post.pk, world.baiyang.person, world.baiyang.title)
    with pytest.raises(NotForOneself):
        appoint(
            by=world.xitong,
            person=world.xitong.person,
            organisation=world.places.works,
            title="主席",
            roles=["approver"],
        )


def test_granting_roles_keeps_the_old_post_as_history(world):
    old = world.linxi.post
    new = old.grant(by=world.anquan, roles=["handler", "dept_head"])
    old.refresh_from_db()
    assert new.pk != old.pk and new.follows == old and new.from_on == moments.today()
    assert old.to_on == moments.today() - datetime.timedelta(days=1) and old.roles == ["handler"]
    assert list(world.linxi.person.current_posts()) == [new]
    again = new.grant(by=world.anquan, roles=["handler"])
    assert again == new and Post.objects.filter(person=world.linxi.person).count() == 2
    with pytest.raises(NotForOneself):
        world.anquan.post.grant(by=world.anquan, roles=["secadmin", "approver"])


def test_nobody_holds_two_of_the_three(world, newcomer):
    with pytest.raises(TwoOfThree):
        appoint(
            by=world.xitong,
            person=world.shenji.person,
            organisation=world.places.city,
            title="管理员",
            asked=["sysadmin"],
        )
    post = appoint(by=world.xitong, person=newcomer, organisation=world.places.city, title="管理员")
    with pytest.raises(TwoOfThree):
        post.grant(by=world.anquan, roles=["sysadmin", "auditor"])
    assert post.grant(by=world.anquan, roles=["auditor"]).roles == ["auditor"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(roles=["sysadmin", "auditor"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            person=newcomer, organisation=world.places.park, realm=newcomer.realm, title="管理员", roles=["sysadmin"]
        )


def test_a_post_is_handed_over_from_a_day_with_its_roles(world, newcomer, clock):
    post, day = world.linxi.post, moments.today() + datetime.timedelta(days=3)
    new = post.hand_over(by=world.baiyang, to=newcomer, on=day)
    assert (new.roles, new.title, new.organisation_id) == (post.roles, post.title, post.organisation_id)
    assert list(newcomer.current_posts()) == [] and post in world.linxi.person.current_posts()
    clock(days=3)
    assert list(newcomer.current_posts()) == [new] and not world.linxi.person.current_posts()


def test_a_post_is_handed_over_to_nobody_unfit_and_not_in_the_past(world, newcomer):
    post = world.linxi.post
    with pytest.raises(NoSuccessor):
        post.hand_over(by=world.baiyang, to=world.linxi.person)
    newcomer.leave(by=world.xitong)
    with pytest.raises(NoSuccessor):
        post.hand_over(by=world.baiyang, to=newcomer)
    with pytest.raises(TooEarly):
        post.hand_over(by=world.baiyang, to=world.xiahe.person, on=moments.today() - datetime.timedelta(days=1))
    with pytest.raises(TwoOfThree):
        world.shenji.post.hand_over(by=world.xitong, to=world.anquan.person)
    post.refresh_from_db()
    assert post.to_on is None


def test_a_title_is_changed_by_a_post_that_follows(world):
    world.linxi.person.acting_post = world.linxi.post
    world.linxi.person.save()
    new = world.linxi.post.change(by=world.baiyang, title="高级主管")
    world.linxi.person.refresh_from_db()
    assert new.title == "高级主管" and world.linxi.person.acting_post == new
    assert Post.objects.get(pk=world.linxi.post.pk).title == "主管"


def test_a_post_ends_on_a_day_and_not_before_it_began(world, clock):
    with pytest.raises(TooEarly):
        world.linxi.post.end(by=world.baiyang, on=datetime.date(2023, 12, 31))
    world.linxi.post.end(by=world.baiyang)
    assert world.linxi.person.current_posts() and world.linxi.post.can("change")
    clock(days=1)
    assert not world.linxi.person.current_posts() and not world.linxi.post.can("change")
