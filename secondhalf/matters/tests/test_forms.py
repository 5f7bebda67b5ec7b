"""Each verb's form asks for what the verb takes, and for nothing else."""

import inspect
import re

import pytest

from secondhalf.core import moments
from secondhalf.matters.carrying import CarryOver
from secondhalf.matters.determining import FiveFixes
from secondhalf.matters.forms import MOVE_FORMS, form_for
from secondhalf.matters.loop import MOVES
from secondhalf.matters.models import Matter
from secondhalf.matters.verifying import Verification
from secondhalf.testing.walk import POINT, Walk

WIDE = {
    "register": [Matter],
    "carry_over": [Matter, CarryOver],
    "determine": [FiveFixes],
    "verify": [Verification],
    "send_back": [Verification],
    "amend": [Matter],
}


def test_every_verb_has_a_form():
    assert set(MOVE_FORMS) == set(MOVES)


@pytest.mark.parametrize("verb", sorted(set(MOVES) - {"retime"}))
def test_a_form_asks_for_what_its_verb_takes(verb):
    taken = inspect.signature(getattr(Matter, verb)).parameters
    named = {name for name, it in taken.items() if it.kind is it.KEYWORD_ONLY} - {"by"}
    needed = {name for name in named if taken[name].default is inspect.Parameter.empty}
    asked = set(MOVE_FORMS[verb].base_fields) - {"turn", "once"}
    assert needed <= asked
    columns = {field.name for model in WIDE.get(verb, ()) for field in model._meta.get_fields()}
    assert asked <= named | columns


def test_a_machine_sends_check_points_as_a_list(world):
    matter = Walk(world).to("review")
    sent = {"points": [POINT], "visited_at": moments.now().isoformat(), "place": "男浴3号位"}
    form = form_for("verify", matter, world.yunzhou, sent)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["points"] == [{**POINT, "photos": []}]
    matter.verify(by=world.yunzhou, **form.cleaned_data)
    assert matter.stage == "to_endorse"


def test_a_check_point_without_its_value_is_named_with_its_line(world):
    matter = Walk(world).to("review")
    lines = {"points-0-name": "水温", "points-0-standard": "40", "points-0-passed": "True", "points-3-name": ""}
    form = form_for("verify", matter, world.yunzhou, {**lines, "place": "浴室", "visited_at": "2026-11-04T09:00"})
    assert not form.is_valid()
    assert len(form.errors["points"]) == 1
    assert set(form.errors) == {"points"}


def test_only_departments_below_the_unit_may_be_dispatched_to(world):
    matter = Walk(world).to("admit")
    form = form_for("dispatch", matter, world.baiyang)
    offered = set(form.fields["lead"].queryset)
    assert world.places.welfare in offered
    assert world.places.fleet not in offered
    assert form.fields["lead"].initial == world.places.welfare.pk


def test_nothing_that_a_person_decides_is_chosen_beforehand(world):
    matter = Walk(world).to("review")
    form = form_for("verify", matter, world.yunzhou)
    assert not re.search(r"<(input|option)[^>]* (checked|selected)[ >]", str(form["points"]))


def test_a_day_to_come_is_counted_from_the_day_on_which_the_form_is_drawn(world, clock):
    """The server may have been running for weeks."""
    for _again in range(2):
        assert f'min="{clock(days=20).date()}"' in str(MOVE_FORMS["determine"]()["finish_on"])
