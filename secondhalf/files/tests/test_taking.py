"""Taking a file: what is kept of it, and where."""

import hashlib
import io

import pytest
from django.db import transaction
from PIL import Image

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.files import storing, taking
from secondhalf.files.models import File
from secondhalf.files.problems import FileTooLarge, TellsItsAuthor
from secondhalf.files.tests.sending import PDF, WORKBOOK, package, phone_photo, picture, sent


def take(world, name, body, **declared):
    return taking.take(sent(name, body), by=world.linxi, realm=world.linxi.realm, **declared)


def stored(file):
    return storing.path_of(file.pk).read_bytes()


def test_the_hash_and_the_size_are_of_the_stored_bytes(world):
    file = take(world, "热水.jpg", picture(), taken_at=moments.now(), place="3号位", taken_by="林溪")
    body = stored(file)
    assert (file.sha256, file.size) == (hashlib.sha256(body).hexdigest(), len(body))
    assert (file.name, file.content_type, file.width, file.height) == ("热水.jpg", "image/jpeg", 400, 300)
    assert (file.place, file.taken_by, file.uploaded_by) == ("3号位", "林溪", world.linxi.person)


def test_a_photo_leaves_its_place_camera_and_comment_behind_and_stands_upright(world):
    file = take(world, "IMG_1.JPG", phone_photo())
    body = stored(file)
    for told in (b"PhoneMaker", b"taken by", b"2026:11:04", b"Exif", b"ICC_PROFILE"):
        assert told not in body
    kept = Image.open(io.BytesIO(body))
    assert not kept.getexif() and kept.size == (300, 400) == (file.width, file.height)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_each_kind_of_photo_stays_what_it_is_at_most_2560_pixels_long(world, form):
    file = take(world, f"photo.{form.lower()}", picture(form, (5120, 640)))
    kept = Image.open(io.BytesIO(stored(file)))
    assert (kept.format, kept.size) == (form, (2560, 320))


def test_what_hangs_on_the_end_of_a_photo_is_gone(world):
    file = take(world, "photo.png", picture("PNG") + b"<script>alert(1)</script>PK\x03\x04")
    assert b"<script>" not in stored(file) and b"PK\x03\x04" not in stored(file)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("答复.pdf", PDF),
        ("台账.xlsx", package(WORKBOOK)),
        ("说明.docx", package()),
        ("说明.txt", "热水不足".encode("gb18030")),
    ],
)
def test_documents_are_kept_byte_for_byte(world, name, body):
    file = take(world, name, body)
    assert (file.name, stored(file)) == (name, body)


def test_a_photo_under_another_photo_name_is_taken_under_its_own(world):
    assert take(world, "photo.jpg", picture("PNG")).name == "photo.png"


def test_a_file_over_the_limit_is_refused_before_it_is_looked_at(world):
    with pytest.raises(FileTooLarge) as refused:
        take(world, "film.mp4", bytes(20 * 1024 * 1024 + 1))
    assert "20 MB" in refused.value.what_happened


def test_without_a_person_a_file_tells_neither_name_nor_time(world):
    upload = sent("张三 2026-11-04.jpg", phone_photo())
    file = taking.take(upload, by=Actor(), realm=world.linxi.realm, taken_at=moments.now(), taken_by="张三")
    assert file.pk.version == 4 and file.name == "file.jpg" and file.taken_by == ""
    day = moments.start_of(moments.today())
    assert file.uploaded_at == file.taken_at == day
    assert storing.path_of(file.pk).stat().st_mtime == day.timestamp()
    with pytest.raises(TellsItsAuthor):
        taking.take(sent("a.docx", package()), by=Actor(), realm=world.linxi.realm)


def test_names_from_outside_are_only_names(world):
    assert take(world, "..\\..\\etc/" + "长" * 300 + ".jpg", picture()).name == "长" * 116 + ".jpg"
    assert taking.clean_name("..") == taking.clean_name("a/\n") == "file"


def test_a_row_that_cannot_be_saved_leaves_no_bytes(world, monkeypatch):
    before = set(storing.stored())
    upload = sent("a.jpg", picture())
    taking.check(upload)
    with pytest.raises(Exception, match="realm|NOT NULL|null"), transaction.atomic():
        taking.take(upload, by=world.linxi, realm=None)
    assert set(storing.stored()) == before and not File.objects.exists()
