"""Choosing an organisation: from a list while there are few, by name or code among many. 选择组织。"""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.core.bodies import body_of
from secondhalf.core.forms import HouseForm
from secondhalf.core.pickers import FEW
from secondhalf.people.forms.fields import OrganisationField, OrganisationsField
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind, found

CODE = "91510403MA0000007X"


class Form(HouseForm):
    unit = OrganisationField(label="Unit")
    others = OrganisationsField(label="Others", required=False)


@pytest.fixture
def ask(world):
    """ask(data): the form over every unit in the park."""

    def form(data=None):
        made = Form(data)
        for name in ("unit", "others"):
            made.fields[name].queryset = Organisation.objects.under(world.places.park.path).filter(kind=Kind.UNIT)
        return made

    return form


@pytest.fixture
def many(world):
    """70 units, the last two called the same, one with a code."""
    return [add(world, n) for n in range(FEW + 10)]


def add(world, n):
    name, about = (f"高新第{n}机械厂", {"uscc": CODE}) if n == 7 else (f"高新第{min(n, FEW + 8)}机械厂", {})
    return found(kind=Kind.UNIT, name=name, short_name=f"机械{n}", parent=world.places.park, about=about)


def test_a_few_are_a_list(ask, world):
    page = str(ask())
    assert "<select" in page and f'value="{world.places.steel.pk}"' in page and "data-choose" not in page


def test_many_are_a_line_of_text(ask, many):
    page = str(ask())
    assert "<select" not in page and page.count("data-choose") == 2 and str(many[0].pk) not in page


@pytest.mark.parametrize("text", ["高新第7机械厂", " 机械7 ", CODE, CODE.lower(), "key"])
def test_name_short_name_code_or_key_names_one(ask, many, text):
    form = ask({"unit": str(many[7].pk) if text == "key" else text})
    assert form.is_valid() and form.cleaned_data["unit"] == many[7]


def test_of_several_of_one_name_one_is_chosen_at_the_field(ask, many):
    name = many[-1].name
    form = ask({"unit": name})
    assert form.errors.as_data()["unit"][0].code == "named"
    page = str(form["unit"])
    assert page.count('type="radio"') == 2 and f'value="{many[-1].pk}"' in page and f'value="{name}"' in page
    chosen = ask({"unit": name, "unit_was": name, "unit_key": str(many[-1].pk)})
    assert chosen.is_valid() and chosen.cleaned_data["unit"] == many[-1]


def test_a_choice_does_not_outlive_its_text(ask, many):
    form = ask({"unit": "机械3", "unit_was": many[-1].name, "unit_key": str(many[-1].pk)})
    assert form.is_valid() and form.cleaned_data["unit"] == many[3]


def test_a_part_of_a_name_is_offered_and_never_guessed(ask, many):
    form = ask({"unit": "第61机"})
    assert not form.is_valid() and str(form["unit"]).count('type="radio"') == 1


@pytest.mark.parametrize("text", ["没有这个单位", "江源市总工会", "key"])
def test_what_is_not_among_the_choices_is_an_error(ask, many, world, text):
    form = ask({"unit": str(world.places.city.pk) if text == "key" else text})
    assert not form.is_valid() and 'type="radio"' not in str(form["unit"])


def test_what_was_chosen_stays_after_an_error_elsewhere(ask, many):
    form = ask({"unit": str(many[7].pk), "others": ["没有"]})
    assert not form.is_valid()
    page = str(form["unit"])
    assert 'value="机械7"' in page and f'name="unit_key" value="{many[7].pk}"' in page


def test_several_are_ticked_or_written(ask, many):
    form = ask({"unit": "机械7", "others": [str(many[1].pk)], "others_more": "机械2; 机械3；"})
    assert form.is_valid() and set(form.cleaned_data["others"]) == set(many[1:4])


def test_of_several_a_doubtful_one_is_offered_until_it_is_ticked(ask, many):
    doubtful = ask({"unit": "机械7", "others": [str(many[1].pk)], "others_more": many[-1].name})
    assert not doubtful.is_valid()
    page = str(doubtful["others"])
    assert page.count(" checked") == 1 and page.count('type="checkbox"') == 3 and many[-1].name in page
    decided = ask({"unit": "机械7", "others": [str(many[-1].pk)], "others_more": many[-1].name})
    assert decided.is_valid() and decided.cleaned_data["others"] == [many[-1]]


def test_every_word_narrows_what_fits(ask, many):
    field = ask().fields["unit"]
    assert [words for _key, words, _more in field.fitting("高新区 机械7")] == ["机械7"]
    assert field.fitting("机械7")[0][1:] == ("机械7", "高新第7机械厂 · 高新区工会")
    assert field.fitting(CODE[:6].lower())[0][1] == "机械7"
    assert len(field.fitting("机械")) == 12 and not field.fitting("") and not field.fitting("江源市总")


def test_it_asks_the_database_as_often_for_many_as_for_very_many(ask, many, world, django_assert_num_queries):
    with CaptureQueriesContext(
        connection,
    ) as few:
        str(ask({"unit": "第61机"}))
    for n in range(100, 200):
        add(world, n)
    with django_assert_num_queries(len(few)):
        str(ask({"unit": "第61机"}))


def test_for_machines_it_is_a_key(world):
    fields = body_of(Form, "Trial").model_fields
    assert fields["unit"].annotation is UUID and "UUID" in str(fields["others"].annotation)


def test_the_page_itself_says_what_fits_and_only_under_its_own_rules(client, world, many):
    client.force_login(world.wenxin.person)
    said = client.get("/matters/register", {"pick": "unit", "text": "机械7"})
    assert said.json()["found"][0] == {"key": str(many[7].pk), "words": "机械7", "more": "高新第7机械厂 · 高新区工会"}
    assert said["Cache-Control"] == "no-store"
    assert "<form" in client.get("/matters/register", {"pick": "turn", "text": "机械7"}).text
    client.force_login(world.baiyang.person)  # a union that these units do not belong to
    assert client.get("/matters/register", {"pick": "unit", "text": "机械7"}).json() == {"found": []}
    client.force_login(world.linxi.person)
    assert client.get("/matters/register", {"pick": "unit", "text": "机械7"}).status_code == 403
