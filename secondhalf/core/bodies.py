"""Request bodies of the API, made from the forms: one validation for pages and machines. 接口请求体。"""

import datetime
from typing import Annotated, Literal
from uuid import UUID

from django import forms
from ninja import Schema
from pydantic import ConfigDict, Field, create_model


class Body(Schema):
    """What a machine sends; a field that the form does not have is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid")


def body_of(form, name):
    """A Schema of the questions of a form class.

    What the form requires and has no first value for is required; a reference is the key (UUID) of the thing; a list of
    lines is a list of objects. name: the Schema's name in the OpenAPI document.
    """
    return create_model(name, __base__=Body, **dict(_members(form, name)))


def as_data(form, sent):
    """What was sent as the form reads it: first values stand where a required answer was left out.

    form: the form class. sent: the Schema's values, those left out not among them.
    """
    return {name: _first(field) for name, field in _asked(form) if _has_first(field)} | sent


def _asked(form):
    left_out = getattr(form, "TRAVELLING", ())
    return [(name, field) for name, field in form.base_fields.items() if name not in left_out]


def _members(form, name):
    for key, field in _asked(form):
        kind = _kind(field, f"{name}{key.title().replace('_', '')}")
        told = str(field.help_text or field.label or "")
        if field.required and not _has_first(field):
            yield key, (kind, Field(description=told))
        else:
            yield key, (kind | None, Field(None, description=told))


def _has_first(field):
    return field.required and field.initial is not None


def _first(field):
    value = field.initial() if callable(field.initial) else field.initial
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _kind(field, name):
    """The type of an answer, as OpenAPI knows it."""
    if sent_as := getattr(field, "sent_as", None):  # several files: their keys
        return Annotated[sent_as, Field(max_length=20)]
    if row := getattr(field, "row", None):
        return Annotated[list[body_of(row, name)], Field(max_length=20)]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return Annotated[list[UUID], Field(max_length=50)]
    if isinstance(field, forms.ModelChoiceField) or field.__class__.__name__ == "EvidenceField":
        return UUID
    if isinstance(field, forms.TypedChoiceField) and field.coerce is not str:
        return bool
    if isinstance(field, forms.ChoiceField):
        known = tuple(str(value) for value, _words in field.choices if value != "")
        return Literal[known] if known else UUID  # choices that depend on the reader are things, named by key
    for kind, python in _SIMPLE:
        if isinstance(field, kind):
            return _bounded(field, python)
    return str


def _bounded(field, python):
    if python is int:
        return Annotated[int, Field(ge=field.min_value, le=field.max_value)]
    if python is str:
        return Annotated[str, Field(max_length=field.max_length or 20_000)]
    return python


_SIMPLE = [
    (forms.DateTimeField, datetime.datetime),
    (forms.DateField, datetime.date),
    (forms.BooleanField, bool),
    (forms.IntegerField, int),
    (forms.CharField, str),
]
