"""How matters stand: what came in, what is due, what is late, by department; each number opens its list. 统计报表。"""

import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secondhalf.core import moments
from secondhalf.core.figures import Rate
from secondhalf.indicators import charts, counting, rates
from secondhalf.matters.categories import Category
from secondhalf.matters.lists import MANY, CountUpTo, Reach, narrowed
from secondhalf.matters.reading import reader
from secondhalf.matters.tabs import words_of
from secondhalf.people.models import Organisation
from secondhalf.web.periods import PERIODS, Period, months_back

SHOWN = 12
MOST_PLACES = 60
# Which list stands behind a rate of this page; the others open a list of matters.
BEHIND = {"signed_in_time": "signed_in_time", "finished": "finished", "in_time": "in_time", "disputed": "turned_back"}
NOW = (("open", {}), ("near", {"due": "near"}), ("late", {"due": "late"}))


def dashboard(request):
    """The numbers of the post's seat, or of an organisation below it."""
    actor = reader(request)
    seat = actor.post.seat
    places = parts_of(seat)
    scope = next((place for place in places if str(place.pk) == request.GET.get("of")), seat)
    period = Period.of(request.GET.get("period"))
    cut_off, incomplete = counting.cut_off()
    board = Board(Reach.of(actor), scope, period, moments.local_day(cut_off))
    context = {
        "board": board,
        "scope": scope,
        "seat": seat,
        "places": places,
        "period": period,
        "periods": PERIODS,
        "cut_off": cut_off,
        "incomplete": incomplete,
        "scripts": charts.scripts(),
        "most": SHOWN,
    }
    return render(request, "web/dashboard.html", context)


def parts_of(place):
    """What an organisation is broken down into: the unions right below it; without any, the departments below it."""
    unions = list(Organisation.objects.filter(parent=place, kind="union")[:MOST_PLACES])
    return unions or list(
        Organisation.objects.under(place.path).filter(kind="department").exclude(pk=place.pk)[:MOST_PLACES]
    )


