"""A form on a page of its own: show it, and do what it says once. 表单页。"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Repeated
from secondhalf.people.views.tabs import tabs


def ask(request, form, do, *, back, said="", template="people/ask.html", **context):
    """Show `form`; when it is sent and valid, do(**answers) and go to what that returns, else to `back`.

    do: returns a thing with an address, an address, or None. said: the line on top of the next page. A repeated
    request answers as the first one did.
    """
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                done = do(**form.cleaned_data)
        except Repeated:
            done = None
        if said:
            messages.success(request, said)
        return redirect(done or back)
    return suggested(request, form) or page(request, template, form=form, back=back, **context)


def page(request, template, **context):
    """A page of the administration, with its tabs."""
    return render(request, template, {"tabs": tabs(request), **context})
