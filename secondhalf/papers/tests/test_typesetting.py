"""A paper: what was typed is printed and never run; Chinese is printed with a Chinese font."""

import re
import time
import zlib

import pytest
import typst

from secondhalf.papers import codes, fonts
from secondhalf.papers.drawing.printing import printed
from secondhalf.papers.page import OFFICIAL, heading, page, para
from secondhalf.papers.typesetting import NoChineseFont, pictures, typeset

SOURCE = """\
#let about = json(bytes(sys.inputs.about))
#set page(width: 10cm, height: 5cm)
#set text(font: about.fonts.hei)
#about.said
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "note.typ"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_a_paper_becomes_a_pdf(source):
    assert typeset(source, {"said": "工会办公室"}).startswith(b"%PDF-")


def test_chinese_is_printed_as_such_and_not_as_empty_boxes(source):
    """Signs that a font does not have all look alike."""
    assert pictures(source, {"said": "工"}) != pictures(source, {"said": "会"})


def test_what_was_typed_is_printed_and_never_run(source):
    typed = '#panic("no") $x^2$ = *bold* \\ "quoted" #read("/etc/passwd")'
    assert pictures(source, {"said": typed}) != pictures(source, {"said": "plain"})


def test_a_paper_takes_less_than_a_second(source):
    typeset(source, {"said": "first"})
    begun = time.perf_counter()
    typeset(source, {"said": "第二张"})
    assert time.perf_counter() - begun < 1


def test_without_a_chinese_font_the_page_says_what_to_install(source, monkeypatch):
    monkeypatch.setattr(fonts, "chosen", lambda: {"hei": [], "song": []})
    with pytest.raises(NoChineseFont):
        typeset(source, {"said": "x"})


def test_a_qr_code_is_a_picture_with_room_around_it():
    text = "https://union.example/v/k7m4p2qd"
    assert codes.qr_png(text).startswith(b"\x89PNG")
    svg = codes.qr_svg(text, title="k7m4")
    assert b"<title>k7m4</title>" in svg and codes.qr_svg("https://union.example/v/other") != svg


def test_official_papers_are_set_in_the_best_face_there_is():
    found = fonts.chosen()
    assert found["fang"] and found["title"] and found["kai"]
    assert fonts.has_song() == any(name in fonts.SONG + fonts.FANG for name in found["fang"])


@pytest.fixture
def nothing_from_the_system(monkeypatch):
    """A machine that has Python and what the set-up fetched, and no font of its own."""
    bare = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=fonts.brought())
    monkeypatch.setattr(fonts, "every", lambda: bare)
    monkeypatch.setattr(fonts, "chosen", fonts.chosen.__wrapped__)


def test_official_papers_are_set_in_a_song_face_where_the_system_has_no_font(nothing_from_the_system):
    body = [heading(1, "一、总体情况"), heading(2, "（一）反馈问题"), heading(3, "1.食堂"), para("已整改25项，占76%。")]
    pdf = printed(page(OFFICIAL, title="整改进展情况报告", issuer="江河集团工会", number="江工〔2026〕1号", body=body))
    assert fonts.has_song()
    assert embedded(pdf) == {"NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansCJKsc-Regular"}


def test_english_papers_have_letters_of_their_own(nothing_from_the_system):
    """The letters and quotation marks of a Chinese face are as wide as Chinese characters."""
    pdf = printed(page(OFFICIAL, title="Report", language="en", body=[para("“basically completed” in 江源")]))
    assert embedded(pdf) == {"LibertinusSerif-Regular", "LibertinusSerif-Bold", "NotoSerifSC-Regular"}


def embedded(pdf):
    """The names of the fonts inside a PDF."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"\x78"]
    return {
        name.decode().removesuffix("-Identity-H")
        for name in re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([\w-]+)", b" ".join([pdf, *opened]))
    }


def test_an_installation_may_bring_fonts_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    (tmp_path / "fonts").mkdir()
    assert str(tmp_path / "fonts") in fonts.brought()
