"""Who has a matter in sight, as it moves and as the tree does."""

from secondhalf.core import sequencer
from secondhalf.core.kept import forget_all
from secondhalf.matters import policy
from secondhalf.matters.models import Matter
from secondhalf.testing.walk import Walk


def sees(actor, matter):
    return policy.visible_to(actor).filter(pk=matter.pk).exists()


def test_the_line_above_sees_it_and_neighbours_do_not(world):
    matter = Walk(world).to("dispatch")
    assert all(sees(getattr(world, name), matter) for name in ("baiyang", "wenxin", "haiyan", "luyuan", "jianghe"))
    assert not any(sees(getattr(world, name), matter) for name in ("fanfan", "chelu", "suqing", "ningyuan"))


def test_the_three_administrators_see_no_matter(world):
    matter = Walk(world).to("dispatch")
    assert not any(sees(getattr(world, name), matter) for name in ("xitong", "anquan", "shenji"))


def test_a_department_loses_sight_when_its_dispute_is_agreed_to(world):
    matter = Walk(world).to("dispatch")
    matter.dispute(by=world.jianghe, reason="not_ours", explanation="非本部门职责。")
    assert sees(world.jianghe, matter)
    matter.redirect(by=world.baiyang, explanation="改派。")
    assert not sees(world.jianghe, matter)
    assert sees(world.wenxin, matter)


def test_handed_up_the_old_holder_still_sees_it(world):
    matter = Walk(world).to("admit")
    matter.hand_up(by=world.baiyang, reason="需上级协调。")
    assert matter.holder_id == world.places.park.pk
    assert sees(world.baiyang, matter)
    assert sees(world.wenxin, matter)
    assert policy.RULES["dispatch"](world.wenxin, matter)
    assert not policy.RULES["dispatch"](world.baiyang, matter)


def test_a_union_moved_in_the_tree_takes_its_matters_along(world):
    matter = Walk(world).to("dispatch")
    world.places.works.move(to=world.places.city, by=world.xitong)
    sequencer.settle()
    forget_all()
    matter = Matter.objects.get(pk=matter.pk)
    assert not sees(world.wenxin, matter)
    assert all(sees(getattr(world, name), matter) for name in ("baiyang", "haiyan", "jianghe"))


def test_an_accusation_is_out_of_sight_for_the_accused_and_their_staff(world):
    from secondhalf.matters.recusal import Accused

    matter = Walk(world).to("dispatch")
    assert sees(world.jianghe, matter)
    Accused.objects.create(realm=matter.realm, matter=matter, person=world.jianghe.person)
    assert not sees(world.jianghe, matter)
    assert not sees(world.linxi, matter)  # serves in the department that the accused leads
    assert sees(world.luming, matter)
    assert sees(world.baiyang, matter)


def test_at_the_top_an_accusation_goes_to_the_recusal_post(world):
    from secondhalf.core import profile
    from secondhalf.matters.recusal import Accused

    matter = Walk(world, holder=world.places.province, confidentiality="accusation").to("register")
    Accused.objects.create(realm=matter.realm, matter=matter, organisation=world.places.province)
    assert not any(sees(actor, matter) for actor in world.people.values())
    stand_in = world.ningyuan.post
    profile.put(matter.realm, "recusal.post", str(stand_in.pk), from_on="2026-01-01")
    assert sees(world.ningyuan, matter)  # although this post lies under the accused: everybody's does
    Accused.objects.filter(matter=matter).delete()
    Accused.objects.create(realm=matter.realm, matter=matter, person=world.luyuan.person)
    assert sees(world.ningyuan, matter)
    assert policy.RULES["admit"](world.ningyuan, matter)
    assert not sees(world.luyuan, matter)
