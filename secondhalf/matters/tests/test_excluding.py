"""Out of the count, and out of nothing else: who asks does not rule, and it can be lifted again."""

import pytest

from secondhalf.core.access import allowed
from secondhalf.core.problems import StillMissing
from secondhalf.matters import policy
from secondhalf.matters.doors import opens
from secondhalf.matters.excluding import LeftOutAlready
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.cases import excluded, exclusion_asked, the_proof
from secondhalf.testing.walk import Walk, picture


def test_an_excluded_matter_goes_on_as_before(world):
    matter = Walk(world).to("determine")
    due = matter.due_at
    excluded(world, matter)
    fresh = Matter.objects.get(pk=matter.pk)
    assert (fresh.is_excluded, fresh.stage, fresh.due_at, fresh.turn) == (True, "under_way", due, matter.turn)
    assert Walk.of(world, fresh, "determine").to("close").is_excluded


def test_a_struck_off_matter_can_be_left_out_of_the_count_too(world):
    matter = Walk(world, route="short").to("archive")
    excluded(world, matter)
    assert matter.is_excluded and matter.stage == "archived"


def test_evidence_is_asked_for(world, client):
    matter = Walk(world).to("determine")
    with pytest.raises(StillMissing):
        matter.ask_exclusion(by=world.baiyang, **the_proof(world, matter) | {"evidence": []})
    sent = {"reason": "untrue", "explanation": "经现场核实，热水正常。"}
    page = Visitor(client, world.baiyang).send(matter, "ask_exclusion", sent)
    assert page.status_code == 422 and "This field is required" in page.text


def test_one_exclusion_is_asked_for_at_a_time_and_not_twice(world):
    matter = Walk(world).to("determine")
    exclusion_asked(world, matter)
    with pytest.raises(StillMissing):
        exclusion_asked(world, matter)
    matter.exclude(by=world.shiyan, explanation="同意。")
    with pytest.raises(LeftOutAlready):
        exclusion_asked(world, matter)


def test_whoever_asked_or_handled_it_does_not_rule(world):
    matter = Walk(world).to("determine")
    world.qinling.post.roles = ["union_office", "approver"]
    matter.ask_exclusion(
        by=world.qinling, **the_proof(world, matter) | {"evidence": [{"file": picture(world.qinling)}]}
    )
    assert "exclude" not in allowed(policy, world.qinling, matter)
    assert "exclude" in allowed(policy, world.shiyan, matter)
    world.jianghe.post.roles = ["resp_leader", "dept_head"]
    assert "exclude" not in allowed(policy, world.jianghe, matter)  # handled it


def test_what_was_kept_may_be_asked_again_and_what_was_lifted_too(world):
    matter = Walk(world).to("determine")
    exclusion_asked(world, matter)
    matter.keep_counted(by=world.shiyan, explanation="证据不足。")
    assert not matter.is_excluded and not matter.open_exclusion()
    excluded(world, matter)
    matter.count_again(by=world.qinling, reason="职工异议成立。")
    assert not Matter.objects.get(pk=matter.pk).is_excluded
    assert matter.exclusions.count() == 2


def test_the_page_shows_reason_evidence_and_ruling_and_waits_on_the_leaders_workbench(world, client):
    matter = Walk(world).to("determine")
    exclusion_asked(world, matter)
    leader = Visitor(client, world.shiyan)
    assert "Exclusions to rule on" in client.get("/work").text
    assert f'href="{leader.at(matter, "exclude")}"' in leader.open(matter).text
    matter.exclude(by=world.shiyan, explanation="同意剔除。")
    page = leader.open(matter).text
    for words in ("Left out of the count", "与上月一件重复", "照片.jpg", "同意剔除。"):
        assert words in page
    assert "Exclusions to rule on" not in client.get("/work").text


def test_the_evidence_opens_to_whoever_sees_the_matter(world, client):
    matter = Walk(world).to("determine")
    exclusion_asked(world, matter)
    file = matter.exclusions.get().evidence.get().file
    assert opens(world.jianghe, file) and not opens(world.chelu, file)
