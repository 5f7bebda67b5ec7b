"""Downloads: nothing is run, nothing is guessed, pictures show in the page."""

import io

import pytest
from PIL import Image

from secondhalf.files import storing, taking
from secondhalf.files.tests.sending import PDF, picture, sent

OPEN_DOORS = {"file.doors": [lambda actor, file: True]}


@pytest.fixture
def opened(client, world, settings):
    settings.SECONDHALF_SLOTS = f"{__name__}.OPEN_DOORS"
    client.force_login(world.linxi.person)
    return lambda name, body: taking.take(sent(name, body), by=world.linxi, realm=world.linxi.realm)


def test_a_document_is_a_download_that_nothing_runs(client, opened):
    answer = client.get(opened("答复 “一”.pdf", PDF).get_absolute_url())
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E7%AD%94")
    assert answer["Content-Type"] == "application/pdf" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "private" in answer["Cache-Control"]


def test_text_is_a_download_too(client, opened):
    answer = client.get(opened("a.txt", b"words").get_absolute_url())
    assert answer["Content-Disposition"].startswith("attachment") and answer["Content-Type"] == "text/plain"


def test_a_picture_shows_in_the_page_and_its_thumbnail_is_small(client, opened):
    file = opened("a.jpg", picture(size=(1600, 1200)))
    assert client.get(file.get_absolute_url())["Content-Disposition"].startswith("inline")
    for _first_then_kept in range(2):
        answer = client.get(file.as_photo()["small"])
        assert Image.open(io.BytesIO(answer.content)).size == (320, 240)
    assert storing.small_path_of(file.pk).exists()


def test_a_document_has_no_thumbnail(client, opened):
    assert client.get(f"{opened('a.pdf', PDF).get_absolute_url()}/small").status_code == 404


def test_what_the_browser_has_is_not_sent_again(client, opened):
    url = opened("a.jpg", picture()).get_absolute_url()
    tag = client.get(url)["ETag"]
    assert client.get(url, headers={"if-none-match": tag}).status_code == 304


def test_an_unchanged_file_is_still_refused_to_whoever_lost_sight_of_it(client, opened, settings):
    url = opened("a.jpg", picture()).get_absolute_url()
    tag = client.get(url)["ETag"]
    settings.SECONDHALF_SLOTS = f"{__name__}.CLOSED"
    assert client.get(url, headers={"if-none-match": tag}).status_code == 404


CLOSED = {"file.doors": [lambda actor, file: False]}
