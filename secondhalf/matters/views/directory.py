"""The page of the dispatch directory: what goes where today, and what went where before. 派单目录。"""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Refused
from secondhalf.matters import directory
from secondhalf.matters.categories import Category
from secondhalf.matters.reading import reader
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation, Role


def dispatch_directory(request):
    """Read it, and put in a new version of a rule."""
    actor = reader(request)
    if not actor.has(Role.UNION_OFFICE):
        raise Refused(verb=_("Dispatch directory"), who=_("a union office"))
    seat = actor.post.seat
    form = RuleForm(request.POST if request.method == "POST" else None, seat=seat)
    if request.method == "POST" and form.is_valid():
        directory.put(seat, **form.cleaned_data)
        messages.success(request, _now("The new version is in the directory."))
        return redirect("dispatch-directory")
    if found := suggested(request, form):
        return found
    context = {"form": form, "lines": lines(seat), "versions": directory.history(seat), "today": moments.today()}
    return render(request, "matters/directory.html", context)


def lines(seat):
    """[(category, its own rule or None, department it inherits or None)] of every category."""
    own = {rule.category_id: rule for rule in directory.in_force(seat)}
    goes = directory.suggestions(seat)
    categories = Category.objects.filter(realm=seat.realm, is_current=True)
    return [(category, own.get(category.pk), goes.get(category.pk)) for category in categories]


class RuleForm(HouseForm):
    """A new version of one rule."""

    category = forms.ModelChoiceField(label=_("Category"), queryset=Category.objects.none())
    department = OrganisationField(label=_("Department"), required=False, empty_label=_("nobody: decide each time"))
    from_on = forms.DateField(label=_("From"), widget=Day)

    def __init__(self, *args, seat, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = Category.objects.filter(realm=seat.realm, is_current=True)
        below = Organisation.objects.under(seat.path).filter(kind__in=("department", "union"), to_on=None)
        self.fields["department"].queryset = below.exclude(pk=seat.pk)
        self.fields["from_on"].initial = moments.today()

    def clean_from_on(self):
        day = self.cleaned_data["from_on"]
        if day < moments.today():
            raise forms.ValidationError(_("Choose today or a later day: what was dispatched before stays as it was."))
        return day
