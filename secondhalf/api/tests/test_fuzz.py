"""schemathesis asks the API whatever its OpenAPI document allows, and more: no 5xx, no undocumented answer."""

from functools import cache

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from secondhalf.api.models import Scope, Token
from secondhalf.api.tests import things
from secondhalf.testing.walk import Walk
from secondhalf.wsgi import application

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
NOUNS = rf"^/api/v1/({'|'.join(things.MAKE)})"
SETTINGS = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck), "database": None}


@pytest.fixture
def headers(world):
    """A token of the office; requests leave the test's connection open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    _token, words = Token.make(world.baiyang.post, name="fuzz", scopes=Scope.values)
    yield {"Authorization": f"Bearer {words}"}
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def matters(world):
    """Matters to be moved about."""
    for verb in ("register", "admit", "dispatch", "determine"):
        Walk(world).to(verb)


@schema.exclude(path_regex=NOUNS).parametrize()
@settings(max_examples=12, **SETTINGS)
def test_no_server_error_and_no_undocumented_answer(headers, matters, case):
    if "no" in case.path_parameters and case.method == "POST":
        case.path_parameters["no"] = "SQ20261104-0001"
    case.call_and_validate(headers=headers, checks=CHECKS)


@pytest.fixture
def keys(world):
    """keys(name): what names one of a noun in an address; it is made when it is first asked for."""
    return cache(lambda name: things.key_of(name, things.MAKE[name](world)))


@schema.include(path_regex=NOUNS).parametrize()
@settings(max_examples=8, phases=[Phase.generate], **SETTINGS)
def test_the_same_of_every_verb_of_every_noun(headers, keys, case):
    """Their bodies come from the same function as those of the matters: every edge of a body is tried there."""
    if "key" in case.path_parameters:
        case.path_parameters["key"] = keys(case.path.split("/")[3])
    case.call_and_validate(headers=headers, checks=CHECKS)
