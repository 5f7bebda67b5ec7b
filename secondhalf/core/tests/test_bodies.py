"""Bodies made from forms: kinds of answers, answers for each of several things, and what is left out."""

import uuid
from decimal import Decimal

import pytest
from django import forms
from pydantic import ValidationError

from secondhalf.core.bodies import body_of, filled_in
from secondhalf.core.forms import HouseForm, NamedChoice


class RowForm(forms.Form):
    note = forms.CharField(required=False, max_length=10)


class Asking(HouseForm):
    EACH = ("rows", RowForm)
    STANDS = ("title",)

    title = forms.CharField(initial="旧名")
    colours = forms.MultipleChoiceField(choices=[("red", "红"), ("blue", "蓝")], required=False)
    sum = forms.DecimalField(max_digits=5, decimal_places=2, min_value=0, required=False)
    one = forms.UUIDField(required=False)
    source = NamedChoice(required=False)

    def __init__(self, *args, things=(), **kwargs):
        super().__init__(*args, **kwargs)
        for key in things:
            self.fields[f"note-{key}"] = forms.CharField(required=False, initial="旧")


Body = body_of(Asking, "Asking")


def test_each_kind_of_answer_is_read_as_what_it_is():
    key = uuid.uuid4()
    read = Body(colours=["red"], sum="1.50", one=str(key), source="ledger:x", rows=[{"id": str(key), "note": "新"}])
    assert (read.colours, read.sum, read.one, read.source) == (["red"], Decimal("1.50"), key, "ledger:x")
    assert (read.rows[0].id, read.rows[0].note) == (key, "新")


@pytest.mark.parametrize("wrong", [{"colours": ["green"]}, {"sum": "-1"}, {"sum": "1.234"}, {"rows": [{"note": "无"}]}])
def test_what_the_form_would_refuse_is_refused(wrong):
    with pytest.raises(ValidationError):
        Body(**wrong)


def test_what_is_left_out_stands_and_null_empties():
    keys = [uuid.uuid4(), uuid.uuid4()]
    sent = {"rows": [{"id": str(keys[0]), "note": "新"}], "title": None}
    answers, unknown = filled_in(Asking(things=keys), sent)
    assert (answers[f"note-{keys[0]}"], answers[f"note-{keys[1]}"], answers["title"]) == ("新", "旧", None)
    assert (filled_in(Asking(), {})[0]["title"], unknown) == ("旧名", [])


def test_what_the_form_does_not_ask_here_is_named():
    assert filled_in(Asking(), {"other": 1, "rows": [{"id": "k", "note": "x"}]})[1] == ["other", "note-k"]
