"""The pages of public texts: written beside the matter, approved point by point, listed for the office."""

import pytest

from secondhalf.core.events import Event
from secondhalf.matters.publishing import Limit, Publication
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.publication_cases import CASES, drafted, public_words, published, submitted
from secondhalf.testing.walk import Walk


def as_sent(said):
    """What a verb is called with, as its form sends it."""
    sent = {name: str(getattr(value, "pk", value)) for name, value in said.items() if name != "limits"}
    return sent | dict.fromkeys(said.get("limits", ()), "on")


def send(client, actor, address, said, **more):
    hidden = Visitor(client, actor).hidden(client.get(address))
    return client.post(address, as_sent(said) | more | hidden)


def draft_address(matter):
    return f"{matter.get_absolute_url()}/draft_publication"


def test_the_office_drafts_beside_the_matter_and_nothing_is_taken_over(world, client):
    matter = Walk(world).to("dispatch")
    Visitor(client, world.baiyang)
    page = client.get(draft_address(matter)).text
    form = page[page.index('<form method="post"', page.index("<main")) : page.index("<aside")]
    assert matter.summary in page and matter.summary not in form and matter.title not in form
    done = send(client, world.baiyang, draft_address(matter), public_words(world), kind="matter")
    assert done.status_code == 302
    assert Publication.objects.get().stage == "draft"


@pytest.mark.parametrize("verb", CASES)
def test_the_page_of_a_verb_does_it_for_its_owner(world, client, verb):
    case = CASES[verb]
    publication = case.arrive(world)
    address = f"/publications/{publication.pk}/{verb}"
    done = send(client, getattr(world, case.actor), address, case.says(world, publication))
    assert done.status_code == 302, done.text
    assert Publication.objects.get(pk=publication.pk).stage == case.after
    assert client.get(done["Location"]).status_code == 200


@pytest.mark.parametrize("verb", CASES)
def test_the_page_refuses_others_and_shows_nothing_to_strangers(world, client, verb):
    publication = CASES[verb].arrive(world)
    address = f"/publications/{publication.pk}/{verb}"
    Visitor(client, world.chelu)
    assert client.get(address).status_code == 404
    insider = world.baiyang if "baiyang" not in CASES[verb].may else world.wenxin
    Visitor(client, insider)
    assert client.get(address).status_code == 403


def test_a_department_sees_what_is_public_and_no_draft(world, client):
    draft, public = drafted(world), published(world, matter=Walk(world).to("dispatch"))
    Visitor(client, world.jianghe)
    assert client.get(f"/publications/{draft.pk}").status_code == 404
    assert client.get(f"/publications/{public.pk}").status_code == 200
    assert draft.title not in client.get(draft.matter.get_absolute_url()).text
    assert client.get("/publications").status_code == 403


@pytest.mark.parametrize("name", ["title", "text", "place"])
def test_a_number_or_a_name_is_named_at_its_field(world, client, name):
    matter = Walk(world).to("determine")  # 江禾 has a part in it
    Visitor(client, world.baiyang)
    for wrong in ("请联系13812345678", "江禾正在处理"):
        sent = public_words(world, **{name: wrong})
        page = send(client, world.baiyang, draft_address(matter), sent, kind="matter")
        assert page.status_code == 422
        found = "13812345678" if "138" in wrong else "江禾"
        assert f"Leave this out: {found}" in page.text
        assert wrong in page.text  # what was typed stays
    assert not Publication.objects.exists()


def test_a_point_that_is_not_confirmed_holds_the_approval_back(world, client):
    publication = submitted(world)
    address = f"/publications/{publication.pk}/publish"
    some = {"limits": Limit.values[1:]}
    page = send(client, world.fangzheng, address, some)
    assert page.status_code == 422 and "Confirm this" in page.text
    assert publication.text in page.text
    assert Publication.objects.get().stage == "waiting"


def test_whoever_wrote_it_reads_that_somebody_else_has_to_approve(world, client):
    world.baiyang.post.roles = ["union_office", "approver"]
    world.baiyang.post.save()
    publication = submitted(world)
    Visitor(client, world.baiyang)
    refused = client.get(f"/publications/{publication.pk}/publish")
    assert refused.status_code == 403 and "You had a hand in this text yourself" in refused.text


def test_an_accusation_shows_no_button_and_its_address_refuses(world, client):
    matter = Walk(world, confidentiality="accusation").to("register")
    Visitor(client, world.baiyang)
    assert "draft_publication" not in client.get(matter.get_absolute_url()).text
    assert "What accuses somebody is never published" in client.get(draft_address(matter)).text
    answer = send(client, world.baiyang, draft_address(matter), public_words(world), kind="matter")
    assert answer.status_code == 409
    assert not Publication.objects.exists()


def test_two_clicks_are_one_draft(world, client):
    matter = Walk(world).to("dispatch")
    hidden = Visitor(client, world.baiyang).hidden(client.get(draft_address(matter)))
    sent = as_sent(public_words(world)) | {"kind": "matter"} | hidden
    assert [client.post(draft_address(matter), sent).status_code for _click in range(2)] == [302, 302]
    assert Event.objects.filter(name="publication.draft").count() == 1


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_office_lists_its_texts_by_stage(world, client, language):
    waiting, public = submitted(world), published(world, matter=Walk(world).to("dispatch"), title="已公开的一件")
    Visitor(client, world.qinling, language)
    page = client.get("/publications")
    assert page.status_code == 200 and waiting.title in page.text and public.title not in page.text
    assert f"/publications/{waiting.pk}/publish" in page.text
    listed = client.get("/publications?stage=published").text
    assert public.title in listed and public.no in listed
    assert client.get("/publications?stage=draft&after=nothing").status_code == 200


def test_a_neighbours_office_finds_nothing_of_it(world, client):
    publication = published(world)
    Visitor(client, world.fanfan)
    assert publication.title not in client.get("/publications?stage=published").text
    assert client.get(f"/publications/{publication.pk}").status_code == 404


def test_what_waits_stands_beside_the_workbench_of_those_it_waits_for(world, client):
    submitted(world), drafted(world)
    for actor, words, stage in (
        (world.qinling, "Public texts to approve", "waiting"),
        (world.baiyang, "Public texts to finish", "draft"),
    ):
        Visitor(client, actor)
        page = client.get("/work").text
        assert words in page and f"/publications?stage={stage}" in page
        assert 'href="/publications"' in client.get("/matters").text
    Visitor(client, world.jianghe)
    assert "/publications" not in client.get("/work").text + client.get("/matters").text
