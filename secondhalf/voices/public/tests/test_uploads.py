"""Photos and a voice memo at the public form: checked, cleaned, refused in words; the text is never lost."""

import struct
import zlib

import pytest
from PIL import Image

from secondhalf.files import pictures, storing
from secondhalf.files.models import File
from secondhalf.files.tests.sending import PDF, phone_photo, picture, sent
from secondhalf.voices.models import Shot, Voice
from secondhalf.voices.public.tests.conftest import WORDS

WEBM = b"\x1a\x45\xdf\xa3" + b"\x9fB\x86\x81\x01webm" + b"A_OPUS" + bytes(200)
FILM = b"\x1a\x45\xdf\xa3" + b"\x9fB\x86\x81\x01webm" + b"V_VP8" + bytes(200)
M4A = b"\x00\x00\x00\x20ftypM4A " + bytes(200)
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(500)
NAMED = {"mode": "named", "name": "宁远", "contact": "13800138000"}


def bomb(side=60_000):
    """A PNG of a few kilobytes that says it is of 3600 million pixels."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def stored():
    return storing.path_of(File.objects.get().pk).read_bytes()


def test_a_photo_is_kept_without_place_camera_time_name_and_sender(speak):
    speak(photos=sent("宁远的照片.jpg", phone_photo()))
    file, body = File.objects.get(), stored()
    with Image.open(storing.path_of(file.pk)) as clean:
        assert not clean.getexif() and "exif" not in clean.info and "comment" not in clean.info
    assert b"GPS" not in body and b"PhoneMaker" not in body and b"Lin Xi" not in body
    assert (file.name, file.uploaded_by, file.pk.version) == ("file.jpg", None, 4)
    assert file.uploaded_at == Voice.objects.get().received_at


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("DSC1.heic", HEIC, "HEIC"), ("bomb.png", bomb(), "像素"), ("half.jpg", picture()[:500], "损坏"),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(300), "类型"), ("letter.pdf", PDF, "类型"),
        ("me.jpg", b"", "空"), ("notes.txt", b"plain words", "类型"), ("cat.jpg", b"<svg onload=x>", "类型"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_named_and_every_word_comes_back(speak, name, body, words):
    answer = speak(photos=[sent("good.jpg", picture()), sent(name, body)], place="更衣室")
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and WORDS in page and "更衣室" in page
    assert name in page or not body and "空" in page
    assert "照片请重新选一下" in page and not Voice.objects.exists() and not File.objects.exists()


def test_a_bomb_is_refused_before_it_is_opened(speak, monkeypatch):
    monkeypatch.setattr(pictures, "cleaned", lambda *_: 1 / 0)
    assert speak(photos=sent("bomb.png", bomb())).status_code == 422


def test_no_more_than_three_photos(speak):
    answer = speak(photos=[sent(f"{n}.jpg", picture()) for n in range(4)])
    assert answer.status_code == 422 and "3" in answer.content.decode() and WORDS in answer.content.decode()


def test_a_photo_beyond_all_measure_is_refused_and_the_words_come_back(speak):
    huge = sent("huge.jpg", picture() + bytes(21 * 1024 * 1024))
    page = speak(photos=huge).content.decode()
    assert "超过 20 MB" in page and WORDS in page and not Voice.objects.exists()


def test_no_more_than_two_photos_are_opened_at_a_time():
    assert pictures.AT_ONCE.acquire(blocking=False) and pictures.AT_ONCE.acquire(blocking=False)
    assert not pictures.AT_ONCE.acquire(blocking=False)
    pictures.AT_ONCE.release()
    pictures.AT_ONCE.release()


@pytest.mark.parametrize(("body", "kind"), [(WEBM, "audio/webm"), (M4A, "audio/mp4")])
@pytest.mark.parametrize("mode", ["named", "hidden"])
def test_who_gives_a_name_may_also_record(speak, body, kind, mode):
    assert speak(**NAMED | {"mode": mode}, memo=sent("x.bin", body)).status_code == 200
    file = Shot.objects.get().file
    assert (file.content_type, file.uploaded_by) == (kind, None) and file.name.startswith("file.")


def test_nobody_records_without_a_name_and_the_page_says_why(speak):
    answer = speak(memo=sent("memo.webm", WEBM))
    page = answer.content.decode()
    assert answer.status_code == 422 and "声音能听出是谁" in page and WORDS in page and not File.objects.exists()


@pytest.mark.parametrize("body", [FILM, picture(), b"words", b"", b"RIFF....AVI LIST"])
def test_what_is_no_recording_is_not_taken_as_one(speak, body):
    answer = speak(**NAMED, memo=sent("memo.webm", body))
    assert answer.status_code == 422 and not Voice.objects.exists()


def test_a_recording_of_more_than_three_megabytes_is_refused(speak):
    answer = speak(**NAMED, memo=sent("memo.webm", WEBM + bytes(3 * 1024 * 1024)))
    assert answer.status_code == 422 and "最多 3 MB" in answer.content.decode()


def test_a_recording_is_not_taken_as_a_photo(speak):
    assert speak(**NAMED, photos=sent("memo.webm", WEBM)).status_code == 422


def test_the_office_can_play_it(world, client, speak):
    speak(**NAMED, memo=sent("memo.webm", WEBM))
    client.force_login(world.baiyang.person)
    answer = client.get(Shot.objects.get().file.get_absolute_url())
    assert (answer.status_code, answer["Content-Type"]) == (200, "audio/webm")
    assert answer["Content-Disposition"].startswith("inline") and answer["X-Content-Type-Options"] == "nosniff"
    assert "<audio" in client.get(Voice.objects.get().get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("size", "kept"), [((4000, 3000), (1600, 1200)), ((900, 2400), (600, 1600)), ((64, 48), (64, 48))]
)
def test_an_original_is_made_as_small_as_a_phone_would_have(speak, size, kept):
    speak(photos=sent("photo.jpg", picture(size=size)))
    file = File.objects.get()
    assert (file.width, file.height) == kept
