"""Addresses of the public pages: all begin with /v/, and none reads the sign-in. 公开地址。"""

from django.urls import path

from secondhalf.voices.public.views import frame, pages

urlpatterns = [
    path("", pages.read_notice, name="speak-public"),
    path("notice", pages.read_notice, name="public-notice"),
    path("b/<slug:mark>/<str:name>", frame.bundled, name="public-bundle"),
    path("set", frame.choose, name="public-set"),
    path("calendar", frame.neutral, name="public-calendar"),
]
