"""Addresses of ledgers."""

from django.urls import path

from secondhalf.ledgers.views import arranging, exporting, importing, pages

urlpatterns = [
    path("ledgers/", pages.ledgers, name="ledgers"),
    path("ledgers/<slug:key>/", pages.one, name="ledger"),
    path("ledgers/<slug:key>/print", pages.printed, name="ledger-print"),
    path("ledgers/<slug:key>/layout", arranging.ledger_layout, name="ledger-layout"),
    path("ledgers/<slug:key>/export", exporting.ledger_export, name="ledger-export"),
    path("ledgers/<slug:key>/import", importing.ledger_import, name="ledger-import"),
    path("ledgers/<slug:key>/files/<uuid:run>", importing.ledger_run, name="ledger-run"),
    path("ledgers/<slug:key>/files/<uuid:run>/file", exporting.ledger_file, name="ledger-file"),
]
