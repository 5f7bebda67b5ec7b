"""One word per act, everywhere: table = method = rule = word = event, in every room that has a loop."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from tests.house import tables

LOOPS = tables.loops()


@pytest.mark.parametrize("subject", LOOPS)
def test_every_verb_is_a_method_and_has_a_word(subject):
    model = LOOPS[subject]
    for verb in model.moves:
        assert callable(getattr(model, verb, None)), f"{subject}.{verb} has no method"
        assert verb in model.verb_labels, f"{subject}.{verb} has no word"


@pytest.mark.parametrize("subject", LOOPS)
def test_every_verb_has_a_rule_and_says_who_may(subject):
    model = LOOPS[subject]
    ruled = {verb: rule for (_room, _table, verb), rule in tables.rules().items()}
    for verb in model.moves:
        assert verb in ruled, f"{subject}.{verb} has no rule"
    for (room, _table, verb), rule in tables.rules().items():
        assert str(getattr(rule, "who", "")), f"{room}: the rule of {verb} does not say who may"


def test_every_verb_of_a_matter_has_a_form():
    from secondhalf.matters.forms import MOVE_FORMS

    assert set(MOVE_FORMS) == set(LOOPS["matter"].moves)


def test_reactions_name_events_that_exist():
    known = set(tables.event_names())
    assert set(import_string(settings.SECONDHALF_REACTIONS)) <= known


def test_the_name_of_every_event_fits_wherever_it_is_kept():
    """SQLite would keep a longer one, PostgreSQL refuses it."""
    from secondhalf.core.events import Event
    from secondhalf.matters.deadlines import Deadline

    longest = max(map(len, tables.event_names()))
    assert longest <= min(Event._meta.get_field("name").max_length, Deadline._meta.get_field("start_event").max_length)


def test_every_event_is_told_in_both_languages():
    for name, (label, _move) in tables.event_names().items():
        english, chinese = tables.in_both(label)
        assert english and chinese and english != chinese, name


@pytest.mark.parametrize("code", tables.problems())
def test_every_problem_is_told_in_both_languages(code):
    problem = tables.problems()[code]
    for text in (problem.title, problem.remedy):
        english, chinese = tables.in_both(text)
        same_everywhere = english.replace("%(what)s: %(why)s", "") == ""
        assert same_everywhere or english != chinese, f"{code}: {english}"
