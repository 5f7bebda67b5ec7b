"""Import of organisations and posts: template, upload, preview, then everything or nothing. 导入。"""

import json

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from secondhalf.core import access
from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import NotFound, Repeated, SignInFirst
from secondhalf.people import importing, policy, sheet
from secondhalf.people.problems import SheetNotRead
from secondhalf.people.views.asking import page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXTS = sheet.MOST_ROWS * sheet.MOST_TEXT


class SheetForm(HouseForm):
    file = forms.FileField(label=gettext_lazy("Sheet (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))


class RowsForm(HouseForm):
    """The rows of the preview, on their way from it to the taking over; they are checked again as if they were new."""

    rows = forms.CharField(max_length=TEXTS, widget=forms.HiddenInput)

    def clean_rows(self):
        try:
            rows = [
                sheet.Row(str(makes), int(line), texts(answers))
                for makes, line, answers in json.loads(self.cleaned_data["rows"])
            ]
        except (ValueError, TypeError, AttributeError) as error:
            raise SheetNotRead(why=_("the preview was changed on its way")) from error
        if not rows or not all(
            row.makes in sheet.COLUMNS and row.answers.keys() >= sheet.NEEDED[row.makes] for row in rows
        ):
            raise SheetNotRead(why=_("the preview was changed on its way"))
        return rows[: sheet.MOST_ROWS]


def texts(answers):
    return {str(name): str(text)[: sheet.MOST_TEXT] for name, text in answers.items()}


def import_sheet(request):
    """Upload and preview; nothing is kept before it is confirmed."""
    top = topmost(request)
    if request.method == "POST" and "rows" in request.POST:
        return take(request, top)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return show(request, top, sheet.read(form.cleaned_data["file"]))
    return page(request, "people/import.html", form=form, top=top, most=sheet.MOST_ROWS)


def show(request, top, rows):
    results = importing.preview(rows, by=request.actor, at=top)
    counts = {outcome: sum(r.outcome == outcome for r in results) for outcome in ("new", "known", "wrong")}
    confirm = RowsForm(initial={"rows": json.dumps([list(row) for row in rows], ensure_ascii=False)})
    return page(request, "people/preview.html", results=results, counts=counts, form=confirm, top=top)


@require_POST
def take(request, top):
    form = RowsForm(request.POST)
    if not form.is_valid():
        raise SheetNotRead(why=_("the preview was changed on its way"))
    try:
        results = importing.take(form.cleaned_data["rows"], by=request.actor, at=top)
    except Repeated:
        return redirect("organisations")
    new = sum(result.outcome == "new" for result in results)
    messages.success(request, _("Taken over: %(n)d rows.") % {"n": new})
    return redirect("organisations")


@require_safe
def template(request):
    topmost(request)
    headers = {"Content-Disposition": 'attachment; filename="organisations.xlsx"'}
    return HttpResponse(sheet.template(), content_type=XLSX, headers=headers)


def topmost(request):
    """The organisation below which this actor imports."""
    if request.actor is None:
        raise SignInFirst
    top = policy.visible_to(request.actor).order_by("path").first()
    if top is None:
        raise NotFound
    return access.find(policy.ORGANISATIONS, request.actor, "import", pk=top.pk)
