"""Every address of the house."""

from django.urls import include, path

urlpatterns = [
    path("", include("secondhalf.api.urls")),  # first: machines ask most often, and addresses are tried in order
    path("", include("secondhalf.people.urls")),
    path("", include("secondhalf.web.urls")),
    path("", include("secondhalf.files.urls")),
    path("", include("secondhalf.papers.urls")),
    path("", include("secondhalf.matters.urls")),
    path("", include("secondhalf.ledgers.urls")),
    path("", include("secondhalf.practical.urls")),  # before voices, whose /v/CODE takes any word
    path("", include("secondhalf.voices.urls")),
    path("", include("secondhalf.meetings.urls")),
    path("", include("secondhalf.rectification.urls")),
    path("", include("secondhalf.indicators.urls")),
    path("", include("secondhalf.imports.urls")),
    path("", include("secondhalf.notices.urls")),
]
