"""Addresses of matters."""

from django.urls import path, register_converter

from secondhalf.core.addresses import take_words
from secondhalf.core.loop import acting
from secondhalf.matters import loop, publishing
from secondhalf.matters.converters import NumberConverter
from secondhalf.matters.views import bulk, directory, lists, workbench
from secondhalf.matters.views.matter import matter
from secondhalf.matters.views.move import move
from secondhalf.matters.views.note import note, note_move
from secondhalf.matters.views.publications import publications
from secondhalf.matters.views.publishing import draft_publication, publication, publication_move
from secondhalf.matters.views.register import register
from secondhalf.matters.views.verify import visit, visit_worker

register_converter(NumberConverter, "no")
take_words("verb", acting(loop.MOVES))
take_words("publication_verb", acting(publishing.MOVES))

urlpatterns = [
    path("work", workbench.workbench, name="workbench"),
    path("matters", lists.matters, name="matters"),
    path("matters/views", lists.save_view, name="save-view"),
    path("matters/bulk", bulk.bulk, name="bulk"),
    path("matters/bulk/<uuid:key>", bulk.bulk_run, name="bulk-run"),
    path("matters/directory", directory.dispatch_directory, name="dispatch-directory"),
    path("matters/register", register, name="register"),
    path("matters/visit-worker.js", visit_worker, name="visit-worker"),
    path("matters/<no:ref>", matter, name="matter"),
    path("matters/<no:ref>/verify", visit, {"verb": "verify"}),
    path("matters/<no:ref>/send_back", visit, {"verb": "send_back"}),
    path("matters/<no:ref>/draft_publication", draft_publication, name="draft_publication"),
    path("matters/<no:ref>/<verb:verb>", move, name="move"),
    path("publications", publications, name="publications"),
    path("publications/<uuid:key>", publication, name="publication"),
    path("publications/<uuid:key>/<publication_verb:verb>", publication_move, name="publication-move"),
    path("notes/<uuid:key>", note, name="note"),
    path("notes/<uuid:key>/sign", note_move, {"verb": "sign"}, name="sign_note"),
    path("notes/<uuid:key>/answer", note_move, {"verb": "answer"}, name="answer_note"),
    path("notes/<uuid:key>/settle", note_move, {"verb": "settle"}, name="settle_note"),
]
