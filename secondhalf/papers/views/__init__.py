"""The pages of papers: asked for, issued, own templates. 文书页面。"""

from secondhalf.papers.views.asking import paper, print_file, print_page
from secondhalf.papers.views.documents import document, document_file, document_move, draft_document
from secondhalf.papers.views.lists import papers
from secondhalf.papers.views.templates import template, template_file, template_retire, template_trial, templates

__all__ = [
    "document", "document_file", "document_move", "draft_document", "paper", "papers", "print_file", "print_page",
    "template", "template_file", "template_retire", "template_trial", "templates",
]  # fmt: skip
