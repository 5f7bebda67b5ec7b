"""Open work hangs on posts: it is shown before a post changes hands, and the successor has it. 移交与离任。"""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.matters import policy as matters
from secondhalf.people.models import Post
from secondhalf.testing.walk import Walk


@pytest.fixture
def at(world):
    """at("xitong", "organisation_change", key, name=...) posts a form as somebody and returns the answer."""

    def post(who, name, /, *args, **answers):
        client = Client()
        client.force_login(getattr(world, who).person)
        return client.post(reverse(name, args=args), answers)

    return post


def test_open_work_moves_with_the_post_that_is_handed_over(world, at, clock):
    matter = Walk(world).to("determine")
    client = Client()
    client.force_login(world.linxi.person)
    assert matter.title in client.get(reverse("hand_over")).text
    sysadmin = Client()
    sysadmin.force_login(world.xitong.person)
    page = sysadmin.get(reverse("post_hand_over", args=[world.linxi.post.pk])).text
    assert matter.title not in page and "1件在办事项" in page

    day = moments.today() + datetime.timedelta(days=1)
    assert at("fanfan", "post_hand_over", world.linxi.post.pk, account="xiahe", on=day).status_code == 404
    assert at("linxi", "hand_over", account="linxi", on=day).status_code == 422
    done = at("linxi", "hand_over", account="xiaolin", name="小林", on=day)
    new = Post.objects.get(person__username="xiaolin")
    assert done.url == reverse("handed_over", args=[new.pk]) and new.roles == ["handler"]
    assert matter.title in client.get(done.url).text
    clock(days=1)
    assert matter in matters.visible_to(Actor(person=new.person, post=new))
    assert client.get(reverse("hand_over")).status_code == 404
    assert Event.objects.filter(name="post.hand_over", subject=new.pk, person=world.linxi.person).exists()


def test_leaving_shows_open_work_first_and_ends_everything(world, at):
    matter = Walk(world).to("determine")
    client = Client()
    client.force_login(world.baiyang.person)
    assert matter.title in client.get(reverse("person_leave", args=[world.linxi.person.pk])).text
    assert at("baiyang", "person_leave", world.qinling.person.pk).status_code == 403
    assert at("baiyang", "person_leave", world.linxi.person.pk).status_code == 302
    world.linxi.person.refresh_from_db()
    assert not world.linxi.person.is_active
    assert world.linxi.person.posts.get().to_on == moments.today()
