"""Lights by department, and who is behind the schedule: counted in a few questions, however large the tree. 亮灯。"""

from dataclasses import replace

from django.db.models import Exists, OuterRef

from secondhalf.core import moments, profile
from secondhalf.matters import pacing
from secondhalf.matters.lists import MANY, CountUpTo, narrowed
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Stage
from secondhalf.matters.tabs import words_of
from secondhalf.people.models import Organisation

READ = 2000  # so many matters under way are looked at for their progress, the nearest due first
SHOWN = 10
COUNTED = {"open": {}, "late": {"due": "late"}, "near": {"due": "near"}, "pended": {"stage": "pended"}}


class Lamps:
    """The table of lights. `rows`: one for each place; `total`: of the whole scope; `lagging`: the rows behind."""

    def __init__(self, reach, asked):
        self.reach, self.asked, self.now = reach, asked, moments.now()
        rule = profile.light_rule(reach.actor.realm)
        self.least, self.far = rule.behind_near, rule.behind_late
        self.lagging, self.is_all_read = self._lagging()
        self.counts = self._counts()
        self.rows = [self._row(place) for place in asked.places]
        self.total = self._row(asked.scope)

    def _sights(self, place):
        sights = self.reach.sights(place)
        if self.asked.kind:
            sights = sights.filter(Exists(Matter.objects.filter(pk=OuterRef("matter"), kind=self.asked.kind)))
        return sights

    def _counts(self):
        """{(place key, name): (number, whether there are more)}, all counted in one question."""
        places, asked = [self.asked.scope, *self.asked.places], {}
        for order, place in enumerate(places):
            for name, filters in COUNTED.items():
                rows = narrowed(self._sights(place), filters, self.now)
                asked[f"n_{order}_{name}"] = CountUpTo(rows.values("pk")[: MANY + 1])
        found = Organisation.objects.filter(pk=self.asked.scope.pk).values(**asked)[0]
        counts = {}
        for key, number in found.items():
            _n, order, name = key.split("_")
            counts[places[int(order)].pk, name] = (min(number, MANY), number > MANY)
        return counts

    def _lagging(self):
        """([(points behind, colour, path of the lead, matter key, scheduled, actual)], whether all were looked at)."""
        sights = self._sights(self.asked.scope).filter(stage=Stage.UNDER_WAY, due_at__gt=self.now, is_stopped=False)
        if self.asked.place:  # as in the table: whether it is behind counts in its lead department alone
            sights = sights.filter(matter__lead__path__startswith=self.asked.place.path)
        of_matter = ("start_at", "percent", "plan_days", "returns", "round", "lead__path")
        fields = ("matter", "due_at", *(f"matter__{name}" for name in of_matter))
        rows = list(sights.order_by("due_at").values_list(*fields)[: READ + 1])
        found = []
        for key, due_at, start_at, percent, days, returns, round_, path in rows[:READ]:
            back, stones = pacing.came_back(Stage.UNDER_WAY, returns, round_), pacing.stones_of(days, start_at)
            going = {"stones": stones, "percent": percent, "came_back": back}
            scheduled, actual = pacing.pace(self.now, start_at, due_at, **going)
            scheduled = scheduled or 0
            behind = scheduled - actual
            if behind >= self.least:
                colour = "red" if behind > self.far else "yellow"
                found.append((behind, colour, path or "", key, scheduled, actual))
        return sorted(found, key=lambda row: (-row[0], str(row[3]))), len(rows) <= READ

    def _row(self, place):
        counts = {name: self.counts[place.pk, name] for name in COUNTED}
        behind = {
            colour: sum(row[1] == colour and row[2].startswith(place.path) for row in self.lagging)
            for colour in ("red", "yellow")
        }
        below = place if place != self.asked.seat else None
        cells = [
            self._cell(counts["open"], self.asked.matters(below)),
            self._cell(counts["late"], self.asked.matters(below, due="late"), "late"),
            self._cell((behind["red"], False), self.asked.here(below, "#progress", behind="red"), "late"),
            self._cell((behind["yellow"], False), self.asked.here(below, "#progress", behind="yellow"), "near"),
            self._cell(counts["near"], self.asked.matters(below, due="near"), "near"),
            self._cell(counts["pended"], self.asked.matters(below, stage="pended"), "pause"),
        ]
        return {"place": place, "url": self.asked.here(below), "cells": cells}

    def _cell(self, count, url, light=""):
        return {"words": words_of(count), "any": bool(count[0]), "url": url, "light": light}

    def shown(self):
        """The Lines of what is behind, the furthest first, ready for a page: with `scheduled_now` and `behind`."""
        rows = [row for row in self.lagging if not self.asked.behind or row[1] == self.asked.behind]
        lines = self.asked.lines("progress", rows, SHOWN, behind=self.asked.behind)
        known = Matter.objects.for_page().in_bulk([row[3] for row in lines.rows]) if rows else {}
        found = []
        for behind, _colour, _path, key, scheduled, actual in lines.rows:
            if key in known:
                known[key].behind, known[key].scheduled_now, known[key].actual_now = behind, scheduled, actual
                found.append(known[key])
        return replace(lines, rows=found)
