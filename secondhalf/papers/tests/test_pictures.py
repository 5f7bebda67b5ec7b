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
from secondhalf.papers.problems import NotADocx

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
