"""What goes on paper from this room: the list, the report, the slides. 办实事文书。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.papers import panels
from secondhalf.papers.form import Form, Subject
from secondhalf.people.posts import Role
from secondhalf.practical import paper_list, paper_report, paper_slides
from secondhalf.practical.policy import visible_campaigns

LIST = Subject("practical_list", visible_campaigns)


def reads(actor, campaign):
    """Offices, leaders and the supervision office."""
    return actor.has(Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE, Role.APPROVER, Role.RESP_LEADER)


FORMS = [
    Form(
        "practical_list", _("List of practical matters"), LIST, paper_list.about, paper_list.lay,
        draws={"xlsx": paper_list.book}, formats=("docx", "pdf", "xlsx"), mark="实事", places=paper_list.PLACES,
    ),
    Form(
        "practical_report", _("Report on the completion of practical matters"), LIST, paper_report.about,
        paper_report.lay, offered=reads, mark="实事", places=paper_report.PLACES,
    ),
    Form(
        "practical_slides", _("Slides with the figures of practical matters"), LIST, paper_slides.about,
        draws={"pptx": paper_slides.draw}, formats=("pptx",), offered=reads,
    ),
]  # fmt: skip


def forms(request, thing):
    """Slot `papers.forms`."""
    return FORMS


def panel(request, campaign):
    """The papers of a list, on its page."""
    return panels.of(request, "practical_list", campaign)
