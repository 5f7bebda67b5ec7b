"""Ledgers for machines: which there are, and their rows with the columns that the page shows. 台账接口。"""

import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Path, Query, Schema
from pydantic import Field

from secondhalf.api.doors import READ, FormErrors, api
from secondhalf.ledgers import ledger
from secondhalf.ledgers.asking import AskingForm, choices_of
from secondhalf.ledgers.layout import laid_out
from secondhalf.ledgers.policy import opened
from secondhalf.ledgers.table import Table
from secondhalf.matters.reading import reader

LedgerKey = Path(..., min_length=1, max_length=40, pattern=r"^[a-z0-9_-]+$", description="The ledger's `key`.")
OWN = ("after", "limit")


class ColumnOut(Schema):
    key: str
    title: str
    group: str
    sorts: bool = Field(description="May `sort` name it?")


class FilterOut(Schema):
    """Give one of its values in the address: `?key=value`."""

    key: str
    title: str
    values: list[list[str]] = Field(description="Pairs: value, words.")


class LedgerOut(Schema):
    key: str
    title: str
    purpose: str
    unit: str = Field(description="What one row is.")


class LedgerWhole(LedgerOut):
    """A ledger as the token's seat has it laid out: hidden columns are not there."""

    columns: list[ColumnOut]
    filters: list[FilterOut]


class RowOut(Schema):
    """One row. cells: {column key: its value}; days as 2026-11-20, what has no value null."""

    id: UUID
    matter_no: str
    light: str = Field(description="The state light in words; empty where the ledger has none.")
    cells: dict[str, Any]


class RowsOut(Schema):
    columns: list[ColumnOut]
    count: int = Field(description="Of all rows that answer the filters.")
    items: list[RowOut]
    next: str | None = Field(description="Give it back as `after` for the next page; null on the last.")


class RowsAsked(Schema):
    """Beside these, the ledger's own filters, as its `filters` name them."""

    q: str = Field("", max_length=100, description="Rows that contain these words.")
    sort: str = Field("", max_length=40, description="A column's key, with “-” before it if it is to fall.")
    after: str = Field("", max_length=60, pattern=r"^([0-9]+~[0-9a-f-]+)?$", description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200)


@api.get("/ledgers", auth=READ, response={200: list[LedgerOut]}, operation_id="list_ledgers",
         summary="List ledgers")  # fmt: skip
def list_ledgers(request):
    """The ledgers that the token's post may open."""
    return [about(one) for one in ledger.offered(reader(request))]


@api.get("/ledgers/{key}", auth=READ, response={200: LedgerWhole}, operation_id="read_ledger",
         summary="Read a ledger's columns and filters")  # fmt: skip
def read_ledger(request, key: str = LedgerKey):
    """Its columns in the order of the paper, and what its rows may be narrowed by."""
    actor, found = opened(request, key)
    columns = [column_out(column) for column in laid_out(found, actor.post.seat).columns]
    filters = [
        {"key": name, "title": str(title), "values": [[str(value), str(words)] for value, words in by.choices(actor)]}
        for name, (title, by) in choices_of(found).items()
    ]
    return about(found) | {"columns": columns, "filters": filters}


@api.get("/ledgers/{key}/rows", auth=READ, response={200: RowsOut}, operation_id="list_rows",
         summary="List a ledger's rows")  # fmt: skip
def list_rows(request, asked: Query[RowsAsked], key: str = LedgerKey):
    """Its rows in sight of the token's post: the same columns, filters and order as on the page."""
    actor, found = opened(request, key)
    table = Table(found, actor, narrowing(request, found, actor), after=asked.after, size=asked.limit)
    rows = [row_out(table, row, table.first + place) for place, row in enumerate(table.shown)]
    columns = [column_out(column) for column in table.columns]
    return {"columns": columns, "count": table.count, "items": rows, "next": table.after or None}


def narrowing(request, found, actor):
    """What the address asks, as on the page; but what is unknown there is refused, not left out."""
    form = AskingForm(request.GET, ledger=found, actor=actor)
    unknown = {name: [_("This is not asked here.")] for name in request.GET if name not in (*form.fields, *OWN)}
    if request.GET.get("sort") and not form.asked.sort:
        unknown["sort"] = [_("No column of this key can be sorted by.")]
    if unknown or form.errors:
        raise FormErrors(form.errors | unknown)
    return form.asked


def about(found):
    return {"key": found.key} | {name: str(getattr(found, name)) for name in ("title", "purpose", "unit")}


def column_out(column):
    return {"key": column.key, "title": str(column.title), "group": str(column.group), "sorts": bool(column.sort)}


def row_out(table, row, ordinal):
    lamp = table.ledger.light(row) if table.ledger.light else None
    cells = {column.key: plain(column.read(row)) for column in table.columns} | {"ordinal": ordinal}
    matter_no = table.ledger.matter(row).no
    return {"id": row.pk, "matter_no": matter_no, "light": str(lamp.word) if lamp else "", "cells": cells}


def plain(value):
    """A cell's value as JSON has it."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value)
