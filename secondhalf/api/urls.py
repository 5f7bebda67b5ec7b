"""Addresses of the API."""

from django.urls import path

from secondhalf.api import events, matters, reference
from secondhalf.api.doors import api

__all__ = ["events", "matters", "reference"]

urlpatterns = [path("api/v1/", api.urls)]
