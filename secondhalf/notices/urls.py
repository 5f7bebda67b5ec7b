"""Addresses of notices."""

from django.urls import path

from secondhalf.notices.views import notices

urlpatterns = [
    path("notices", notices.notices, name="notices"),
    path("notices/read", notices.read, name="notices-read"),
    path("notices/choices", notices.choices, name="notice-choices"),
    path("notices/<uuid:key>", notices.notice, name="notice"),
]
