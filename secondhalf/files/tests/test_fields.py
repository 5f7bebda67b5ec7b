"""The evidence field: several files, each fault said beside it."""

from django.utils.datastructures import MultiValueDict

from secondhalf.core.forms import HouseForm
from secondhalf.files.fields import MultipleFileField
from secondhalf.files.tests.sending import PDF, picture, sent


class Report(HouseForm):
    evidence = MultipleFileField(required=False)


class Proof(HouseForm):
    evidence = MultipleFileField(most=2)


def filled(form, *uploads):
    return form({}, MultiValueDict({"evidence": list(uploads)}))


def test_the_cleaned_value_is_the_uploads_in_their_order(db):
    form = filled(Report, sent("a.jpg", picture()), sent("b.pdf", PDF))
    assert form.is_valid(), form.errors
    assert [upload.name for upload in form.cleaned_data["evidence"]] == ["a.jpg", "b.pdf"]


def test_none_is_an_empty_list(db):
    form = filled(Report)
    assert form.is_valid() and form.cleaned_data == {"evidence": []}


def test_each_fault_is_said_beside_the_field(db):
    form = filled(Report, sent("a.svg", b"<svg/>"), sent("b.pdf", PDF), sent("c.jpg", picture()[:1500]))
    assert [fault.code for fault in form.errors.as_data()["evidence"]] == ["type_not_taken", "unreadable_file"]


def test_too_many_or_none_where_some_are_needed_is_said(db):
    assert not filled(Proof).is_valid()
    assert "2" in str(filled(Proof, *[sent("a.pdf", PDF)] * 3).errors["evidence"])


def test_the_field_lets_several_be_chosen(db):
    assert 'type="file"' in str(Report()["evidence"]) and "multiple" in str(Report()["evidence"])
