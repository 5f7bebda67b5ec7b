"""The working calendar: its years, official or provisional, and the import of the yearly notice. 工作日历。"""

from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import moments
from secondhalf.core.calendar import CalendarNotice
from secondhalf.core.calendar_notice import import_notice, known_days, preview
from secondhalf.core.forms import HouseForm, Words
from secondhalf.core.notice_text import read_file, read_text, titled_year
from secondhalf.core.problems import Refused, Repeated, SignInFirst

FIRST_YEAR, LAST_YEAR = 1950, 2100
LARGEST = 1024 * 1024
KEEPER = "sysadmin"


class NoticeForm(HouseForm):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    title = forms.CharField(
        label=gettext_lazy("Number of the notice"),
        help_text=gettext_lazy("As printed on it, for example 国办发明电〔2025〕7号."),
        max_length=200,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the notice"),
        help_text=gettext_lazy("Paste the notice as published, or one row a day: date, 休 or 班, name."),
        widget=Words(attrs={"rows": 10}),
        required=False,
        max_length=100_000,
    )
    file = forms.FileField(label=gettext_lazy("Or a file (xlsx or csv)"), required=False)

    def clean(self):
        given = super().clean()
        if not given.get("text") and not given.get("file") and not self.errors:
            self.add_error("text", _("Paste the text or choose a file."))
        if given.get("file") and given["file"].size > LARGEST:
            self.add_error("file", _("The file is larger than 1 MB; the rows of one year need far less."))
        named = titled_year(given.get("text") or "")
        if named and given.get("year") and named != given["year"]:
            self.add_error("year", _("The text is the notice of %(year)d.") % {"year": named})
        return given

    def preview(self):
        """The notice as read and checked."""
        given = self.cleaned_data
        if given.get("file"):
            rows, wrong = read_file(given["file"].name, given["file"].read(), given["year"])
        else:
            rows, wrong = read_text(given["text"], given["year"])
        return preview(rows, given["year"], errors=wrong)


class Span(NamedTuple):
    """Days off in a row."""

    first: object
    last: object

    @property
    def days(self):
        return (self.last - self.first).days + 1


class Festival(NamedTuple):
    """One line of the notice."""

    name: str
    off: list
    worked: list


def calendar_page(request):
    """The days that a year moves, by festival, and what they rest on."""
    actor = signed_in(request)
    this_year = moments.today().year
    year = year_of(request.GET.get("year"), this_year)
    rows, provisional = known_days(year)
    context = {
        "year": year,
        "festivals": festivals(rows),
        "provisional": provisional,
        "tabs": [tab(other, year) for other in sorted({*range(this_year - 2, this_year + 3), year})],
        "notices": CalendarNotice.objects.order_by("-edition")[:10],
        "may_import": actor.has(KEEPER),
    }
    return render(request, "web/calendar.html", context)


def calendar_import(request):
    """Show what a notice says, then take it over whole."""
    actor = signed_in(request)
    if not actor.has(KEEPER):
        raise Refused(verb=_("Import a notice"), who=_("system administrator"))
    form = NoticeForm(request.POST or None, request.FILES or None, initial={"year": moments.today().year + 1})
    if not (request.method == "POST" and form.is_valid()):
        return render(request, "web/calendar_import.html", {"form": form})
    checked = form.preview()
    if "confirmed" in request.POST and not checked.errors:
        return take_over(request, actor, checked, form.cleaned_data["title"])
    context = {"form": form, "checked": checked, "festivals": festivals(checked.days)}
    return render(request, "web/calendar_import.html", context)


def take_over(request, actor, checked, title):
    try:
        import_notice(checked, by=actor, title=title)
        messages.success(request, _("The calendar of %(year)d is official now.") % {"year": checked.year})
    except Repeated:
        messages.info(request, _("This notice was taken over by your first click."))
    return redirect(f"{reverse('calendar')}?year={checked.year}")


def signed_in(request):
    if request.actor is None:
        raise SignInFirst
    return request.actor


def year_of(text, otherwise):
    return int(text) if (text or "").isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR else otherwise


def tab(year, current):
    return {"url": f"?year={year}", "words": str(year), "current": year == current}


def festivals(rows):
    """The rows gathered by name, days off as spans."""
    found = {}
    for row in rows:
        name = row.name.partition("（")[0]
        festival = found.setdefault(name, Festival(name, [], []))
        if row.is_workday:
            festival.worked.append(row.date)
        elif festival.off and (row.date - festival.off[-1].last).days == 1:
            festival.off[-1] = Span(festival.off[-1].first, row.date)
        else:
            festival.off.append(Span(row.date, row.date))
    return sorted(found.values(), key=lambda festival: festival.off[0].first if festival.off else festival.worked[0])


urlpatterns = [
    path("calendar", calendar_page, name="calendar"),
    path("calendar/import", calendar_import, name="calendar-import"),
]
