"""Several lines of one kind inside a form: check points, evidence; for machines, a list. 多行填写。"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

MOST = 20


class RowForm(forms.Form):
    """One line. `counts` are the fields that make it more than an empty line."""

    counts = ()
    template = "matters/forms/_row.html"

    def __init__(self, *args, actor=None, **kwargs):
        self.actor = actor
        super().__init__(*args, use_required_attribute=False, **kwargs)

    @cached_property
    def is_blank(self):
        return not any(self[name].value() for name in self.counts)

    def fact(self):
        """What the verb is given for this line."""
        return self.cleaned_data


class Rows:
    """The lines of one field: those filled in, and empty ones to be opened."""

    def __init__(self, filled, spare=()):
        self.filled, self.spare = list(filled), list(spare)


class RowsWidget(forms.Widget):
    """Draws the lines; a further empty one waits behind “Add”, so that it works without JavaScript."""

    template_name = "matters/forms/rows.html"
    needs_multipart_form = True
    use_fieldset = True
    row, actor, least, add = RowForm, None, 1, ""

    def id_for_label(self, id_):
        return ""

    def value_from_datadict(self, data, files, name):
        given = data.get(name)
        if isinstance(given, list | tuple):  # a machine's list
            return Rows(self.make(name, index, data=as_dict(line), files={}) for index, line in enumerate(given))
        seen = re.compile(rf"{re.escape(name)}-(\d+)-")
        found = {int(hit[1]) for key in (*data, *files) if (hit := seen.match(key))}
        rows = [self.make(name, index, data=data, files=files, prefixed=True) for index in sorted(found)[:MOST]]
        return Rows(row for row in rows if not row.is_blank)

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        if not isinstance(value, Rows):
            value = Rows(self.make(name, index, initial=line) for index, line in enumerate(value or ()))
        rows = self.shown(name, value)
        return context | {"rows": rows, "add": self.add}

    def shown(self, name, rows):
        """As many lines open as there are filled ones (`least` at least), the others folded away."""
        taken = [int(row.prefix.rpartition("-")[2]) for row in rows.filled if row.prefix]
        start = max(taken, default=-1) + 1
        missing = max(0, self.least - len(rows.filled))
        more = [self.make(name, index) for index in range(start, start + missing + 6)]
        return Rows([*rows.filled, *more[:missing]], more[missing:])

    def make(self, name, index, *, data=None, files=None, initial=None, prefixed=False):
        prefix = f"{name}-{index}" if prefixed or data is None else None
        return self.row(data, files, prefix=prefix, initial=initial, actor=self.actor)


class RowsField(forms.Field):
    """A list of lines; `cleaned_data` has a list of dicts, one for each."""

    lines = RowsWidget

    def __init__(self, row, *, add, least=1, **options):
        self.row = row
        super().__init__(widget=self.lines, **options)
        self.widget.row, self.widget.add, self.widget.least = row, add, least

    def clean(self, value):
        rows = value.filled if isinstance(value, Rows) else []
        if not rows and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        wrong = [line_errors(number, row) for number, row in enumerate(rows, start=1) if not row.is_valid()]
        if wrong:
            raise ValidationError([words for lines in wrong for words in lines])
        return [row.fact() for row in rows]

    def has_changed(self, initial, data):
        return True


def line_errors(number, row):
    for name, errors in row.errors.items():
        about = row.fields[name].label if name in row.fields else ""
        for error in errors:
            yield _("Line %(n)s, %(field)s: %(error)s") % {"n": number, "field": about, "error": error}


def as_dict(line):
    return line if isinstance(line, dict) else {}
