"""Addresses of notices."""

from django.urls import path

from secondhalf.notices.views import notices, robots

urlpatterns = [
    path("notices", notices.notices, name="notices"),
    path("notices/read", notices.read, name="notices-read"),
    path("notices/choices", notices.choices, name="notice-choices"),
    path("notices/<uuid:key>", notices.notice, name="notice"),
    path("system/robots", robots.robots, name="robots"),
    path("system/robots/add", robots.add, name="robot-add"),
    path("system/robots/<uuid:key>", robots.robot, name="robot"),
    path("system/robots/<uuid:key>/try", robots.try_out, name="robot-try"),
    path("system/robots/<uuid:key>/remove", robots.remove, name="robot-remove"),
]
