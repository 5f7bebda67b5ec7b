"""Addresses of files."""

from django.urls import path

from secondhalf.files import views

urlpatterns = [
    path("files/<uuid:key>", views.file, name="file"),
    path("files/<uuid:key>/small", views.small, name="small_file"),
]
