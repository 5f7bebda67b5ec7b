"""Addresses of papers."""

from django.urls import path

from secondhalf.core.addresses import take_words
from secondhalf.core.loop import acting
from secondhalf.papers import views
from secondhalf.papers.downloads import TYPES
from secondhalf.papers.loop import MOVES

take_words("document_verb", acting(MOVES))
take_words("paper_format", TYPES)

urlpatterns = [
    path("papers", views.papers, name="papers"),
    path("papers/forms/<slug:form>", views.paper, name="paper"),
    path("papers/forms/<slug:form>/draft", views.draft_document, name="draft-document"),
    path("papers/asked/<uuid:key>", views.print_page, name="print"),
    path("papers/asked/<uuid:key>/file", views.print_file, name="print-file"),
    path("papers/documents/<uuid:key>", views.document, name="document"),
    path("papers/documents/<uuid:key>/file.<paper_format:format>", views.document_file, name="document-file"),
    path("papers/documents/<uuid:key>/<document_verb:verb>", views.document_move, name="document-move"),
    path("papers/templates", views.templates, name="templates"),
    path("papers/templates/<slug:form>", views.template, name="template"),
    path("papers/templates/<uuid:key>/file", views.template_file, name="template-file"),
    path("papers/templates/<uuid:key>/trial", views.template_trial, name="template-trial"),
    path("papers/templates/<uuid:key>/retire", views.template_retire, name="template-retire"),
]
