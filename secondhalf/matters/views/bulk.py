"""Many matters, one verb: draft, confirm, watch it being done. 批量办理。"""

from collections import Counter

from django import forms
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from secondhalf.core.forms import HouseForm, Words
from secondhalf.core.pickers import FEW, suggested
from secondhalf.core.problems import NotFound
from secondhalf.matters import bulking, directory, policy
from secondhalf.matters.bulking import AT_ONCE, BULKS, MOST, BulkRun, RowState
from secondhalf.matters.filters import Filters
from secondhalf.matters.lists import Listing
from secondhalf.matters.models import Matter
from secondhalf.matters.paging import keys_of, read
from secondhalf.matters.reading import reader
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.models import Organisation


@require_POST
def bulk(request):
    """Draft a bulk act for the selected matters, or for the whole list that `query` describes."""
    actor = reader(request)
    verb = request.POST.get("verb")
    if verb not in BULKS or not actor.has(*BULKS[verb].roles):
        raise NotFound
    if request.POST.get("whole"):
        matters = in_list(actor, request.POST.get("query", ""))
    else:
        matters = policy.visible_to(actor).filter(no__in=request.POST.getlist("ref")[:MOST]).order_by("due_at", "pk")
    departments = directory.suggestions(actor.post.seat) if verb == "dispatch" else {}
    run = bulking.draft(actor, verb, matters, departments=departments)
    if not run.total:
        return redirect("matters")
    bulking.remember(run, query=request.POST.get("query", "")[:400], more=not request.POST.get("whole"))
    return redirect("bulk-run", key=run.pk)


def in_list(actor, query):
    """The matters of a list, in its order, at most MOST."""
    listing = Listing(actor, Filters(QueryDict(query), seat=actor.post.seat).asked)
    keys = keys_of(read(listing.source, listing.sort, "", most=MOST))
    found = {}
    for at in range(0, len(keys), 500):
        found |= Matter.objects.only("pk", "category_id").in_bulk(keys[at : at + 500])
    return [found[key] for key in keys if key in found]


def bulk_run(request, key):
    """Before it is started: what is about to be done. Afterwards: how far it has come, and what was refused."""
    actor = reader(request)
    run = BulkRun.objects.filter(pk=key, person=actor.person).first()
    if run is None:
        raise NotFound
    if run.started_at is None:
        return confirm(request, actor, run)
    refused = run.rows.filter(state=RowState.REFUSED).select_related("matter").order_by("id")
    context = {"run": run, "counts": run.counts, "refused": refused[:AT_ONCE], "verb_words": words_of(run)}
    return render(request, "matters/_bulk_done.html" if request.htmx else "matters/bulk_done.html", context)


def confirm(request, actor, run):
    """The list one confirms: every row with its department, or every category when there are many rows."""
    rows = list(run.rows.select_related("matter__category", "department").order_by("id")[: AT_ONCE + 1])
    by_category = len(rows) > AT_ONCE
    places = departments(actor) if run.verb == "dispatch" else {}
    form = form_of(run, actor, places, request.POST if request.method == "POST" else None)
    if found := suggested(request, form):
        return found
    if request.method == "POST" and form.is_valid():
        if places:
            name_departments(run, request.POST, places)
        bulking.start(run, words=form.words())
        return redirect("bulk-run", key=run.pk)
    context = {
        "run": run,
        "form": form,
        "rows": [] if by_category else rows,
        "groups": groups(run) if by_category else [],
        "departments": places.values(),
        "verb_words": words_of(run),
        "most": MOST,
    }
    return render(request, "matters/bulk.html", context, status=422 if form.errors else 200)


class BulkForm(HouseForm):
    """Nothing is asked but the confirmation."""

    def words(self):
        return self.cleaned_data


class TextForm(BulkForm):
    text = forms.CharField(label=_("Text for every one of them"), widget=Words, max_length=400)


class ManyPlacesForm(BulkForm):
    """Where all of them go, or each category, if there are too many departments for a list on each line."""

    department = OrganisationField(
        label=_("One department for all"), required=False, help_text=_("Left empty, each goes where its category goes.")
    )

    def __init__(self, *args, run, below, **kwargs):
        super().__init__(*args, **kwargs)
        self.run, first = run, self.fields["department"]
        first.queryset = below
        for category, _n, department in groups(run):
            field = self.fields[f"category-{category.pk}"] = OrganisationField(label=category, required=False)
            field.initial = department
            field.offer_like(first)

    def words(self):
        """Nothing for the verb; the departments are written into the rows."""
        if everything := self.cleaned_data.pop("department"):
            self.run.rows.update(department=everything)
            return {}
        for name, department in self.cleaned_data.items():
            self.run.rows.filter(matter__category=name.partition("-")[2]).update(department=department)
        return {}


def form_of(run, actor, places, sent):
    if run.verb == "dispatch" and not places:
        return ManyPlacesForm(sent, run=run, below=below(actor))
    return (TextForm if BULKS[run.verb].asks_text else BulkForm)(sent)


def words_of(run):
    return Matter.verb_labels[run.verb]


def below(actor):
    """The departments and unions below the seat: where one may dispatch to."""
    under = Organisation.objects.under(actor.post.seat.path).exclude(pk=actor.post.seat.pk)
    return under.filter(kind__in=("department", "union"), to_on=None)


def departments(actor):
    """{key: organisation} of those places, or nothing if they are too many for a list on each line."""
    places = list(below(actor)[: FEW + 1])
    return {str(place.pk): place for place in places} if len(places) <= FEW else {}


def groups(run):
    """[(category, how many, department suggested)] of a long run."""
    rows = run.rows.select_related("matter__category", "department").only(
        "department", "matter__category__name_zh", "matter__category__name_en"
    )
    found = Counter((row.matter.category, row.department) for row in rows)
    return [(category, n, department) for (category, department), n in found.most_common()]


def name_departments(run, posted, known):
    """Write the chosen departments into the rows: one for all, else by category, else by row."""
    if (everything := known.get(posted.get("department", ""))) is not None:
        run.rows.update(department=everything)
        return
    for name, value in posted.items():
        what, _dash, key = name.partition("-")
        if what == "category":
            run.rows.filter(matter__category=key).update(department=known.get(value))
        elif what == "row":
            run.rows.filter(pk=key).update(department=known.get(value))
