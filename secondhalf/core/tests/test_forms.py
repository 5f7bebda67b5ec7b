"""Forms as the house draws them: label, hint, error and field tied together; what was typed stays."""

import re

import pytest
from django import forms
from django.utils import translation

from secondhalf.core.forms import Day, HouseForm, Photo, Words, YesNo, hinted


class Trial(HouseForm):
    reason = forms.CharField(label="Reason", help_text="Why", widget=Words, min_length=10)
    until = forms.DateField(label="Until", widget=Day, required=False)
    mode = forms.ChoiceField(label="Mode", widget=forms.RadioSelect, choices=[("a", hinted("A", "first")), ("b", "B")])
    solved = forms.ChoiceField(label="Solved", widget=YesNo, choices=YesNo.CHOICES)
    truth = forms.BooleanField(label="True", help_text="Signed")
    photo = forms.FileField(label="Photo", widget=Photo, required=False)


GIVEN = {"reason": "the pump has not come", "mode": "a", "solved": "True", "truth": "on", "turn": "3", "once": "k1"}


def drawn(form):
    with translation.override("en"):
        return str(form)


@pytest.mark.parametrize("form", [Trial(), Trial({"reason": "late", "turn": "1"})], ids=["empty", "with errors"])
def test_every_id_that_is_pointed_at_exists_once(form):
    html = drawn(form)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    pointed = [one for group in re.findall(r'aria-describedby="([^"]+)"', html) for one in group.split()]
    pointed += re.findall(r'<label[^>]* for="([^"]+)"', html) + re.findall(r'href="#([^"]+)"', html)
    assert pointed and set(pointed) <= set(ids)


def test_an_error_stands_at_its_field_and_on_top():
    html = drawn(Trial({"reason": "late"}))
    area = re.search(r"<textarea[^>]+>", html)[0]
    assert 'aria-invalid="true"' in area and 'aria-describedby="id_reason_helptext id_reason_error"' in area
    assert 'role="alert"' in html and '<a href="#id_reason">Reason</a>' in html


def test_what_was_typed_stays_after_an_error():
    assert ">\nlate</textarea>" in drawn(Trial({"reason": "late"}))


def test_choices_are_picks_in_a_fieldset_with_nothing_chosen():
    html = drawn(Trial())
    assert html.count("<fieldset") == html.count("<legend>") == 2
    assert html.count('class="pick"') == 5
    assert "checked" not in html and "<small>first</small>" in html


def test_only_what_may_be_left_out_is_marked():
    html = drawn(Trial())
    assert html.count("(optional)") == 2


def test_turn_and_key_travel_but_are_no_answers():
    form = Trial(GIVEN, turn=3)
    assert form.is_valid(), form.errors
    assert not {"turn", "once"} & set(form.cleaned_data)
    assert (form.seen_turn, form.once_key) == (3, "k1")
    assert set(form.asked()) == {"reason", "until", "mode", "solved", "truth", "photo"}


def test_a_form_has_its_own_key_and_keeps_it_after_an_error():
    first, second = Trial(turn=2), Trial(turn=2)
    assert first["once"].value() != second["once"].value()
    assert 'name="turn" value="2"' in drawn(first)
    assert 'name="once" value="k1"' in drawn(Trial({"once": "k1"}))


def test_words_of_a_hint_are_escaped():
    assert "&lt;i&gt;" in str(hinted("A", "<i>"))
