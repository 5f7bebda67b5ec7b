"""Addresses of papers."""

from django.urls import path, register_converter

from secondhalf.papers import views
from secondhalf.papers.converters import DocumentVerbConverter, PaperFormatConverter

register_converter(DocumentVerbConverter, "documentverb")
register_converter(PaperFormatConverter, "paperformat")

urlpatterns = [
    path("papers", views.papers, name="papers"),
    path("papers/forms/<slug:form>", views.paper, name="paper"),
    path("papers/forms/<slug:form>/draft", views.draft_document, name="draft-document"),
    path("papers/asked/<uuid:key>", views.print_page, name="print"),
    path("papers/asked/<uuid:key>/file", views.print_file, name="print-file"),
    path("papers/documents/<uuid:key>", views.document, name="document"),
    path("papers/documents/<uuid:key>/file.<paperformat:format>", views.document_file, name="document-file"),
    path("papers/documents/<uuid:key>/<documentverb:verb>", views.document_move, name="document-move"),
    path("papers/templates", views.templates, name="templates"),
    path("papers/templates/<slug:form>", views.template, name="template"),
    path("papers/templates/<uuid:key>/file", views.template_file, name="template-file"),
    path("papers/templates/<uuid:key>/trial", views.template_trial, name="template-trial"),
    path("papers/templates/<uuid:key>/retire", views.template_retire, name="template-retire"),
]
