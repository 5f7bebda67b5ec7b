"""What goes on paper from this room: notes, applications, records, notices, lists. 事项文书。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import NotFound
from secondhalf.matters import (
    note_policy,
    paper_close_out,
    paper_dispatch,
    paper_lists,
    paper_note,
    paper_notice,
    paper_visit,
)
from secondhalf.matters.policy import visible_to
from secondhalf.matters.verifying import Verification
from secondhalf.papers import panels
from secondhalf.papers.form import Form, Subject


def visits(actor):
    """The visits to matters that the actor sees."""
    return Verification.objects.filter(matter__in=visible_to(actor)).select_related("matter", "act__person")


def of_matter_in(source):
    """Takes one of `source(actor)` by its key; a paper about it is seen by whoever sees its matter."""

    def take(actor, ref):
        found = Subject("", source).find(actor, ref)
        if found.matter_id is None:
            raise NotFound
        return found

    return {"visible_to": visible_to, "take": take, "rows": lambda thing: [thing.matter_id],
            "link": lambda thing: thing.matter.get_absolute_url(),
            "name": lambda thing: thing.matter.title}  # fmt: skip


MATTER = Subject("matter", visible_to)
VISIT = Subject("visit", **of_matter_in(visits))
NOTE = Subject("note", **of_matter_in(note_policy.visible_to))
NOTICE = Subject("notice", **of_matter_in(paper_notice.visible_to))
SELECTION = Subject(
    "selection", visible_to, take=paper_lists.take, rows=lambda chosen: [one.pk for one in chosen.matters],
    ref=lambda chosen: chosen.query,
)  # fmt: skip

FORMS = [
    *[
        Form(key, title, MATTER, paper_dispatch.about, paper_dispatch.lay, offered=paper_dispatch.offered(kinds),
             places=paper_dispatch.PLACES)
        for key, (title, kinds) in paper_dispatch.NOTICES.items()
    ],
    Form(
        "close_out", _("Application for close-out (approval form)"), MATTER, paper_close_out.about,
        paper_close_out.lay, offered=paper_close_out.offered, mark="销号", places=paper_close_out.PLACES,
    ),
    Form("visit", _("Record of an on-site verification"), VISIT, paper_visit.about, paper_visit.lay,
         places=paper_visit.PLACES),
    Form("note", _("Supervision note"), NOTE, paper_note.about, paper_note.lay, places=paper_note.PLACES),
    Form("close_out_notice", _("Public notice of a close-out"), NOTICE, paper_notice.about, paper_notice.lay,
         places=paper_notice.PLACES),
    *[
        Form(key, title, SELECTION, paper_lists.abouts(key), paper_lists.lay, draws={"xlsx": paper_lists.book},
             formats=("docx", "pdf", "xlsx"), mark="清单")
        for key, (title, _rows) in paper_lists.LISTS.items()
    ],
]  # fmt: skip


def forms(request, thing):
    """Slot `papers.forms`."""
    return FORMS


def panel(request, matter):
    """Slot `matter.main`: the papers of the matter and of its public notice; the reader sees the matter.

    The papers of a visit and of a note stand beside them on the page.
    """
    by_key, more = {form.key: form for form in FORMS}, []
    for notice in matter.publications.filter(**paper_notice.OUT) if paper_close_out.was_applied_for(matter) else ():
        more.append((by_key["close_out_notice"], notice, by_key["close_out_notice"].title))
    return panels.of(request, "matter", matter, more)
