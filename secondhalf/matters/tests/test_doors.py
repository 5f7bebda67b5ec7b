"""Files are seen through the matters that show them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from secondhalf.files import taking
from secondhalf.testing.walk import POINT, Walk


def photo():
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "#8ab").save(out, "JPEG")
    return SimpleUploadedFile("热水.jpg", out.getvalue())


@pytest.fixture
def shown(world):
    """A photo that a report shows."""
    walk = Walk(world)
    matter = walk.to("determine")
    file = taking.take(photo(), by=world.linxi, realm=matter.realm)
    matter.report(by=world.linxi, percent=50, text="循环泵已更换。", exhibits=[{"file": file, "shows": "after"}])
    return file


def status(client, actor, url):
    client.force_login(actor.person)
    return client.get(url).status_code


def test_whoever_sees_the_matter_opens_its_evidence(client, world, shown):
    for actor in (world.baiyang, world.xiahe, world.haiyan, world.luyuan):
        assert status(client, actor, f"/files/{shown.pk}") == 200
        assert status(client, actor, f"/files/{shown.pk}/small") == 200


def test_nobody_else_does(client, world, shown):
    assert client.get(f"/files/{shown.pk}").status_code == 401
    for actor in (world.fanfan, world.suqing, world.ningyuan, world.xitong):
        assert status(client, actor, f"/files/{shown.pk}") == 404
        assert status(client, actor, f"/files/{shown.pk}/small") == 404


def test_a_file_that_no_matter_shows_is_opened_by_nobody(client, world):
    file = taking.take(photo(), by=world.linxi, realm=world.linxi.realm)
    assert status(client, world.linxi, f"/files/{file.pk}") == 404


def test_a_photo_of_a_check_point_is_opened_too(client, world):
    walk = Walk(world)
    matter = walk.to("review")
    file = taking.take(photo(), by=world.yunzhou, realm=matter.realm)
    matter.verify(by=world.yunzhou, points=[{**POINT, "photo": file}], visited_at=matter.received_at, place="3号位")
    assert status(client, world.linxi, f"/files/{file.pk}") == 200
