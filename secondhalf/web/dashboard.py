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
from secondhalf.indicators import counting, rates
from secondhalf.matters.categories import Category
from secondhalf.matters.lists import MANY, CountUpTo, Reach, narrowed
from secondhalf.matters.reading import reader
from secondhalf.matters.tabs import words_of
from secondhalf.people.models import Organisation
from secondhalf.web import charts
from secondhalf.web.periods import PERIODS, Period, months_back

SHOWN = 12
MOST_PLACES = 60
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

    @cached_property
    def stats(self):
        """The rates, each with its rule and the list behind it."""
        links = {
            "signed_in_time": {"stage": "dispatched"},
            "returned": {"state": "all", "happened": "returned"},
            "disputed": {"state": "all", "happened": "disputed"},
        }
        found = []
        for rule in rates.RULES:
            asked = links.get(rule.key) or self.owed
            found.append(
                {
                    "rule": rule,
                    "n": self.numbers[rule.part],
                    "whole": self.numbers[rule.whole],
                    "url": self.link(**asked),
                }
            )
        return found

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
            "late_url": self.link(place, due="late"),
            "url": self.link(place, **self.owed),
        }

    @cached_property
    def by_department(self):
        """The chart: on time, finished late, not finished."""
        rows = [line for line in self.lines if line["numbers"]["due"]][:SHOWN]
        return charts.bars(
            [
                (
                    str(line["place"]),
                    [("k2", line["numbers"]["in_time"]), ("k3", line["finished_late"]), ("k1", line["unfinished"])],
                    line["rate"].text,
                    line["rate"].counts,
                )
                for line in rows
            ]
        )

    @cached_property
    def months(self):
        """[(first day, came in, closed out)] of twelve months."""
        days, none = months_back(self.period.last, 12), {"received": 0, "closed": 0}
        found = rates.by_month(self.scope.pk, days[0], self.period.last, "received", "closed")
        return [(day, found.get(day, none)["received"], found.get(day, none)["closed"]) for day in days]

    @cached_property
    def by_month(self):
        """The chart of the twelve months."""
        came, went = [row[1] for row in self.months], [row[2] for row in self.months]
        labels = [date_format(row[0], pgettext("month of a chart", "M")) for row in self.months]
        series = [
            ("l1", "k1t", _("In %(n)s") % {"n": came[-1]}, came),
            ("l2", "k2t", _("Out %(n)s") % {"n": went[-1]}, went),
        ]
        return charts.lines(labels, series)

    @cached_property
    def categories(self):
        """[(category, came in, address)] of the period, the most first."""
        found = rates.by_category(self.scope.pk, self.period.first, self.period.last, "received")
        known = Category.objects.in_bulk(found)
        in_period = {"state": "all", "since": self.period.first, "until": self.period.last}
        return [(known[key], n, self.link(category=key, **in_period)) for key, n in found.items() if key in known]

    @cached_property
    def by_category(self):
        return charts.bars([(str(category), [("k2", n)], "", str(n)) for category, n, _url in self.categories[:SHOWN]])


urlpatterns = [path("dashboard", dashboard, name="dashboard")]
