"""Choosing among very many: a plain list while they are few, beyond that a line of text with suggestions. 选择器。

Without scripts a name or a code is typed, and if several fit they are offered at the field. With scripts the page
itself is asked for what fits (`suggested`), so that a suggestion is under the page's own rules.
"""

import re
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, Value, When
from django.forms.models import ModelChoiceIterator
from django.http import JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

FEW = 60  # as many as one looks through in a plain list
SHOWN = 12
MOST = 20  # lines of text that are looked up in one field of several
CODE = re.compile(r"[0-9A-Za-z._@+-]{4,}\Z")
BETWEEN = re.compile(r"[\n;；、]+")
NOTHING = _("There is nothing of this name or code to choose here.")
WHICH = _("Several fit “%(text)s”. Choose one of them, or write more of the name.")
PERHAPS = _("Nothing is called exactly “%(text)s”. Choose below if it is there, or write the name anew.")
ASKED = _("Type a part of the name, the short name or the code.")
ASKED_MORE = _("Type a part of the name, the short name or the code; put a semicolon between several.")


def suggested(request, form):
    """The answer to a page's script that asks what fits a text (`?pick=FIELD&text=...`).

    None if the page itself is asked for. To be called once the form has its choices.
    """
    field = form.fields.get(request.GET.get("pick", "")) if request.method == "GET" else None
    if not hasattr(field, "fitting"):
        return None
    rows = field.fitting(request.GET.get("text", "").strip())
    answer = JsonResponse({"found": [{"key": key, "words": words, "more": more} for key, words, more in rows]})
    answer["Cache-Control"] = "no-store"
    return answer


class Choices(ModelChoiceIterator):
    """The choices as long as they are few; `rows` is one more than that at most."""

    @cached_property
    def rows(self):
        return list(self.queryset[: FEW + 1])

    @property
    def are_few(self):
        return len(self.rows) <= FEW

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for row in self.rows:
            yield self.choice(row)


class Searched:
    """What one choice and several have in common: how a text finds a row.

    names, codes: the lookups of what a row is called, as a whole or in part, and of its codes, which are known by their
    beginning. within: lookups of what it lies in, for a second word. aside: relations that `more_about` reads.
    """

    names, codes, within, aside = ("name",), (), (), ()
    iterator = Choices

    @property
    def readable(self):
        """The rows with what `more_about` reads."""
        return self.queryset.select_related(*self.aside) if self.aside else self.queryset

    def more_about(self, row):
        """Words that tell a row from others of the same name."""
        return ""

    def named(self, text, *, ticked=()):
        """The row that is called exactly so. Raises ValidationError if it is not one, and offers what fits.

        ticked: keys that are chosen already. If one of them was offered for the text, that is the answer: None.
        """
        exact = anywhere(self.names, "exact", text) | anywhere(self.codes, "in", {text, text.upper(), text.lower()})
        rows = list(self.readable.filter(exact)[: SHOWN + 1])
        if len(rows) == 1:
            return rows[0]
        problem = WHICH if rows else PERHAPS
        rows = (rows or self.search(text))[:SHOWN]
        if any(row.pk in ticked for row in rows):
            return None
        self.widget.matches = list(dict.fromkeys([*self.widget.matches, *map(self.told, rows)]))
        raise ValidationError(problem if rows else NOTHING, code="named", params={"text": text})

    def fitting(self, text):
        """[(key, words, more)] of the rows that fit a text, the best first."""
        return [self.told(row) for row in self.search(text)]

    def told(self, row):
        return str(row.pk), str(self.label_from_instance(row)), str(self.more_about(row))

    def search(self, text):
        """Rows in whose names every word of the text occurs, or whose code begins with it; SHOWN at most."""
        words = text.split()[:4]
        if not words:
            return []
        fits = Q()
        for word in words:
            fits &= anywhere((*self.names, *self.within), "icontains", word)
        if CODE.match(text):
            fits |= anywhere(self.codes, "istartswith", text)
        order = self.queryset.query.order_by or self.queryset.model._meta.ordering
        rank = Case(
            When(anywhere(self.names, "istartswith", text), then=Value(0)),
            When(anywhere(self.names, "icontains", words[-1]), then=Value(1)), default=Value(2),
        )  # fmt: skip
        return list(self.readable.filter(fits).annotate(fits_best=rank).order_by("fits_best", *order)[:SHOWN])


