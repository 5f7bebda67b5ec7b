"""schemathesis asks the API whatever its OpenAPI document allows, and more: no 5xx, no undocumented answer."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from secondhalf.api.models import Scope, Token
from secondhalf.testing.walk import Walk
from secondhalf.wsgi import application

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def headers(world):
    """A token of the office, and matters to be moved about; requests leave the test's connection open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    for verb in ("register", "admit", "dispatch", "determine"):
        Walk(world).to(verb)
    _token, words = Token.make(world.baiyang.post, name="fuzz", scopes=Scope.values)
    yield {"Authorization": f"Bearer {words}"}
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
def test_no_server_error_and_no_undocumented_answer(headers, case):
    if "no" in case.path_parameters and case.method == "POST":
        case.path_parameters["no"] = "SQ20261104-0001"
    case.call_and_validate(headers=headers, checks=CHECKS)
