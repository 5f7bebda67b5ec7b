"""A document is drafted, issued with a number, frozen with its bytes, withdrawn and never overwritten (law 14)."""

import pytest
from django.db import IntegrityError

from secondhalf.core import access
from secondhalf.core.events import Event
from secondhalf.core.problems import Problem, Refused
from secondhalf.papers import keeping, policy
from secondhalf.papers.documents import Document, DocumentCopy
from secondhalf.papers.form import known
from secondhalf.papers.loop import MOVES, Stage
from secondhalf.papers.views.documents import gathered
from secondhalf.testing.walk import Walk

WHO = {"redraft": "baiyang", "discard": "baiyang", "issue": "qinling", "withdraw": "qinling"}
LEADERS = {"qinling"}
MAY = {"redraft": {"baiyang", "qinling"}, "discard": {"baiyang", "qinling"}, "issue": LEADERS, "withdraw": LEADERS}
each_verb = pytest.mark.parametrize("verb", WHO)


@pytest.fixture
def matter(world):
    return Walk(world).to("apply")


def drafted(world, matter, by="baiyang"):
    actor = getattr(world, by)
    seat, form = actor.post.seat, known("close_out")
    document = Document(realm=seat.realm, organisation=seat, form=form.key, ref=str(matter.pk))
    return document.draft(by=actor, **gathered(actor, form, document.ref, "zh-hans"))


def arrived(world, matter, verb):
    """A document from which the verb starts, and what it is told."""
    document = drafted(world, matter)
    if verb == "withdraw":
        document.issue(by=world.qinling)
    about = {"reason": "编错了"} if verb in ("discard", "withdraw") else {}
    if verb == "redraft":
        about = gathered(world.baiyang, known("close_out"), document.ref, "zh-hans")
    return document, about


def test_every_verb_has_its_case():
    assert set(WHO) == set(MOVES) - {"draft"}


@each_verb
def test_it_works_and_leaves_one_event(world, matter, verb):
    document, about = arrived(world, matter, verb)
    actor = getattr(world, WHO[verb])
    getattr(document, verb)(by=actor, **about)
    assert Document.objects.get(pk=document.pk).stage == MOVES[verb].to
    event = Event.objects.get(name=f"document.{verb}")
    assert (event.subject, event.person) == (document.pk, actor.person)


@each_verb
def test_it_is_refused_from_every_other_stage(world, matter, verb):
    document, about = arrived(world, matter, verb)
    for stage in set(Stage) - MOVES[verb].start:
        Document.objects.filter(pk=document.pk).update(stage=stage)
        with pytest.raises(Problem):
            getattr(Document.objects.get(pk=document.pk), verb)(by=world.qinling, **about)


@each_verb
def test_a_failure_at_the_last_moment_leaves_nothing_behind(world, matter, verb, monkeypatch):
    document, about = arrived(world, matter, verb)
    kept = lambda: (Document.objects.values().get(pk=document.pk), DocumentCopy.objects.count())  # noqa: E731
    before = kept()

    def break_down(self, **options):
        raise OSError("the power went")

    monkeypatch.setattr(Event, "save", break_down)
    with pytest.raises(OSError, match="power"):
        getattr(document, verb)(by=world.qinling, **about)
    assert kept() == before


@each_verb
def test_only_those_who_may(world, matter, verb):
    document, _about = arrived(world, matter, verb)
    may = set()
    for name, actor in world.people.items():
        seen = policy.visible_to(actor).filter(pk=document.pk).first()
        if seen and verb in access.allowed(policy, actor, seen):
            may.add(name)
    assert may == MAY[verb]


def test_numbers_run_by_organisation_form_and_year_and_are_never_given_twice(world, matter, clock):
    numbers = []
    for _again in range(2):
        document = drafted(world, matter)
        document.issue(by=world.qinling)
        numbers.append(document.no)
        document.withdraw(by=world.qinling, reason="有误")
    clock(days=90)
    later = drafted(world, matter)
    later.issue(by=world.qinling)
    assert [*numbers, later.no] == ["销号〔2026〕1号", "销号〔2026〕2号", "销号〔2027〕1号"]
    with pytest.raises(IntegrityError):
        Document.objects.filter(pk=later.pk).update(no="销号〔2026〕1号")


def test_a_new_document_names_the_withdrawn_one_that_it_replaces(world, matter):
    first = drafted(world, matter)
    first.issue(by=world.qinling)
    assert drafted(world, matter).replaces is None
    first.withdraw(by=world.qinling, reason="有误")
    assert drafted(world, matter).replaces == first


def test_an_issued_document_keeps_its_words_and_bytes_whatever_happens_to_the_matter(world, matter):
    document = drafted(world, matter)
    document.issue(by=world.qinling)
    copies = {copy.format: copy.body for copy in document.copies.all()}
    assert set(copies) == {"docx", "pdf"} and all(copies.values())
    matter.review(by=world.hechuan, opinion="同意。")
    again = Document.objects.get(pk=document.pk)
    assert again.about["review"]["text"] == "" and again.about["number"] == "销号〔2026〕1号"
    assert again.about["date"] == "2026年11月4日"
    assert {copy.format: copy.body for copy in again.copies.all()} == copies


def test_changed_bytes_are_not_handed_out(world, matter):
    document = drafted(world, matter)
    document.issue(by=world.qinling)
    keeping.path_of(document.pk, "pdf").write_bytes(b"%PDF-forged")
    assert document.copies.get(format="pdf").body is None


def test_whoever_does_not_see_the_matter_does_not_see_its_documents(world, matter):
    document = drafted(world, matter)
    document.issue(by=world.qinling)
    seen = {name for name, actor in world.people.items() if policy.visible_to(actor).filter(pk=document.pk).exists()}
    assert {"baiyang", "jianghe", "shiyan"} <= seen and not seen & {"chelu", "ningyuan", "xitong"}


def test_recusal_hides_the_paper_with_the_matter(world):
    matter = Walk(world, complexity="ordinary").to("apply")
    document = drafted(world, matter)
    document.issue(by=world.qinling)
    matter.name_object(by=world.baiyang, person=world.jianghe.person, reason="被反映人")
    assert not policy.visible_to(world.jianghe).filter(pk=document.pk).exists()


def test_a_form_without_a_mark_is_never_issued(world, matter):
    document = Document(organisation=world.places.works, form="visit", ref="x")
    with pytest.raises(Refused):
        access.refuse_unless(policy, world.baiyang, "draft", document)
