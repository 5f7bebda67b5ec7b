"""Addresses of imports."""

from django.urls import path

from secondhalf.imports import views

urlpatterns = [
    path("import", views.imports, name="imports"),
    path("import/<uuid:key>", views.import_page, name="import"),
    path("import/<uuid:key>/errors", views.import_errors, name="import-errors"),
]
