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

SKIPPED = {"points"}  # on screen beside the milestones
WIDTHS = {"seq": 3, "category": 5, "content": 16, "standard": 12, "title": 11, "milestones": 11, "progress": 12}


def about(campaign, *, by, language):
    """Every row of the list, units' parts under the whole, as texts."""
    with override(language):
        rows = ledger.rows(by).filter(campaign=campaign).order_by("parent__seq", "seq")
        items = in_order(ledger.dress(list(rows)))
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
            "columns": [[str(column.title), WIDTHS.get(column.key, 7)] for column in columns],
            "rows": [[said(column.read(item)) for column in columns] for item in items],
        }


def in_order(items):
    """3, 3.1, 3.2, 4."""
    return sorted(items, key=lambda item: (item.parent.seq, item.seq) if item.parent_id else (item.seq, 0))


def said(value):
    if value is None:
        return ""
    return date_format(value, "Y-m-d") if hasattr(value, "isoformat") else str(value)


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
