"""The form of a verb, narrowed to its matter and to who acts: nobody is offered what would be refused. 选项范围。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm, Words
from secondhalf.matters.forms.rows import RowsField
from secondhalf.people.forms.fields import OrganisationField, OrganisationsField, PersonField
from secondhalf.people.models import Organisation, Post
from secondhalf.people.organisations import Kind

__all__ = [
    "LaidOut", "LaterDay", "MatterForm", "NumberField", "OrganisationField", "OrganisationsField", "PersonField",
    "line", "words",
]  # fmt: skip


class LaidOut:
    """Mixed into the form of a page that lays out its fields itself."""

    @property
    def wrong(self):
        """(field, errors) of what is wrong."""
        return [(field, field.errors) for field in self.visible_fields() if field.errors]


class MatterForm(LaidOut, HouseForm):
    """A form of a verb. `cleaned_data` is exactly what the verb is called with, beside `by`.

    matter: the one it is about (None when it is being registered). actor: who acts.
    """

    def __init__(self, *args, matter=None, actor=None, **kwargs):
        self.matter, self.actor = matter, actor
        super().__init__(*args, turn=matter.turn if matter else None, use_required_attribute=False, **kwargs)
        for field in self.fields.values():
            if isinstance(field, RowsField):
                field.widget.actor = actor
            elif isinstance(field, forms.IntegerField):
                field.widget.attrs.setdefault("class", "short")
        if actor is not None:
            self.narrow()

    def narrow(self):
        """Set choices and first values by self.matter and self.actor."""

    @cached_property
    def duty_departments(self):
        """The departments with a duty in the matter."""
        return Organisation.objects.filter(pk__in=self.matter.duties)

    @cached_property
    def colleagues(self):
        """{person key: "name · department"} of those who hold a post in a department with a duty."""
        posts = (
            Post.objects.current().filter(organisation__in=self.matter.duties).select_related("person", "organisation")
        )
        return {post.person_id: f"{post.person} · {post.organisation}" for post in posts}

    def departments(self):
        """The departments that the matter may go to: the unit's own and those of whoever holds it."""
        unit, holder = self.matter.unit, self.matter.holder
        root = unit if unit.lies_in(holder) else holder
        below = Organisation.objects.under(root.path) | Organisation.objects.filter(parent=holder)
        return below.filter(kind=Kind.DEPARTMENT, to_on=None).select_related("parent")


class NumberField(forms.CharField):
    """Another matter, by its number; only one that the actor may see."""

    def __init__(self, **options):
        options.setdefault("help_text", _("Its number, for example SQ20261104-0007."))
        super().__init__(max_length=46, **options)
        self.visible = None

    def clean(self, value):
        no = super().clean(value).strip().upper().partition("-R")[0]
        found = self.visible.filter(no=no).first() if self.visible is not None else None
        if found is None:
            raise ValidationError(_("There is no matter of this number that you may see."))
        return found


class LaterDay(forms.DateField):
    """A day from today on."""

    def __init__(self, **options):
        super().__init__(widget=Day, **options)

    def get_bound_field(self, form, field_name):
        """`min` is the day on which the form is drawn, not the one on which the server started."""
        self.widget.attrs["min"] = moments.today().isoformat()
        return super().get_bound_field(form, field_name)

    def clean(self, value):
        day = super().clean(value)
        if day and day < moments.today():
            raise ValidationError(_("Choose today or a later day."))
        return day


def words(label, *, hint="", required=True, rows=4, **options):
    """A few lines of text."""
    return forms.CharField(label=label, help_text=hint, required=required, widget=Words({"rows": rows}), **options)


def line(label, *, length, hint="", required=True, **options):
    """One line of text."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=length, **options)
