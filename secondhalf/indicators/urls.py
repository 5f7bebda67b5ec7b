"""Addresses of statements."""

from django.urls import path, register_converter

from secondhalf.indicators import views
from secondhalf.indicators.stating import MOVES


class StatementVerb:
    """Only the verbs that act on a statement that is there."""

    regex = "|".join(verb for verb, move in MOVES.items() if move.start)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(StatementVerb, "statementverb")

urlpatterns = [
    path("dashboard/statements", views.statements, name="statements"),
    path("dashboard/statements/<uuid:key>", views.statement, name="statement"),
    path("dashboard/statements/<uuid:key>/<statementverb:verb>", views.statement_move, name="statement-move"),
    path("dashboard/statements/<uuid:key>/sheet.xlsx", views.statement_sheet, name="statement-sheet"),
    path("dashboard/statements/<uuid:key>/records/<slug:line>", views.statement_records, name="statement-records"),
    path("dashboard/statements/<slug:kind>/<uuid:scope>", views.live, name="live-figures"),
    path("dashboard/statements/<slug:kind>/<uuid:scope>/sheet.xlsx", views.live_sheet, name="live-sheet"),
    path("dashboard/statements/<slug:kind>/<uuid:scope>/records/<slug:line>", views.live_records, name="live-records"),
]