def anywhere(lookups, how, text):
    return Q(*[(f"{lookup}__{how}", text) for lookup in lookups], _connector=Q.OR)


def as_key(value):
    try:
        return UUID(str(value))
    except ValueError:
        return None


class Pick(forms.Select):
    """Draws one choice. What was chosen travels as FIELD_KEY, and holds as long as the text is still FIELD_WAS."""

    template_name = "core/forms/pick.html"
    matches = ()

    def value_from_datadict(self, data, files, name):
        text, key = data.get(name), data.get(f"{name}_key")
        return key if key and data.get(f"{name}_was") == text else text

    def get_context(self, name, value, attrs):
        if self.choices.are_few:
            return super().get_context(name, value, attrs)
        context = forms.TextInput().get_context(name, None, {**self.attrs, **described(attrs)})
        chosen = self.choices.field.row_of(value)
        text = self.choices.field.label_from_instance(chosen) if chosen else value or ""
        widget = {"text": str(text), "key": chosen and chosen.pk, "matches": self.matches, "many": True}
        return context | {"widget": context["widget"] | widget, "asked": ASKED}


class Picks(forms.CheckboxSelectMultiple):
    """Draws several choices: those chosen as ticked boxes, and a line of text (FIELD_MORE) for further ones."""

    template_name = "core/forms/picks.html"
    matches = ()

    def value_from_datadict(self, data, files, name):
        keys, more = super().value_from_datadict(data, files, name), data.get(f"{name}_more")
        return [*(keys or []), *[line.strip() for line in BETWEEN.split(more) if line.strip()]] if more else keys

    def get_context(self, name, value, attrs):
        if self.choices.are_few:
            return super().get_context(name, value, attrs)
        keys, texts = sorted_out(value)
        context = forms.TextInput().get_context(name, None, described({**self.attrs, **(attrs or {})}))
        chosen = [self.choices.field.told(row) for row in self.choices.field.rows_of(keys)]
        offered = [match for match in self.matches if match not in chosen]
        widget = {"text": "; ".join(texts), "chosen": chosen, "matches": offered, "many": True}
        return context | {"widget": context["widget"] | widget, "asked": ASKED_MORE}


def described(attrs):
    """The field is described by the line under it too."""
    attrs = dict(attrs or {})
    by = f"{attrs.get('aria-describedby', '')} {attrs.get('id', '')}_asked".strip()
    return attrs | {"aria-describedby": by}


def sorted_out(values):
    """(keys, texts) of what was sent or stands there beforehand."""
    values = [getattr(value, "pk", value) for value in values or ()]
    return [key for key in map(as_key, values) if key], [str(value) for value in values if not as_key(value)]


class PickField(Searched, forms.ModelChoiceField):
    """One row of a queryset: by key (a list, a suggestion, a machine), else by exactly its name or code."""

    widget = Pick

    def to_python(self, value):
        if value in self.empty_values or as_key(value) or not isinstance(value, str):
            return super().to_python(value)
        return self.named(value.strip()) if value.strip() else None

    def offer_like(self, other):
        """Offer the same rows as another field of the form; they are read once for both."""
        self.queryset = other.queryset
        self.widget.choices = other.widget.choices

    def row_of(self, value):
        if isinstance(value, self.queryset.model):
            return value
        return self.queryset.filter(pk=value).first() if as_key(value) else None


class PicksField(Searched, forms.ModelMultipleChoiceField):
    """Several rows, as a list: by their keys, and further ones by their names or codes."""

    widget = Picks

    def clean(self, value):
        if value and not isinstance(value, list | tuple):
            return list(super().clean(value))  # it says what is wrong
        ticked, texts = sorted_out(value)
        found, wrong = [], []
        for text in texts[:MOST]:
            try:
                found.append(self.named(text, ticked=ticked))
            except ValidationError as error:
                wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        return list(super().clean([*ticked, *[row.pk for row in found if row]]))

    def rows_of(self, keys):
        return self.readable.filter(pk__in=keys)[:FEW] if keys else []
