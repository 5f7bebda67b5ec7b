"""Files that lie, are broken, or would do harm: each refused in words."""

import io
import struct
import zipfile
import zlib

import pytest
from django.utils import translation

from secondhalf.files import problems, taking
from secondhalf.files.tests.sending import PDF, WORKBOOK, package, picture, sent

HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
MACROS = '<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)


def wide_png(width, height):
    """A PNG of a few hundred bytes that says it is so large."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", WORKBOOK)
        with zipped.open("xl/sheet.xml", "w") as part:
            for _megabyte in range(60):
                part.write(bytes(1024 * 1024))
    return out.getvalue()


def lying_about_length():
    """A package whose directory says that a part is one byte long."""
    body = bytearray(package(WORKBOOK, xl__sheet="热" * 5000))
    place = body.rindex(b"PK\x01\x02")
    body[place + 24 : place + 28] = struct.pack("<I", 1)
    return bytes(body)


@pytest.mark.parametrize(
    ("name", "body", "problem"),
    [
        ("photo.jpg", HTML, problems.TypeNotTaken),
        ("photo.jpg", PDF, problems.NotWhatItSays),
        ("answer.pdf", picture("PNG"), problems.NotWhatItSays),
        ("page.html", picture("JPEG"), problems.NotWhatItSays),
        ("run.exe", b"just words", problems.NotWhatItSays),
        ("run.exe", b"MZ\x90\x00" + bytes(200), problems.TypeNotTaken),
        ("drawing.svg", SVG, problems.TypeNotTaken),
        ("drawing.txt", SVG, problems.TypeNotTaken),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), problems.TypeNotTaken),
        ("IMG_2.HEIC", HEIC, problems.HeicPhoto),
        ("IMG_2.jpg", HEIC, problems.HeicPhoto),
        ("many.zip", package("<Types/>"), problems.TypeNotTaken),
        ("macro.docx", package(MACROS), problems.TypeNotTaken),
        ("inside.docx", package(word__embeddings__a_exe=b"MZ").replace(b"a_exe", b"a.exe"), problems.TypeNotTaken),
        ("cut.jpg", picture()[:2000], problems.UnreadableFile),
        ("cut.png", picture("PNG")[:300], problems.UnreadableFile),
        ("cut.webp", picture("WEBP")[:200], problems.UnreadableFile),
        ("cut.pdf", PDF[:30], problems.UnreadableFile),
        ("cut.docx", package(word__document="热" * 900)[:-40], problems.TypeNotTaken),
        ("wide.png", wide_png(10_000, 5_001), problems.TooManyPixels),
        ("huge.png", wide_png(60_000, 60_000), problems.TooManyPixels),
        ("bomb.xlsx", bomb(), problems.SwellingFile),
        ("lies.xlsx", lying_about_length(), problems.UnreadableFile),
        ("empty.txt", b"", problems.EmptyFile),
        ("nul.txt", b"ab\x00cd", problems.TypeNotTaken),
    ],
)  # fmt: skip
def test_it_is_refused(db, name, body, problem):
    with pytest.raises(problem) as refused:
        taking.check(sent(name, body))
    for language in ("en", "zh-hans"):
        with translation.override(language):
            assert refused.value.what_happened and refused.value.what_to_do


def test_a_picture_of_exactly_fifty_million_pixels_is_decoded_not_refused(db):
    with pytest.raises(problems.UnreadableFile):
        taking.check(sent("wide.png", wide_png(10_000, 5_000)))


def test_the_words_are_in_both_languages(db):
    kinds = [
        kind for kind in vars(problems).values() if isinstance(kind, type) and kind.__module__ == problems.__name__
    ]
    assert len(kinds) >= 8
    for kind in kinds:
        with translation.override("zh-hans"):
            chinese = str(kind.title), str(kind.remedy)
        with translation.override("en"):
            assert chinese[0] != str(kind.title) and chinese[1] != str(kind.remedy), kind
