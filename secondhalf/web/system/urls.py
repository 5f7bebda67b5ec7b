"""Addresses of the administration."""

from django.urls import path

from secondhalf.web.system import categories, hub, profile_page, retiming, stuck

urlpatterns = [
    path("system", hub.hub, name="system"),
    path("system/categories", categories.categories, name="categories"),
    path("system/categories/usual", categories.usual, name="categories-usual"),
    path("system/categories/<uuid:key>", categories.category, name="category"),
    path("system/stuck", stuck.stuck, name="stuck"),
    path("system/stuck/retry", stuck.retry, name="stuck-retry"),
    path("system/profile", profile_page.profile_page, name="profile"),
    path("system/profile/<str:key>", profile_page.profile_value, name="profile-value"),
    path("system/deadlines", retiming.retiming, name="retiming"),
]
