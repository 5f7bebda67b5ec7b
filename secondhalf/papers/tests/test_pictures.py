"""A picture in a template of one's own tells nothing about camera, place or person; slides show no noughts."""

import io
import zipfile

import pytest
from docx import Document as Docx
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from secondhalf.papers.deck import STACKED, chart, deck
from secondhalf.papers.drawing.pictures import NoPicture, bare
from secondhalf.papers.drawing.slides import slides
from secondhalf.papers.form import known
from secondhalf.papers.own_templates import check
from secondhalf.papers.problems import NotADocx, PictureNotTaken

SECRET = b"Camera of Lin Xi"


def photo(kind, *, turned=False):
    picture, out = Image.new("RGB", (60, 40), "#a8231f"), io.BytesIO()
    if kind == "PNG":
        told = PngInfo()
        told.add_text("Author", SECRET.decode())
        picture.save(out, kind, pnginfo=told)
        return out.getvalue()
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = SECRET.decode(), 6 if turned else 1
    picture.save(out, kind, exif=exif, comment=SECRET)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_template_keeps_its_picture_and_loses_what_was_written_into_it(world, kind):
    document, out = Docx(), io.BytesIO()
    document.add_paragraph("{{ effect }}")
    document.add_picture(io.BytesIO(photo(kind)))
    document.save(out)
    with zipfile.ZipFile(io.BytesIO(check(out.getvalue(), known("close_out")))) as package:
        [name] = [name for name in package.namelist() if name.startswith("word/media/")]
        assert SECRET not in package.read(name)
        assert Image.open(io.BytesIO(package.read(name))).size == (60, 40)


def test_a_picture_that_stood_on_its_side_is_turned_upright():
    assert Image.open(io.BytesIO(bare(photo("JPEG", turned=True)))).size == (40, 60)


def test_what_only_calls_itself_a_picture_is_refused(world):
    with pytest.raises(NoPicture):
        bare(b"\x89PNG nothing")
    document, out = Docx(), io.BytesIO()
    document.add_picture(io.BytesIO(photo("PNG")))
    document.save(out)
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as old, zipfile.ZipFile(body, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"GIF89a" if name.startswith("word/media/") else old.read(name))
    with pytest.raises(NotADocx):
        check(body.getvalue(), known("close_out"))


def test_no_nought_is_written_on_a_part_of_nothing():
    shown = slides(deck("汇报", [chart("类别", STACKED, ["食堂"], [("已完成", [1]), ("未完成", [0])])]))
    with zipfile.ZipFile(io.BytesIO(shown)) as package:
        [name] = [name for name in package.namelist() if name.startswith("ppt/charts/chart")]
        assert b'formatCode="#,##0;-#,##0;;"' in package.read(name)


def with_picture(name, body, kind="image/x-emf"):
    """A template of one paragraph with a picture behind it, as Word lays one in."""
    document, out = Docx(), io.BytesIO()
    document.add_paragraph("成效：{{ effect }}，示意图如下").add_run().add_picture(io.BytesIO(photo("PNG")))
    document.save(out)
    package, suffix = io.BytesIO(), name.rpartition(".")[2]
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as old, zipfile.ZipFile(package, "w") as new:
        for part in old.namelist():
            said = old.read(part)
            if part.startswith("word/media/"):
                part, said = f"word/media/{name}", body
            said = said.replace(b"media/image1.png", f"media/{name}".encode()) if part.endswith(".rels") else said
            if part == "[Content_Types].xml":
                said = said.replace(b'Extension="png" ContentType="image/png"',
                                    f'Extension="{suffix}" ContentType="{kind}"'.encode())  # fmt: skip
            new.writestr(part, said)
    return package.getvalue()


@pytest.mark.parametrize("name", ["image7.emf", "image7.wmf", "image7.svg", "image7.wdp", "image7.EMF", "film7.mp4"])
def test_a_drawing_that_cannot_be_looked_into_is_refused_by_its_name_and_place(world, name):
    with pytest.raises(PictureNotTaken) as refused:
        check(with_picture(name, b"\x01\x00\x00\x00 EMF" + SECRET), known("close_out"))
    assert name in refused.value.in_words and "示意图如下" in refused.value.in_words


def test_a_drawing_that_hides_behind_another_name_is_refused_too(world):
    with pytest.raises(PictureNotTaken) as refused:
        check(with_picture("image7.png", b"\x01\x00\x00\x00 EMF" + SECRET, "image/png"), known("close_out"))
    assert "image7.png" in refused.value.in_words
    body, out = with_picture("image7.xml", b"<svg/>", "application/xml"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            told = b'<Override ContentType="image/svg+xml" PartName="/word/media/image7.xml"/></Types>'
            said = old.read(part)
            new.writestr(part, said.replace(b"</Types>", told) if part == "[Content_Types].xml" else said)
    with pytest.raises(PictureNotTaken):
        check(out.getvalue(), known("close_out"))


def test_a_preview_of_the_whole_document_is_dropped_not_refused(world):
    body = io.BytesIO(with_picture("image7.png", photo("PNG"), "image/png"))
    with zipfile.ZipFile(body, "a") as package:
        package.writestr("docProps/thumbnail.emf", SECRET)
    with zipfile.ZipFile(io.BytesIO(check(body.getvalue(), known("close_out")))) as kept:
        assert "docProps/thumbnail.emf" not in kept.namelist()
