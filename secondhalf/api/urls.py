"""Addresses of the API."""

from django.urls import path

from secondhalf.api import (
    events,
    ledgers,
    matters,
    meetings,
    pages,
    practical,
    publications,
    rectification,
    reference,
    statements,
    voices,
)
from secondhalf.api.doors import api

__all__ = [
    "events", "ledgers", "matters", "meetings", "practical", "publications", "rectification", "reference", "statements",
    "voices",
]  # fmt: skip

urlpatterns = [
    path("api/v1/", api.urls),
    path("system/tokens", pages.tokens, name="tokens"),
    path("system/tokens/<uuid:key>/revoke", pages.revoke, name="token-revoke"),
]
