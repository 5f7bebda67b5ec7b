"""Addresses of the API."""

from django.urls import path

from secondhalf.api import events, matters, pages, publications, reference, voices
from secondhalf.api.doors import api

__all__ = ["events", "matters", "publications", "reference", "voices"]

urlpatterns = [
    path("api/v1/", api.urls),
    path("system/tokens", pages.tokens, name="tokens"),
    path("system/tokens/<uuid:key>/revoke", pages.revoke, name="token-revoke"),
]
