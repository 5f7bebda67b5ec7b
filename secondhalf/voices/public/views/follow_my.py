"""The voice of a receipt: how it goes, the answer, the dialogue, the verdict, and every button. 我的反映（凭回执）。"""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from secondhalf.core import access
from secondhalf.core.doing import attempt, turn_sent
from secondhalf.core.problems import NotFound, Problem
from secondhalf.files import views as files
from secondhalf.voices import policy
from secondhalf.voices.models import Voice
from secondhalf.voices.public.doors import public
from secondhalf.voices.views.doing import DONE, first_result
from secondhalf.voices.views.followed import form_of, page_of, words_on_the_button

REFUSING = {"withdraw"}


class ShowReceipt(Problem):
    status = 409
    title = _("Please show your receipt again; what you sent did not take effect")
    remedy = _("What you wrote is kept below: copy it, follow your voice with number and code, and send it there.")


class AnotherReceipt(Problem):
    status = 409
    title = _("Another receipt is open in this browser; what you sent did not take effect")
    remedy = _("What you wrote is kept below: copy it, leave, show the right receipt, and send it there.")


@dataclass(frozen=True)
class PublicPage:
    """Addresses of a voice at the public door. place: 0 for that of the receipt, from 1 on for its protected cases."""

    place: int = 0
    photo, small = "follow-photo", "follow-small"

    def address(self, name, *more):
        return reverse(f"follow-case{name}", args=[self.place, *more]) if self.place else reverse(
            f"follow-my{name}", args=more
        )  # fmt: skip

    def verb(self, verb):
        return self.address("-verb", verb)

    def read(self):
        return self.address("-read")

    def rights(self):
        return self.address("-rights")

    def copy(self):
        return self.address("-copy")

    def page(self):
        return self.address("")

    def case(self, case):
        return reverse("follow-case", args=[list(cases(case.after_id)).index(case.pk) + 1])


def cases(voice):
    """Keys of the protected cases of a voice, the first one first."""
    return Voice.objects.filter(after=voice).exclude(harms="").order_by("id").values_list("pk", flat=True)


def find(request, verb, place):
    """The voice of the receipt, or its protected case at a place; ready for the verb."""
    actor = request.actor
    if actor.bearer is None:
        raise ShowReceipt
    key = actor.bearer if not place else next(iter(cases(actor.bearer)[place - 1 : place]), None)
    if key is None:
        raise NotFound
    voice = access.find(policy, actor, verb, turn=turn_sent(request), pk=key)
    if request.POST.get("of", voice.no) != voice.no:
        raise AnotherReceipt
    return voice


@require_safe
@public
def my(request, place=0):
    """How it goes. Whoever comes without a receipt is asked for it, and learns nothing."""
    if request.actor.bearer is None:
        return redirect("follow")
    return page(request, find(request, "see", place), PublicPage(place))


def page(request, voice, at, verdict=None):
    context = page_of(voice, request.actor, at, verdict) | {"at": at, "tokenless": True}
    context["done"] = DONE.get(request.GET.get("done"))
    status = 422 if verdict is not None and verdict.errors else 200
    return render(request, "voices/public/my.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@public
def move(request, verb, place=0):
    """Show the form of a verb, then do it; a repeat is answered like the first time."""
    at = PublicPage(place)
    done = redirect(f"{at.page()}?done={verb}")
    if request.actor.bearer is None and request.method != "POST":
        return redirect("follow")
    if request.actor.bearer and first_result(request, verb):
        return done
    voice = find(request, verb, place)
    form = form_of(verb, voice, request)
    if form.is_bound and form.is_valid() and attempt(getattr(voice, verb), form, by=request.actor):
        return done
    if verb == "rate":
        return page(request, voice, at, form)
    context = {"voice": voice, "verb": verb, "words": voice.verb_labels[verb], "form": form, "at": at}
    context |= {"refuses": verb in REFUSING, "submit": words_on_the_button(voice, verb), "lacks": voice.missing(verb)}
    return render(request, "voices/public/my_move.html", context, status=422 if form.errors else 200)


@require_POST
@public
def read(request, place=0):
    """What the union wrote has been read: a mark, no act of the loop."""
    find(request, "see", place).mark_read(request.actor)
    return redirect(f"{PublicPage(place).page()}#talk")


photo = public(files.file)
small = public(files.small)
