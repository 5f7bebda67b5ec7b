"""What a list is asked for, as it stands in its address. Whatever is unknown there is left out. 列表筛选。"""

from django import forms
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Day
from secondhalf.core.kept import Kept
from secondhalf.matters.categories import Category
from secondhalf.matters.kinds import MatterKind, Source
from secondhalf.matters.stages import Stage
from secondhalf.people.organisations import STEP, Organisation

ANY = ("", _("All"))
STATES = [("open", _("open")), ("shut", _("no longer open")), ("all", _("open or not"))]
DUES = [ANY, ("late", _("overdue")), ("near", _("due within 3 working days")), ("later", _("due later"))]
HELD = [ANY, ("mine", _("held by us")), ("below", _("held below us"))]
HAPPENED = [
    ANY,
    ("returned", _("sent back")),
    ("disputed", _("dispatch disputed")),
    ("redone", _("redone or relapsed")),
    ("excluded", _("left out of the count")),
]
SORTS = ("due", "-due", "received", "-received", "no", "-no")
PLACES_SHOWN = 300


class Filters(forms.Form):
    """The filters of a list of matters. `asked` has what is asked for and known, ready for `lists.Listing`."""

    q = forms.CharField(label=_("Contains"), required=False, max_length=100)
    category = forms.ChoiceField(label=_("Category"), required=False)
    department = forms.ChoiceField(label=_("Department"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ANY, *MatterKind.choices])
    source = forms.ChoiceField(label=_("Source"), required=False, choices=[ANY, *Source.choices])
    held = forms.ChoiceField(label=_("Level"), required=False, choices=HELD)
    since = forms.DateField(label=_("Received from"), required=False, widget=Day)
    until = forms.DateField(label=_("Received until"), required=False, widget=Day)
    happened = forms.ChoiceField(label=_("Happened"), required=False, choices=HAPPENED)
    due_since = forms.DateField(required=False, widget=forms.HiddenInput)
    due_until = forms.DateField(required=False, widget=forms.HiddenInput)
    state = forms.ChoiceField(required=False, choices=STATES, widget=forms.HiddenInput)
    stage = forms.ChoiceField(required=False, choices=Stage.choices, widget=forms.HiddenInput)
    due = forms.ChoiceField(label=_("Time limit"), required=False, choices=DUES)
    sort = forms.ChoiceField(required=False, choices=[(sort, sort) for sort in SORTS], widget=forms.HiddenInput)

    OFTEN = ("q", "category", "department", "unit", "due", "since", "until")
    SELDOM = ("kind", "source", "held", "happened")

    def __init__(self, data, *, seat):
        super().__init__(data, auto_id="filter-%s")
        categories, departments, units = choices(seat.realm, seat.path)
        self._offer("category", categories)
        self._offer("department", departments)
        self._offer("unit", units if len(units) > 1 else [])
        self.is_valid()
        self.asked = {name: value for name, value in self.cleaned_data.items() if value}

    def _offer(self, name, options):
        """The choices; one that only the address names is accepted too: what may be seen is decided elsewhere."""
        chosen = self.data.get(name, "")
        known = {value for value, _words in options}
        extra = [place(chosen)] if chosen and chosen not in known and name != "category" else []
        self.fields[name].choices = [ANY, *options, *[pair for pair in extra if pair]]
        if not options and not extra:
            self.fields[name].widget = forms.HiddenInput()

    def often(self):
        """The fields of the toolbar."""
        return [self[name] for name in self.OFTEN if not self[name].is_hidden]

    def seldom(self):
        """The fields that fold away."""
        return [self[name] for name in self.SELDOM if not self[name].is_hidden]

    @property
    def asks_seldom(self):
        """Of those, "held" comes with the ready views too."""
        return any(name in self.asked for name in self.SELDOM if name != "held" or "stage" not in self.asked)

    @property
    def narrows(self):
        """Is anything asked that the tabs do not ask?"""
        return any(name in self.asked for name in (*self.OFTEN, *self.SELDOM, "due_since", "due_until"))


def place(key):
    """(key, name) of an organisation, or None."""
    try:
        found = Organisation.objects.filter(pk=key).first()
    except (ValueError, forms.ValidationError):
        return None
    return found and (str(found.pk), str(found))


def _choices(realm, path):
    """Categories of the realm; departments and lower unions, and units, of the two levels below a path."""
    categories = [(str(c.pk), c) for c in Category.objects.filter(realm=realm, is_current=True)]
    below = Organisation.objects.under(path).annotate(length=Length("path")).exclude(path=path)
    below = list(below.filter(length__lte=len(path) + 2 * STEP)[:PLACES_SHOWN])
    departments = [(str(o.pk), str(o)) for o in below if o.kind in ("department", "union")]
    return categories, departments, [(str(o.pk), str(o)) for o in below if o.kind == "unit"]


choices = Kept(_choices)