class Board:
    """The numbers of one organisation in one period, up to the cut-off day. Rates come from the tallies; what stands
    open, near or late now is counted live, from the same index as the lists."""

    def __init__(self, reach, scope, period, cut_off_day):
        self.reach, self.scope, self.period = reach, scope, period
        self.due_until = min(period.last, cut_off_day - datetime.timedelta(days=1))
        self.places = parts_of(scope)
        keys = [scope.pk, *(place.pk for place in self.places)]
        known = rates.by_organisation(keys, period.first, period.last, due_until=self.due_until)
        self.numbers = known[scope.pk]
        self.by_place = [(place, known[place.pk]) for place in self.places]

    def link(self, place=None, **asked):
        """The address of the list behind a number."""
        place = place or self.scope
        if place != self.reach.seat:
            asked["department"] = place.pk
        return f"{reverse('matters')}?{urlencode(asked)}" if asked else reverse("matters")

    def behind(self, key, place=None, side=""):
        """The address of what a rate counted, in the line of a place; side: one of behind.SIDES."""
        asked = {
            "of": (place or self.scope).pk,
            "period": "free",
            "since": self.period.first,
            "until": self.period.last,
        }
        return f"{reverse('rate-records', args=[key])}?{urlencode(asked | ({'side': side} if side else {}))}"

    @cached_property
    def stats(self):
        """The rates, each with its rule and the list behind it."""
        returned = self.link(state="all", happened="returned")
        links = {rule.key: self.behind(BEHIND[rule.key]) for rule in rates.RULES if rule.key in BEHIND}
        return [
            {
                "rule": rule,
                "n": self.numbers[rule.part],
                "whole": self.numbers[rule.whole],
                "url": links.get(rule.key, returned),
            }
            for rule in rates.RULES
        ]

    @cached_property
    def owed(self):
        """The filters of a list of what was due in the period by the cut-off."""
        return {"state": "all", "sort": "due", "due_since": self.period.first, "due_until": self.due_until}

    @property
    def excluded_url(self):
        """The list of what came in in the period and is left out of the count."""
        in_period = {"since": self.period.first, "until": self.period.last}
        return self.link(state="all", happened="excluded", **in_period)

    @cached_property
    def counts(self):
        """For core/_counts.html: what came in in the period, and what stands now."""
        words = {"open": _("Open now"), "near": _("Due within 3 days"), "late": _("Overdue now")}
        in_period = {"state": "all", "sort": "received", "since": self.period.first, "until": self.period.last}
        found = [{"number": f"{self.numbers['received']:,}", "words": _("Came in"), "url": self.link(**in_period)}]
        for name, asked in NOW:
            number = words_of(self.live[self.scope.pk][name])
            found.append(
                {
                    "number": number,
                    "words": words[name],
                    "url": self.link(**asked),
                    "hot": name == "late" and number != "0",
                }
            )
        return found

    @cached_property
    def live(self):
        """{organisation key: {open, near, late: (number, whether there are more)}}, counted in one question."""
        now, asked, places = moments.now(), {}, [self.scope, *self.places]
        for order, place in enumerate(places):
            for name, filters in NOW if place == self.scope else NOW[2:]:
                rows = narrowed(self.reach.sights(place), filters, now)
                asked[f"n_{order}_{name}"] = CountUpTo(rows.values("pk")[: MANY + 1])
        live = {place.pk: {} for place in places}
        for key, number in Organisation.objects.filter(pk=self.scope.pk).values(**asked)[0].items():
            _n, order, name = key.split("_")
            live[places[int(order)].pk][name] = (min(number, MANY), number > MANY)
        return live

    @cached_property
    def lines(self):
        """The table by department: everything the chart shows, and what is late now."""
        ordered = sorted(self.by_place, key=lambda row: (-row[1]["due"], row[0].path))
        return [self._line(place, numbers) for place, numbers in ordered]

    def _line(self, place, numbers):
        return {
            "place": place,
            "numbers": numbers,
            "finished_late": numbers["finished"] - numbers["in_time"],
            "unfinished": numbers["due"] - numbers["finished"],
            "rate": Rate(numbers["in_time"], numbers["due"]),
            "late": words_of(self.live[place.pk]["late"]),
            "received_url": self.link(place, state="all", since=self.period.first, until=self.period.last),
            "dispatched_url": self.behind("signed_in_time", place),
            "in_time_url": self.behind("in_time", place, "part"),
            "late_finish_url": self.behind("in_time", place, "late"),
            "unfinished_url": self.behind("finished", place, "rest"),
            "late_url": self.link(place, due="late"),
            "url": self.link(place, **self.owed),
        }

    @cached_property
    def months(self):
        """[(first day, its name in the chart, came in, closed out, the list of each)] of twelve months."""
        days, none = months_back(self.period.last, 12), {"received": 0, "closed": 0}
        found = rates.by_month(self.scope.pk, days[0], self.period.last, "received", "closed")
        short = pgettext("month of a chart", "M")
        rows = [(day, found.get(day, none)) for day in days]
        return [
            (day, date_format(day, short), month["received"], month["closed"], *self._month(day)) for day, month in rows
        ]

    def _month(self, day):
        """The lists of what came in, and of what was struck off, in the month that begins on the day."""
        last = min((day + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1), self.period.last)
        closed = {"of": self.scope.pk, "period": "free", "since": day, "until": last}
        came = self.link(state="all", since=day, until=last)
        return came, f"{reverse('rate-records', args=['reworked'])}?{urlencode(closed)}"

    @cached_property
    def categories(self):
        """[(category, came in, address)] of the period, the most first."""
        found = rates.by_category(self.scope.pk, self.period.first, self.period.last, "received")
        known = Category.objects.in_bulk(found)
        in_period = {"state": "all", "since": self.period.first, "until": self.period.last}
        return [(known[key], n, self.link(category=key, **in_period)) for key, n in found.items() if key in known]


urlpatterns = [path("dashboard", dashboard, name="dashboard")]
