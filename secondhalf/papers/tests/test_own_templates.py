"""An uploaded template is hostile until it is checked; what is wrong with it is said with its place."""

import io
import zipfile

import pytest
from docx import Document as Docx

from secondhalf.papers import own_templates
from secondhalf.papers.form import known
from secondhalf.papers.hostile import refuse_hostile
from secondhalf.papers.own_templates import Template
from secondhalf.papers.placeholders import filled, refuse_unknown, sample
from secondhalf.papers.problems import (
    CarriesPrograms,
    NotADocx,
    PlaceholderMistake,
    PlaceholderNotAllowed,
    ReachesOutside,
    TellsPersons,
    TemplateTooLarge,
    UnknownPlaceholder,
)

PLACES = {"title": "title", "leader.name": "name", "points[].name": "point", "points[].photos[].hash": "photo"}


def docx(*paragraphs, rows=()):
    """A docx with these paragraphs and one table with these rows."""
    document = Docx()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=1)
        for text in rows:
            table.add_row().cells[0].text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def altered(body, *, add=(), change=()):
    """The package with parts added and words changed: pairs of name and bytes; triples of name, old, new."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            said = old.read(name)
            for part, was, becomes in change:
                said = said.replace(was, becomes, 1) if name == part else said
            new.writestr(name, said)
        for name, said in add:
            new.writestr(name, said)
    return out.getvalue()


def relation(kind, target):
    said = f'<Relationship Id="rIdX" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return ("word/_rels/document.xml.rels", b"</Relationships>", said.encode())


def in_body(xml):
    return ("word/document.xml", b"<w:sectPr", xml + b"<w:sectPr")


HOSTILE = {
    "not a zip": (b"%PDF-1.7", NotADocx),
    "a plain zip": (altered(docx(), change=[("[Content_Types].xml", b"wordprocessingml", b"other")]), NotADocx),
    "a macro": (altered(docx(), add=[("word/vbaProject.bin", b"x")]), CarriesPrograms),
    "docm": (
        altered(docx(), change=[("[Content_Types].xml", b".document.main+xml", b".document.macroEnabled.main+xml")]),
        CarriesPrograms,
    ),
    "an embedded object": (altered(docx(), add=[("word/embeddings/oleObject1.xlsx", b"x")]), CarriesPrograms),
    "a field that reads files": (
        altered(docx(), change=[in_body(b"<w:p><w:r><w:instrText> INCLUDETEXT x </w:instrText></w:r></w:p>")]),
        CarriesPrograms,
    ),
    "a remote template": (altered(docx(), change=[relation("attachedTemplate", "http://evil/x.dotm")]), ReachesOutside),
    "a linked picture": (altered(docx(), change=[relation("image", "file://host/x.png")]), ReachesOutside),
    "an entity": (
        altered(docx(), change=[("word/document.xml", b"<w:document", b"<!DOCTYPE x><w:document")]),
        NotADocx,
    ),
    "a path that climbs": (altered(docx(), add=[("../evil.xml", b"<x/>")]), NotADocx),
    "tracked changes": (
        altered(docx(), change=[in_body(b'<w:p><w:ins w:id="1" w:author="somebody"><w:r/></w:ins></w:p>')]),
        TellsPersons,
    ),
    "a bomb": (altered(docx(), add=[("word/media/x.xml", b"0" * 30_000_000)]), TemplateTooLarge),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name):
    body, problem = HOSTILE[name]
    with pytest.raises(problem) as refused:
        refuse_hostile(body)
    assert "%(" not in refused.value.in_words


WRONG = {
    "{{ titel }}": UnknownPlaceholder,
    "{{ points.name }}": UnknownPlaceholder,
    "{{ leader.phone }}": UnknownPlaceholder,
    "{{ title.__class__ }}": PlaceholderNotAllowed,
    "{{ title|upper }}": PlaceholderNotAllowed,
    "{{ title.upper() }}": PlaceholderNotAllowed,
    "{{ 'a' * 999999999 }}": PlaceholderNotAllowed,
    "{% set x = 1 %}": PlaceholderNotAllowed,
    "{% include 'x' %}": PlaceholderNotAllowed,
    "{% for p in points %}{% for q in points %}x{% endfor %}{% endfor %}": PlaceholderNotAllowed,
    "{{r title }}": PlaceholderNotAllowed,
    "{{ title ": PlaceholderMistake,
    "{% if title %}": PlaceholderMistake,
    "{{ title }": PlaceholderMistake,
}


@pytest.mark.parametrize("text", WRONG)
def test_only_names_of_the_form_may_stand_in_it(text):
    body, problem = docx(f"前文 {text} 后文"), WRONG[text]
    with pytest.raises(problem):
        refuse_unknown(body, PLACES)


def test_an_unknown_placeholder_is_told_with_its_place_and_the_nearest_name():
    with pytest.raises(UnknownPlaceholder) as refused:
        refuse_unknown(docx("填报单位：{{ titel }} 年度"), PLACES)
    about = refused.value.about
    assert about["name"] == "titel" and about["nearest"] == "title" and "填报单位" in about["place"]


def test_placeholders_are_filled_and_what_was_typed_stays_text():
    body = docx("{{ title }}", rows=["{%tr for one in points %}", "{{ loop.index }} {{ one.name }}", "{%tr endfor %}"])
    refuse_hostile(body)
    assert refuse_unknown(body, PLACES) == {"title", "points[].name"}
    said = {"title": "<w:p>&{{ 7*7 }}\n第二行\x00", "points": [{"name": "水温"}, {"name": "流量"}]}
    document = Docx(io.BytesIO(filled(body, said)))
    assert document.paragraphs[0].text == "<w:p>&{{ 7*7 }}\n第二行"
    assert [row.cells[0].text for row in document.tables[0].rows] == ["1 水温", "2 流量"]


def test_a_list_within_a_list_goes_over_its_own():
    text = "{% for p in points %}{{ p.name }}{% for f in p.photos %}{{ f.hash }}{% endfor %}{% endfor %}"
    assert refuse_unknown(docx(text), PLACES) == {"points[].name", "points[].photos[].hash"}
    assert sample(PLACES)["points"][1]["photos"][0] == {"hash": "photo"}


def test_the_newest_template_is_used_and_one_above_where_there_is_none(world):
    form = known("note")
    first, second = docx("{{ title }} 一"), docx("{{ title }} 二")
    above = {"form": form, "organisation": world.places.park, "by": world.wenxin}
    own_templates.take(first, name="above.docx", **above)
    assert Template.used_by(world.places.works, "note").name == "above.docx"
    for name, body in (("old.docx", first), ("new.docx", second)):
        own_templates.take(body, name=name, form=form, organisation=world.places.works, by=world.baiyang)
    used = Template.used_by(world.places.works, "note")
    assert used.name == "new.docx" and Template.used_by(world.places.park, "note").name == "above.docx"
    assert b"python-docx" not in zipfile.ZipFile(io.BytesIO(used.body)).read("docProps/core.xml")
    assert "督办单" in Docx(io.BytesIO(filled(used.body, {"title": "督办单"}))).paragraphs[0].text
