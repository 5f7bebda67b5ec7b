"""A public text is written by one, approved by another, and frozen; the same five questions to each of its verbs."""

import pytest
from django.db import IntegrityError

from secondhalf.core.access import allowed
from secondhalf.core.events import Event
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters import publication_policy as policy
from secondhalf.matters.publishing import (
    MOVES,
    AlreadyThere,
    Limit,
    NeverPublished,
    Publication,
    PublicationStage,
    Wording,
)  # fmt: skip
from secondhalf.testing.publication_cases import CASES, CONFIRMED, drafted, public_words, published, submitted
from secondhalf.testing.walk import Walk

each_verb = pytest.mark.parametrize("verb", CASES)


def test_every_verb_has_its_case():
    assert set(CASES) == set(MOVES) - {"draft"}


@each_verb
def test_it_works_and_leaves_one_event(world, verb):
    case = CASES[verb]
    publication = case.arrive(world)
    getattr(publication, verb)(by=getattr(world, case.actor), **case.says(world, publication))
    assert Publication.objects.get(pk=publication.pk).stage == publication.stage == case.after
    event = Event.objects.get(name=f"publication.{verb}")
    assert (event.subject, event.person) == (publication.pk, getattr(world, case.actor).person)


@each_verb
def test_it_is_refused_from_every_other_stage(world, verb):
    case = CASES[verb]
    publication = case.arrive(world)
    words = case.says(world, publication)
    for stage in set(PublicationStage) - MOVES[verb].start:
        Publication.objects.filter(pk=publication.pk).update(stage=stage)
        with pytest.raises(Problem):
            getattr(Publication.objects.get(pk=publication.pk), verb)(by=getattr(world, case.actor), **words)


@each_verb
def test_a_failure_at_the_last_moment_leaves_nothing_behind(world, verb, monkeypatch):
    case = CASES[verb]
    publication = case.arrive(world)
    words, before = case.says(world, publication), as_kept(publication)

    def break_down(self, **options):
        raise OSError("the power went")

    monkeypatch.setattr(Event, "save", break_down)
    with pytest.raises(OSError, match="power"):
        getattr(publication, verb)(by=getattr(world, case.actor), **words)
    assert as_kept(publication) == before


@each_verb
def test_only_those_who_may(world, verb):
    case = CASES[verb]
    publication = case.arrive(world)
    may = set()
    for name, actor in world.people.items():
        seen = policy.visible_to(actor).filter(pk=publication.pk).first()
        if seen and verb in allowed(policy, actor, seen):
            may.add(name)
    assert may == case.may


def as_kept(publication):
    rows = [publication.wordings, publication.approvals, publication.reasons]
    return Publication.objects.values().get(pk=publication.pk), [related.count() for related in rows]


def test_whoever_had_a_hand_in_any_wording_does_not_approve(world):
    publication = drafted(world)
    world.fangzheng.post.roles = ["approver", "union_office"]
    publication.amend(by=world.fangzheng, **public_words(world))
    publication.amend(by=world.baiyang, **public_words(world, title="改回来的题目"))
    publication.submit(by=world.baiyang)
    assert isinstance(policy.approves(world.fangzheng, publication), policy.YouWroteIt)
    assert policy.approves(world.qinling, publication) is True


def test_the_database_itself_refuses_a_writer_who_approves(world):
    publication = submitted(world)
    with pytest.raises(IntegrityError):
        publication.publish(by=world.baiyang, **CONFIRMED)


@pytest.mark.parametrize("left_out", Limit.values)
def test_every_limit_has_to_be_confirmed(world, left_out):
    publication = submitted(world)
    with pytest.raises(StillMissing):
        publication.publish(by=world.fangzheng, limits=[one for one in Limit.values if one != left_out])
    assert Publication.objects.get(pk=publication.pk).stage == "waiting"
    assert not publication.approvals.exists()


def test_an_accusation_is_never_published_not_even_when_it_turns_out_late(world):
    accused = Walk(world, confidentiality="accusation").to("register")
    with pytest.raises(NeverPublished):
        drafted(world, matter=accused)
    publication = submitted(world)
    publication.matter.accused.create(realm=publication.realm, person=world.jianghe.person)
    with pytest.raises(NeverPublished):
        publication.publish(by=world.fangzheng, **CONFIRMED)


def test_there_is_one_live_text_of_a_kind(world):
    publication = published(world)
    with pytest.raises(AlreadyThere):
        drafted(world, matter=publication.matter)
    publication.take_down(by=world.baiyang, reason="写错了地点。")
    assert drafted(world, matter=publication.matter).stage == "draft"


def test_a_matter_is_published_once_admitted_and_its_result_once_struck_off(world):
    early = submitted(world, matter=Walk(world).to("register"))
    with pytest.raises(StillMissing):
        early.publish(by=world.fangzheng, **CONFIRMED)
    result = submitted(world, matter=early.matter, kind="result")
    with pytest.raises(StillMissing):
        result.publish_result(by=world.fangzheng, **CONFIRMED)
    notice = submitted(world, matter=early.matter, kind="notice")
    with pytest.raises(StillMissing):
        notice.publish(by=world.fangzheng, **CONFIRMED)


def test_a_result_is_a_step_of_its_own(world):
    assert not submitted(world).can("publish_result")
    result = submitted(world, matter=Walk(world, route="short").to("close"), kind="result")
    assert result.can("publish_result") and not result.can("publish")


def test_every_wording_is_kept_and_the_approval_names_the_frozen_one(world):
    publication = drafted(world, title="第一稿")
    publication.amend(by=world.baiyang, **public_words(world, title="第二稿"))
    publication.submit(by=world.baiyang)
    publication.publish(by=world.fangzheng, **CONFIRMED)
    publication.take_down(by=world.baiyang, reason="情况有变。")
    titles = Wording.objects.order_by("id").values_list("title", flat=True)
    assert list(titles) == ["第一稿", "第二稿"]
    kept = Publication.objects.get(pk=publication.pk)
    assert (kept.title, kept.no) == ("第二稿", "公开〔2026〕1号")
    assert kept.approvals.get().wording.title == "第二稿"


def test_numbers_are_drawn_when_published_and_never_twice(world):
    first, second = published(world), published(world, matter=Walk(world).to("admit"))
    assert (first.no, second.no) == ("公开〔2026〕1号", "公开〔2026〕2号")
