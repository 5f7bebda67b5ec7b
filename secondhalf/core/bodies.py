"""Request bodies of the API, made from the forms: one validation for pages and machines. 接口请求体。"""

import datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from django import forms
from ninja import Schema
from pydantic import ConfigDict, Field, create_model

MOST_EACH = 200


class Body(Schema):
    """What a machine sends; a field that the form does not have is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid")


def body_of(form, name):
    """A Schema of the questions of a form class.

    What the form requires and has no first value for is required; a reference is the key (UUID) of the thing; a list of
    lines is a list of objects. A form that asks the same of several things says so: `EACH = (name, row)`, its fields
    called `question-key`; a machine sends a list of {"id": key, question: answer}. `STANDS` names required answers that
    may be left out. name: the Schema's name in the OpenAPI document.
    """
    return create_model(name, __base__=Body, **dict(_members(form, name)))


def as_data(form, sent):
    """What was sent as the form reads it: first values stand where a required answer was left out.

    form: the form class. sent: the Schema's values, those left out not among them.
    """
    return {name: _first(field) for name, field in _asked(form) if _has_first(field)} | sent


def filled_in(form, sent):
    """(what a page of this form would send back, [names sent that it does not ask here]).

    An answer left out stands as the page shows it; null empties it. form: unbound. sent: the Schema's values.
    """
    asked, said = form.asked(), _flat(form, sent)
    standing = {name: value for name in asked if (value := form[name].value()) is not None}
    return standing | {name: said[name] for name in said if name in asked}, [name for name in said if name not in asked]


def _flat(form, sent):
    """The answers that were sent for each of several things, by the names of the form's fields."""
    each, _row = getattr(form, "EACH", ("", None))
    said = {name: value for name, value in sent.items() if name != each}
    for row in sent.get(each) or ():
        said |= {f"{name}-{row['id']}": value for name, value in row.items() if name != "id"}
    return said


def _asked(form):
    left_out = getattr(form, "TRAVELLING", ())
    return [(name, field) for name, field in form.base_fields.items() if name not in left_out]


def _members(form, name):
    for key, field in _asked(form):
        kind = _kind(field, f"{name}{key.title().replace('_', '')}")
        told = str(field.help_text or field.label or "")
        if field.required and not _has_first(field) and key not in getattr(form, "STANDS", ()):
            yield key, (kind, Field(description=told))
        else:
            yield key, (kind | None, Field(None, description=told))
    if each := getattr(form, "EACH", None):
        row = create_model(f"{name}{each[0].title()}", __base__=body_of(each[1], f"{name}Each"), id=(UUID, ...))
        yield each[0], (Annotated[list[row], Field(max_length=MOST_EACH)] | None, Field(None))


def _has_first(field):
    return field.required and field.initial is not None


def _first(field):
    value = field.initial() if callable(field.initial) else field.initial
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _kind(field, name):
    """The type of an answer, as OpenAPI knows it."""
    if sent_as := getattr(field, "sent_as", None):  # several files: their keys; choices that are called by words
        return Annotated[sent_as, Field(max_length=60 if sent_as is str else 20)]
    if row := getattr(field, "row", None):
        return Annotated[list[body_of(row, name)], Field(max_length=20)]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return Annotated[list[UUID], Field(max_length=50)]
    if isinstance(field, forms.ModelChoiceField) or field.__class__.__name__ == "EvidenceField":
        return UUID
    if isinstance(field, forms.TypedChoiceField) and field.coerce is not str:
        return bool
    if isinstance(field, forms.MultipleChoiceField):
        return Annotated[list[Literal[_known(field)]], Field(max_length=50)]
    if isinstance(field, forms.ChoiceField):
        known = _known(field)
        return Literal[known] if known else UUID  # choices that depend on the reader are things, named by key
    for kind, python in _SIMPLE:
        if isinstance(field, kind):
            return _bounded(field, python)
    return str


def _known(field):
    return tuple(str(value) for value, _words in field.choices if value != "")


def _bounded(field, python):
    if python is Decimal:
        bounds = {"max_digits": field.max_digits, "decimal_places": field.decimal_places}
        return Annotated[Decimal, Field(ge=field.min_value, le=field.max_value, **bounds)]
    if python is int:
        return Annotated[int, Field(ge=field.min_value, le=field.max_value)]
    if python is str:
        return Annotated[str, Field(max_length=field.max_length or 20_000)]
    return python


_SIMPLE = [
    (forms.DateTimeField, datetime.datetime),
    (forms.DateField, datetime.date),
    (forms.BooleanField, bool),
    (forms.DecimalField, Decimal),
    (forms.IntegerField, int),
    (forms.UUIDField, UUID),
    (forms.CharField, str),
]
