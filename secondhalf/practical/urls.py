"""Addresses of practical matters."""

urlpatterns = []
