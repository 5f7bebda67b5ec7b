"""Addresses of matters."""

urlpatterns = []
