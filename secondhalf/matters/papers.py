"""What goes on paper from this room. 事项文书。"""

from secondhalf.matters.policy import visible_to
from secondhalf.papers.form import Subject

MATTER = Subject("matter", visible_to)


def forms(request, thing):
    """Slot `papers.forms`."""
    return []
