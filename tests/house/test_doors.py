"""Every address has a row naming who gets in; everyone else is refused, whatever stands behind it."""

import uuid

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

PUBLIC = {
    "account_inactive", "account_login", "account_logout", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "healthz", "invitation", "patterns",
    "set_language", "set_size", "set_theme", "use_invitation", "openapi-json", "api-root", "home", "counting", "help",
    "speak-public", "speak-channel", "speak-unit", "public-check", "public-notice", "public-set", "public-calendar",
    "public-bundle", "follow", "follow-leave",
    "public-inspection", "have-a-say", "vote-results",
    "board", "board-channel", "board-text", "board-join", "board-object", "board-similar",
}  # fmt: skip
# Whoever shows a receipt; everybody else is led to the page that asks for one, or told that there is nothing.
BY_RECEIPT = {
    "follow-my", "follow-my-read", "follow-my-verb", "follow-case", "follow-case-read", "follow-case-verb",
    "follow-photo", "follow-small", "follow-my-rights", "follow-my-copy", "follow-case-rights", "follow-case-copy",
}  # fmt: skip
SAMPLES = {"uuid": uuid.UUID(int=7), "int": 1, "number": "SQ20261104-0001", "slug": "x", "string": "x"}


def patterns(resolver, namespace=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, entry.namespace or namespace)
        elif isinstance(entry, URLPattern) and entry.name:
            yield entry, namespace


def rows():
    found = {}
    for entry, namespace in patterns(get_resolver()):
        found[f"{namespace}:{entry.name}" if namespace else entry.name] = entry
    return found


ROWS = rows()


def sample(converter):
    if words := getattr(converter, "words", ()):
        return words[0]
    return SAMPLES[type(converter).__name__.removesuffix("Converter").lower()]


def address(name, entry):
    given = {key: sample(converter) for key, converter in entry.pattern.converters.items()}
    return reverse(name, kwargs=given)


@pytest.mark.parametrize("name", [name for name in ROWS if name.rpartition(":")[2] not in PUBLIC | BY_RECEIPT])
def test_a_visitor_is_sent_to_sign_in_and_learns_nothing(db, client, name):
    try:
        path = address(name, ROWS[name])
    except Exception as error:
        pytest.fail(f"{name}: say in SAMPLES what its address takes ({error})")
    for method in (client.get, client.post):
        answer = method(path)
        signs_in = answer.status_code in (401, 403, 405) or (
            answer.status_code == 302 and "login" in answer["Location"]
        )
        assert signs_in, f"{name} {path}: {answer.status_code}"


@pytest.mark.parametrize("name", sorted(BY_RECEIPT))
def test_without_a_receipt_nothing_opens(db, client, name):
    for method in (client.get, client.post):
        answer = method(address(name, ROWS[name]))
        asks = answer.status_code == 302 and answer["Location"] == "/v/follow"
        assert asks or answer.status_code in (404, 405, 409), f"{name}: {answer.status_code}"


def test_the_public_rows_exist():
    known = {name.rpartition(":")[2] for name in ROWS}
    assert known >= PUBLIC, PUBLIC - known
