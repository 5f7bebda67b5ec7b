"""The category tree of a union line: take over the usual one, add, rename, end. 类别。"""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import NotFound
from secondhalf.matters.categories import Category, in_use, take_over_usual
from secondhalf.people.keeping import keeper
from secondhalf.people.steps import act

KEEPERS = ("sysadmin", "union_office")


class CategoryForm(HouseForm):
    name_zh = forms.CharField(label=gettext_lazy("Name in Chinese"), max_length=60)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=80, required=False)
    parent = forms.ModelChoiceField(Category.objects.none(), label=gettext_lazy("Below"), required=False)
    is_current = forms.BooleanField(
        label=gettext_lazy("In use"), required=False, initial=True,
        help_text=gettext_lazy("One that is no longer in use stays with the matters that have it."),
    )  # fmt: skip

    def __init__(self, *args, realm, category=None, **kwargs):
        super().__init__(*args, **kwargs)
        tops = Category.objects.filter(realm=realm, parent=None, is_current=True)
        self.fields["parent"].queryset = tops.exclude(pk=category.pk) if category else tops
        self.fields["parent"].empty_label = gettext_lazy("nothing: a category at the top")


def categories(request):
    """The tree, and a form for one more."""
    actor = keeper(request, _("Keep the categories"), *KEEPERS)
    form = CategoryForm(request.POST or None, realm=actor.realm)
    if request.method == "POST" and form.is_valid():
        with act("category.add", by=actor) as leave:
            count = Category.objects.filter(realm=actor.realm).count()
            code = f"own.{count + 1}"
            leave(Category.objects.create(realm=actor.realm, code=code, sort_order=count * 10, **form.cleaned_data))
        return redirect("categories")
    tops = Category.objects.filter(realm=actor.realm, parent=None).prefetch_related("children")
    return render(request, "web/system/categories.html", {"tops": tops, "form": form})


@require_POST
def usual(request):
    """Take over whatever is missing of the usual tree."""
    actor = keeper(request, _("Keep the categories"), *KEEPERS)
    with transaction.atomic():
        came = take_over_usual(actor.realm)
        in_use.forget()
    messages.success(request, _("%(n)s categories came in.") % {"n": came})
    return redirect("categories")


def category(request, key):
    """Rename one, move it, or end its use."""
    actor = keeper(request, _("Keep the categories"), *KEEPERS)
    found = Category.objects.filter(realm=actor.realm, pk=key).first()
    if found is None:
        raise NotFound
    first = {name: getattr(found, name) for name in ("name_zh", "name_en", "parent", "is_current")}
    form = CategoryForm(request.POST or None, realm=actor.realm, category=found, initial=first)
    if request.method == "POST" and form.is_valid():
        with act("category.change", by=actor) as leave:
            for name, value in form.cleaned_data.items():
                setattr(found, name, value)
            found.save()
            in_use.forget()
            leave(found)
        return redirect("categories")
    return render(request, "web/system/category.html", {"category": found, "form": form})
