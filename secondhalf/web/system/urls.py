"""Addresses of the administration."""

from django.urls import path

from secondhalf.web.system import hub, profile_page, retiming, stuck

urlpatterns = [
    path("system", hub.hub, name="system"),
    path("system/stuck", stuck.stuck, name="stuck"),
    path("system/stuck/retry", stuck.retry, name="stuck-retry"),
    path("system/profile", profile_page.profile_page, name="profile"),
    path("system/profile/<str:key>", profile_page.profile_value, name="profile-value"),
    path("system/deadlines", retiming.retiming, name="retiming"),
]
