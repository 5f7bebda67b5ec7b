"""What a verb asks of a machine: each answer with its words, how it stands, and what may be chosen. 表单说明。"""

from itertools import islice
from typing import Any

from django import forms
from ninja import Schema
from pydantic import Field

MOST = 200


class ChoiceOut(Schema):
    key: str
    words: str


class Answer(Schema):
    """One answer of a body."""

    name: str
    words: str
    hint: str
    required: bool
    now: Any = Field(None, description="How it stands; so it stays if it is left out.")
    choices: list[ChoiceOut] | None = Field(None, description="What may be chosen, 200 at most; null for free answers.")


class Asks(Schema):
    turn: int = Field(description="Send it back as If-Match.")
    answers: list[Answer]


def told(form, thing):
    """The Asks of a form, about a thing."""
    each, row = getattr(form, "EACH", ("", None))
    prefixes = tuple(f"{name}-" for name in row.base_fields) if row else ()
    answers = [answer(form, name) for name in form.asked() if not (prefixes and name.startswith(prefixes))]
    return {"turn": thing.turn, "answers": answers + ([of_each(form, each, prefixes[0])] if each else [])}


def answer(form, name):
    field, value = form.fields[name], form[name].value()
    return {
        "name": name,
        "words": str(field.label or ""),
        "hint": str(field.help_text or ""),
        "required": field.required,
        "now": value,
        "choices": choices_of(field),
    }


def of_each(form, name, prefix):
    """The things of which the same is asked, as choices of one answer."""
    things = [(key.removeprefix(prefix), field.label) for key, field in form.fields.items() if key.startswith(prefix)]
    about = {"words": "", "hint": "", "required": False, "now": None}
    return {"name": name, **about, "choices": [{"key": key, "words": str(words)} for key, words in things]}


def choices_of(field):
    if not isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return None
    return [{"key": str(key), "words": str(words)} for key, words in islice(flat(field.choices), MOST)]


def flat(choices):
    """Choices without their groups and without the empty one."""
    for key, words in choices:
        if isinstance(words, list | tuple):
            yield from flat(words)
        elif str(key):
            yield key, words
