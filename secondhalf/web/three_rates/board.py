"""The numbers of the page of rates: of one organisation, and beside it of its parts or categories. 三率数据。"""

import datetime
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.figures import Rate
from secondhalf.indicators import formulas, rates
from secondhalf.indicators.formulas import BY_KEY, FRIENDS, Terms
from secondhalf.indicators.models import NO_CATEGORY
from secondhalf.matters.categories import Category
from secondhalf.web.periods import Period
from secondhalf.web.three_rates.asking import BY, places_of

PAGE = 50
SHOWN = 12
GOOD = ("satisfied_very", "satisfied_satisfied")
THREE_WORDS = [(gettext_lazy("Satisfied"), "good"), (gettext_lazy("Basically satisfied"), "basic")]
THREE_WORDS += [(gettext_lazy("Not satisfied"), "bad")]
SILENT = [(gettext_lazy("Answered"), "answered"), (gettext_lazy("Not rated"), "unrated")]
UNCALLED = [(gettext_lazy("Reached nobody"), "missed"), (gettext_lazy("Not called back"), "uncalled")]
LEFT_OUT, EXCLUDED = (gettext_lazy("Excluded"), "left_out"), (gettext_lazy("Excluded"), "excluded")
BESIDE = {
    "response": [(gettext_lazy("Answered directly"), "consulted"), LEFT_OUT],
    "solved_called": UNCALLED,
    "satisfied_called": [*((words, f"call_{name}") for words, name in THREE_WORDS), *UNCALLED],
    "solved": SILENT,
    "satisfied": [*THREE_WORDS, SILENT[1]],
    "finished": [(gettext_lazy("Pended, left out"), "pended"), EXCLUDED],
}
COLUMNS = [*THREE_WORDS, *SILENT, LEFT_OUT]
COLUMNS_OF_MATTERS = [(gettext_lazy("Pended, left out"), "pended"), EXCLUDED]


@dataclass(frozen=True)
class Cell:
    """One rate of one line. is_few: too few to be compared, so only the counts are shown. is_small: it is greyed."""

    formula: object
    rate: Rate
    url: str
    is_few: bool
    is_small: bool


@dataclass
class Line:
    """One organisation or category: its numbers, and its cells by the formula's key."""

    label: str
    numbers: dict
    cells: dict
    under: str = ""
    url: str = ""

    def row(self, keys):
        return [self.cells[key] for key in keys]

    @property
    def is_empty(self):
        return not any(self.numbers.values())

    @cached_property
    def beside(self):
        """{name: count} of what stands beside the rates: the answers one by one, the silent, what is left out."""
        n = self.numbers
        found = {name: n[name] for name in ("answered", "missed", "consulted", "left_out", "excluded", "pended")}
        found |= dict(zip(("good", "basic", "bad"), three(n), strict=True))
        found |= dict(zip(("call_good", "call_basic", "call_bad"), three(n, "call_"), strict=True))
        return found | {"unrated": n["answered"] - n["rated"], "uncalled": n["answered"] - n["called"] - n["missed"]}


