"""Addresses of the home, the frame and the health check."""

from django.urls import include, path

from secondhalf.web import health

urlpatterns = [
    path("", include("secondhalf.web.preferences")),
    path("", include("secondhalf.web.patterns")),
    path("", include("secondhalf.web.calendar_page")),
    path("", include("secondhalf.web.system.urls")),
    path("", include("secondhalf.web.dashboard")),
    path("", include("secondhalf.web.three_rates.page")),
    path("", include("secondhalf.web.supervision.page")),
    path("", include("secondhalf.web.front")),
    path("healthz", health.healthz, name="healthz"),
]
