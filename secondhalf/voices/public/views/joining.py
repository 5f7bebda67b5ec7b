"""“Me too” and objections at the public board: no account, the same receipt as every voice. 我也遇到、提出异议。"""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from secondhalf.voices.public import lodging, notice, proof, spots
from secondhalf.voices.public.doors import public
from secondhalf.voices.public.forms.joining import JoinForm, ObjectForm
from secondhalf.voices.public.views import receipt
from secondhalf.voices.public.views.board import find
from secondhalf.voices.public.views.frame import CHOICES, remember_choices
from secondhalf.voices.public.views.speaking import AGAIN, ASKING, TOO_LARGE, promise, same_words, sent


@require_http_methods(ASKING)
@public
def join(request, key):
    """The same happens to me: a short voice, which joins the matter by itself once it is let go."""
    posted = find(key)
    return about(request, posted, JoinForm) if posted.may_join else redirect("board-text", key)


@require_http_methods(ASKING)
@public
def object_to(request, key):
    """It is not as the notice or the result says: a voice to the office, which has it verified again."""
    posted = find(key)
    return about(request, posted, ObjectForm) if posted.may_object else redirect("board-text", key)


for view in (join, object_to):
    view.keeps_words = True


def about(request, posted, form_class):
    """GET asks. POST lodges and shows the receipt, once; whatever is wrong comes back with every word."""
    given = {"spot": spots.of_matter(posted.matter), "posted": posted}
    if request.method != "POST":
        return ask(request, form_class(**given))
    if set(CHOICES) & set(request.POST):
        request.COOKIES |= {name: request.POST[name] for name in set(CHOICES) & set(request.POST)}
        return remember_choices(request, ask(request, form_class(initial=request.POST.dict(), **given)))
    before = lodging.sent_before(request.POST.get("once", ""))
    if before and same_words(before, request.POST):
        return receipt.show(request, before)
    form = form_class(sent(request, fresh=bool(before)), request.FILES, **given)
    form.is_valid()
    if before:
        form.add_error(None, AGAIN)
    if too_large := getattr(request, "too_large", None):
        form.add_error("photos", TOO_LARGE % {"most": too_large})
    return receipt.show(request, lodging.lodge(form)) if form.is_valid() else ask(request, form, status=422)


def ask(request, form, status=200):
    context = {
        "form": form, "one": form.posted, "spot": form.spot, "promise": promise(form.spot),
        "joins": isinstance(form, JoinForm), "points": notice.points(), "version": notice.PRESENT,
        "left_out": bool(request.FILES), "work": {"bits": proof.ZEROS, "parts": proof.PARTS},
    }  # fmt: skip
    return render(request, "voices/public/board_form.html", context, status=status)