class Board:
    """Of one organisation in one period. cut_off_day: the day up to whose beginning everything that is due counts."""

    def __init__(self, asked, cut_off_day, page=1):
        self.asked, self.scope, self.period, self.page = asked, asked.scope, asked.period, page
        self.due_until = min(self.period.last, cut_off_day - datetime.timedelta(days=1))
        self.where = formulas.where_of(self.scope)
        self.terms = Terms.of(self.where, self.period.last)
        self.three = formulas.shown_first(self.where, self.period.last)
        self.friends = FRIENDS

    @cached_property
    def total(self):
        """The organisation itself, with all below it."""
        numbers = self.numbers_of([self.scope.pk])[self.scope.pk]
        return self.line(str(self.scope), numbers, {"of": self.scope.pk})

    @property
    def rule_changed(self):
        return formulas.changed_in(self.where, self.period.first, self.period.last)

    def numbers_of(self, keys):
        """{organisation key: {name: number}} of matters and voices together."""
        days = (self.period.first, self.period.last)
        matters = rates.by_organisation(keys, *days, due_until=self.due_until)
        voices = rates.of_voices(keys, *days, due_until=self.due_until)
        return {key: matters[key] | voices[key] for key in keys}

    def line(self, label, numbers, asks, **about):
        return Line(label, numbers, {key: self.cell(key, numbers, asks) for key in BY_KEY}, **about)

    def cell(self, key, numbers, asks):
        rate = BY_KEY[key].rate(numbers, self.terms)
        is_few, is_small = rate.whole < self.terms.compare_min, rate.is_small(self.terms.small_n)
        return Cell(BY_KEY[key], rate, self.records_url(key, asks), is_few, is_small)

    def records_url(self, key, asks):
        """The address of the list behind a number; what is due has one among the matters."""
        if BY_KEY[key].whole == "due":
            return self._due_url(asks)
        days = {"period": "free", "since": self.period.first, "until": self.period.last}
        return f"{reverse('rate-records', args=[key])}?{urlencode(days | asks)}"

    def _due_url(self, asks):
        until = min(asks.get("until", self.period.last), self.due_until)
        query = {"state": "all", "sort": "due", "due_since": asks.get("since", self.period.first), "due_until": until}
        if asks["of"] != self.asked.seat.pk:
            query["department"] = asks["of"]
        if "category" in asks:
            query["category"] = asks["category"]
        return f"{reverse('matters')}?{urlencode(query)}"

    @cached_property
    def months(self):
        """The whole months that are over, for what is known by month only; None if the period holds none."""
        span = Period(self.period.name, self.period.first, self.due_until)
        return span.months if span.first <= span.last else None

    @cached_property
    def _places(self):
        rows = places_of(self.scope, self.asked.by)[(self.page - 1) * PAGE : self.page * PAGE + 1]
        return list(rows)

    @property
    def has_more(self):
        return self.asked.by != "category" and len(self._places) > PAGE

    @cached_property
    def lines(self):
        """What is compared, in the order of the tree or of the list of categories; lines without a number left out."""
        found = self._by_category() if self.asked.by == "category" else self._by_place()
        return [line for line in found if not line.is_empty]

    def _by_place(self):
        places = self._places[:PAGE]
        numbers = self.numbers_of([place.pk for place in places])
        for place in places:
            under = str(place.parent) if place.parent_id != self.scope.pk else ""
            url = f"{reverse('rates')}?{urlencode(self.asked.params | {'of': place.pk})}"
            yield self.line(str(place), numbers[place.pk], {"of": place.pk}, under=under, url=url)

    def _by_category(self):
        if self.months is None:
            return
        found = rates.by_categories(self.scope.pk, self.months.first, self.months.last)
        asks = {"of": self.scope.pk, "since": self.months.first, "until": self.months.last}
        for category in Category.objects.filter(pk__in=found).order_by("sort_order", "code"):
            yield self.line(str(category), found[category.pk], asks | {"category": category.pk})
        if NO_CATEGORY in found:
            yield self.line(_("No category yet"), found[NO_CATEGORY], asks | {"category": NO_CATEGORY})

    def beside(self, key):
        """[(words, name)] of what stands beside a rate: its answers and the silent (law 5), what is left out."""
        return BESIDE.get(key, ())

    def columns(self, *, voices):
        """[(words, name)] of the columns beside the compared rates."""
        return COLUMNS if voices else COLUMNS_OF_MATTERS

    @property
    def by_words(self):
        return str(dict(BY)[self.asked.by])

    def compared(self, keys):
        """The lines of which at least one of these rates has enough to be compared."""
        return [line for line in self.lines if not self._is_few(line, keys)]

    def too_few(self, keys):
        """The other ones, listed apart, without any percentage."""
        return [line for line in self.lines if self._is_few(line, keys)]

    def _is_few(self, line, keys):
        return all(line.cells[key].is_few for key in keys)


def three(numbers, way=""):
    """(satisfied, basically satisfied, not satisfied). way: "call_" for those said on call-backs."""
    good = sum(numbers[f"{way}{name}"] for name in GOOD)
    return good, numbers[f"{way}satisfied_basic"], numbers[f"{way}satisfied_unsatisfied"]
