"""Addresses of statements."""

from django.urls import path

from secondhalf.core.addresses import take_words
from secondhalf.core.loop import acting
from secondhalf.indicators import views
from secondhalf.indicators.stating import MOVES

take_words("statement_verb", acting(MOVES))

urlpatterns = [
    path("dashboard/statements", views.statements, name="statements"),
    path("dashboard/statements/<uuid:key>", views.statement, name="statement"),
    path("dashboard/statements/<uuid:key>/<statement_verb:verb>", views.statement_move, name="statement-move"),
    path("dashboard/statements/<uuid:key>/sheet.xlsx", views.statement_sheet, name="statement-sheet"),
    path("dashboard/statements/<uuid:key>/records/<slug:line>", views.statement_records, name="statement-records"),
    path("dashboard/statements/<slug:kind>/<uuid:scope>", views.live, name="live-figures"),
    path("dashboard/statements/<slug:kind>/<uuid:scope>/sheet.xlsx", views.live_sheet, name="live-sheet"),
    path("dashboard/statements/<slug:kind>/<uuid:scope>/records/<slug:line>", views.live_records, name="live-records"),
]
