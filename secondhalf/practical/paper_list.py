"""The list on paper, in the column order of DOMAIN §6.2. 实事项目清单。"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from secondhalf.core import moments
from secondhalf.core.figures import Rate
from secondhalf.papers.drawing.workbook import workbook
from secondhalf.papers.page import LIST, line, page, table
from secondhalf.practical import ledger
from secondhalf.practical.kinds import COMPLETED
from secondhalf.practical.stories import said

SKIPPED = {"ordinal", "points"}  # the list has its own numbers; on screen, lights and points stand beside
WIDTHS = {
    "title": 11, "category": 5, "source": 11, "beneficiaries": 8, "content": 14, "standard": 11, "leader": 5,
    "assisting": 6, "person": 5, "funds": 6, "start_on": 8, "due_on": 8, "milestones": 12, "progress": 12, "note": 5,
}  # fmt: skip


def about(campaign, *, by, language):
    """Every row of the list, units' parts under the whole, as texts."""
    with override(language):
        rows = ledger.rows(by).filter(campaign=campaign).order_by("whole", "part")
        items = ledger.dress(list(rows))
        columns = [column for column in ledger.COLUMNS if column.key not in SKIPPED]
        whole = [item for item in items if item.parent_id is None]
        done = Rate(sum(item.stage in COMPLETED for item in whole), len(whole))
        return {
            "title": str(campaign.title),
            "unit": campaign.owner.name,
            "day": date_format(moments.today()),
            "count": len(whole),
            "parts": len(items) - len(whole),
            "completed": done.part,
            "rate": done.text,
            "columns": [[_("No."), 3], *[[str(column.title), WIDTHS.get(column.key, 7)] for column in columns]],
            "rows": [[item.printed_seq, *[said(column.read(item)) for column in columns]] for item in items],
        }


def lead_of(it):
    """The line above the table."""
    words = _("Filled in by: %(unit)s　　Cut-off: %(day)s　　Items: %(count)d, completed %(completed)d (%(rate)s)")
    return words % {name: it[name] for name in ("unit", "day", "count", "completed", "rate")}


def names():
    return {_("Filled in by"): "", _("Checked by"): "", _("Person in charge"): ""}


def lay(it):
    foot = {words: f"{value}　　　　" for words, value in names().items()}
    body = [line(lead_of(it)), table([(words, width) for words, width in it["columns"]], it["rows"])]
    return page(LIST, title=it["title"], body=body, foot=foot, language=it["language"], paper="a3")


def book(it):
    sheet = {
        "name": it["title"], "title": it["title"], "lead": [lead_of(it)], "foot": names(), "paper": "a3",
        "columns": [(words, width * 1.6) for words, width in it["columns"]], "rows": it["rows"],
    }  # fmt: skip
    return workbook({"title": it["title"], "sheets": [sheet]})


PLACES = {
    "title": gettext_lazy("title"), "unit": gettext_lazy("kept by"), "day": gettext_lazy("cut-off"),
    "count": gettext_lazy("items on the list"), "completed": gettext_lazy("completed"),
}  # fmt: skip
