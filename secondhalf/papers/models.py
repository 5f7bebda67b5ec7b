"""The room's tables, each in its own file."""

from secondhalf.papers.documents import Document, DocumentCopy, DocumentReason, DocumentRow
from secondhalf.papers.issued import IssuedCopy
from secondhalf.papers.own_templates import Template
from secondhalf.papers.prints import Print

__all__ = ["Document", "DocumentCopy", "DocumentReason", "DocumentRow", "IssuedCopy", "Print", "Template"]
