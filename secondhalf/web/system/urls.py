"""Addresses of the administration."""

from django.urls import path

from secondhalf.web.system import hub, profile_page, retiming, stuck, tokens

urlpatterns = [
    path("system", hub.hub, name="system"),
    path("system/stuck", stuck.stuck, name="stuck"),
    path("system/stuck/retry", stuck.retry, name="stuck-retry"),
    path("system/tokens", tokens.tokens, name="tokens"),
    path("system/tokens/<uuid:key>/revoke", tokens.revoke, name="token-revoke"),
    path("system/profile", profile_page.profile_page, name="profile"),
    path("system/profile/<str:key>", profile_page.profile_value, name="profile-value"),
    path("system/deadlines", retiming.retiming, name="retiming"),
]
