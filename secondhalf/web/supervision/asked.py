"""What the address of the supervision page asks for: a department, a kind, which of its sections. 督办筛选。"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from secondhalf.core.pickers import as_key
from secondhalf.matters.kinds import MatterKind
from secondhalf.people.models import Organisation
from secondhalf.web.dashboard import parts_of

BEHIND = ("red", "yellow")
NOTES = ("late", "issued", "signed", "answered")
SECTIONS = ("progress", "corrections", "notes", "parts", "look-backs")
PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What is asked and not known counts as not asked.

    seat, parts: whose page it is, and what it is broken down into. place: the department or union below it that was
    asked for, or None. kind, behind, note: "" or one of MatterKind, BEHIND, NOTES. whole: the section of which all is
    shown, `page` by page; of the others the first lines.
    """

    seat: Organisation
    parts: list
    place: Organisation | None
    kind: str
    behind: str
    note: str
    whole: str
    page: int

    @classmethod
    def of(cls, request, seat):
        parts, place = parts_of(seat), request.GET.get("department", "")
        found = next((part for part in parts if str(part.pk) == place), None)
        if found is None and as_key(place):
            found = Organisation.objects.under(seat.path).exclude(pk=seat.pk).filter(pk=place).first()
        return cls(
            seat, parts, found, one_of(request.GET.get("kind"), MatterKind.values),
            one_of(request.GET.get("behind"), BEHIND), one_of(request.GET.get("note"), NOTES),
            one_of(request.GET.get("whole"), SECTIONS), number_of(request.GET.get("page", "")),
        )  # fmt: skip

    @property
    def scope(self):
        return self.place or self.seat

    @cached_property
    def places(self):
        """The rows of the table: the place asked for, or the parts of the seat."""
        return [self.place] if self.place else self.parts

    def here(self, place=None, fragment="", **asked):
        """This page, narrowed further."""
        place = place or self.place
        said = {"department": place.pk if place else "", "kind": self.kind} | asked
        said = {name: value for name, value in said.items() if value}
        return reverse("supervision") + (f"?{urlencode(said)}" if said else "") + fragment

    def matters(self, place=None, **asked):
        """The list of matters behind a number."""
        place = place or self.place
        said = {**asked, **({"kind": self.kind} if self.kind else {}), **({"department": place.pk} if place else {})}
        return reverse("matters") + (f"?{urlencode(said)}" if said else "")

    def lines(self, section, rows, shown, **asked):
        """The Lines of a section: its first ones, or a page of all of them. rows: a list or a queryset in order."""
        whole = self.whole == section
        size, place = (PAGE, self.page) if whole else (shown, 1)
        first = (place - 1) * size
        found = list(rows[first : first + size + 1])
        last, more = first + len(found[:size]), len(found) > size
        total = (len(rows) if isinstance(rows, list) else rows.count()) if more else last
        to = lambda page: self.here(fragment=f"#{section}", whole=section, page=page, **asked)  # noqa: E731
        return Lines(
            found[:size], total, first + 1, last, all=to(1) if more and not whole else "",
            before=to(place - 1) if place > 1 else "", after=to(place + 1) if whole and more else "",
        )  # fmt: skip


@dataclass(frozen=True)
class Lines:
    """What a section shows of so many. all, before, after: where the rest is, or ""."""

    rows: list
    total: int
    first: int
    last: int
    all: str
    before: str
    after: str

    @property
    def is_part(self):
        return len(self.rows) < self.total


def number_of(text):
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


def one_of(value, known):
    return value if value in known else ""
