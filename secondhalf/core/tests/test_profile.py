"""The jurisdiction profile: whose value is in force on which day, and where defaults come from."""

import datetime
import re
import uuid

import pytest

from secondhalf.core import moments, profile
from secondhalf.core.officehours import OFFICE
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.core.worktime import Rule

REALM, OTHER, UNION, BRANCH = (uuid.UUID(int=n) for n in range(1, 5))
MAY, JUNE, JULY = (datetime.date(2026, month, 1) for month in (5, 6, 7))


def scale(on=JUNE, organisations=()):
    return profile.value(REALM, "satisfaction.scale", on, organisations)


def put(value, *, realm=REALM, from_on=MAY, organisation_id=None):
    return profile.put(realm, "satisfaction.scale", value, from_on=from_on, organisation_id=organisation_id)


@pytest.mark.django_db
def test_without_a_value_the_default_holds():
    assert scale() == 3


@pytest.mark.django_db
def test_a_realm_has_its_own_value_and_others_do_not():
    put(4)
    assert scale() == 4
    assert profile.value(OTHER, "satisfaction.scale", JUNE) == 3


@pytest.mark.django_db
def test_a_value_for_everywhere_yields_to_the_realms():
    put(5, realm=None)
    assert (scale(), profile.value(OTHER, "satisfaction.scale", JUNE)) == (5, 5)
    put(4)
    assert (scale(), profile.value(OTHER, "satisfaction.scale", JUNE)) == (4, 5)


@pytest.mark.django_db
def test_the_nearest_organisation_decides():
    put(4)
    put(5, organisation_id=UNION)
    assert scale(organisations=[BRANCH, UNION]) == 5
    put(2, organisation_id=BRANCH)
    assert scale(organisations=[BRANCH, UNION]) == 2
    assert scale(organisations=[UNION]) == 5
    assert scale() == 4


@pytest.mark.django_db
def test_a_value_holds_from_its_day_to_its_day():
    row = put(4, from_on=JUNE)
    assert (scale(MAY), scale(JUNE)) == (3, 4)
    put(5, from_on=JULY)
    assert (scale(JUNE), scale(JULY)) == (4, 5)
    row.to_on = JUNE
    row.save()
    profile.put(REALM, "satisfaction.scale", 5, from_on=JULY)
    assert scale(JUNE + datetime.timedelta(days=1)) == 3


@pytest.mark.django_db
def test_today_is_meant_when_no_day_is_given():
    put(4, from_on=JULY)
    with moments.at(datetime.datetime(2026, 6, 15, tzinfo=datetime.UTC)):
        assert profile.value(REALM, "satisfaction.scale") == 3
    with moments.at(datetime.datetime(2026, 7, 15, tzinfo=datetime.UTC)):
        assert profile.value(REALM, "satisfaction.scale") == 4


@pytest.mark.django_db
def test_a_value_put_again_for_the_same_day_is_corrected():
    put(4)
    put(5)
    assert scale() == 5
    assert profile.ProfileValue.objects.count() == 1


@pytest.mark.django_db
def test_an_unknown_key_is_a_mistake():
    with pytest.raises(KeyError):
        profile.value(REALM, "no.such.key")
    with pytest.raises(KeyError):
        profile.put(REALM, "no.such.key", 1, from_on=MAY)


@pytest.mark.django_db
def test_asking_again_asks_the_database_once(django_assert_num_queries):
    put(4)
    with django_assert_num_queries(1):
        assert [scale() for _turn in range(50)] == [4] * 50


@pytest.mark.django_db
def test_time_limits_hours_and_lights_are_read_as_what_they_are():
    assert profile.rule(REALM, "opinion.reply") == Rule(15, "workday")
    assert profile.rule(REALM, "petition.review").regime == "信访工作条例"
    assert profile.office_hours(REALM) == OFFICE
    assert profile.light_rule(REALM).near_days == 3
    assert profile.read_rule({"unit": "date", "date": "2026-12-15"}) == Rule(0, "date", datetime.date(2026, 12, 15))


@pytest.mark.parametrize("key", DEFAULTS)
def test_every_default_says_where_it_comes_from(key):
    default = DEFAULTS[key]
    assert re.search(r"\[(L\d+|W\d+|K|D)\b|DOMAIN|HOUSE", default.source)
    if isinstance(default.value, dict) and "unit" in default.value:
        profile.read_rule(default.value)
