"""The public form of a channel or a unit; its answer is the receipt itself, and nothing is fetched after. 公开反映。"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secondhalf.core import clocks, moments, profile
from secondhalf.core.kept import Kept
from secondhalf.core.pickers import suggested
from secondhalf.matters.side import span_words
from secondhalf.voices.forms.speaking import LONGEST
from secondhalf.voices.public import alike, lodging, notice, proof, spots
from secondhalf.voices.public.doors import public
from secondhalf.voices.public.forms.speaking import PublicSpeakForm
from secondhalf.voices.public.views import receipt
from secondhalf.voices.public.views.choosing import nowhere
from secondhalf.voices.public.views.frame import CHOICES, remember_choices

ASKING = ("GET", "HEAD", "POST")
AGAIN = _(
    "You have sent this form before, and what you changed since is not sent yet. Send it once more, and it becomes a "
    "voice of its own with its own receipt."
)
TOO_LARGE = _("A photo is larger than %(most)s MB. Please choose a smaller one.")


@require_http_methods(ASKING)
@public
def speak_channel(request, code):
    """The form of a channel. A code that is closed, or that there never was, leads on to where one may speak."""
    spot, channel = spots.by_code(code)
    if channel and request.method == "POST":
        spot = spots.of_channel(channel)  # a poster that was taken down amid writing costs nobody their words
    if spot is None:
        return nowhere(request, channel)
    if code != channel.code and request.method != "POST":
        return redirect("speak-channel", channel.code)
    return speak(request, spot)


@require_http_methods(ASKING)
@public
def speak_unit(request, key):
    """The form about a unit: its own public page, or the nearest union's."""
    unit = spots.units().select_related("unit").filter(pk=key).first()
    spot = unit and spots.of_unit(unit)
    return speak(request, spot) if spot else nowhere(request, None)


for view in (speak_channel, speak_unit):
    view.keeps_words = True


def speak(request, spot):
    """GET asks. POST lodges and shows the receipt, once; whatever is wrong comes back with every word."""
    if request.method != "POST":
        return suggested(request, PublicSpeakForm(spot=spot)) if "pick" in request.GET else fresh(request, spot)
    if set(CHOICES) & set(request.POST) or "look" in request.POST:
        return amid_writing(request, spot)
    once = request.POST.get("once", "")
    before = lodging.sent_before(once)
    if before and same_words(before, request.POST):
        return receipt.show(request, before)
    form = PublicSpeakForm(sent(request, fresh=bool(before)), request.FILES, spot=spot)
    form.is_valid()
    if before:
        form.add_error(None, AGAIN)
    if too_large := getattr(request, "too_large", None):
        form.add_error("photos", TOO_LARGE % {"most": too_large})
    if not form.is_valid():
        return ask(request, form, status=422)
    return receipt.show(request, lodging.lodge(form))


PAGES = 256  # of some 15 kB each
cells = Kept(lambda _place: {})


def fresh(request, spot):
    """An empty form. All of a poster's readers see the same page, but for the key of the form: it is drawn rarely."""
    how = (request.COOKIES.get(name, "") for name in ("size", "theme"))
    key = (request.path, get_language(), *how, moments.today())
    cell = cells(hash(key) % PAGES)
    drawn = cell.get("drawn")
    if drawn is None or drawn[0] != key:
        form = PublicSpeakForm(spot=spot)
        drawn = cell["drawn"] = (key, form.fields["once"].initial.encode(), ask(request, form).content)
    _key, once, page = drawn
    return HttpResponse(page.replace(once, proof.new_once().encode()))


def sent(request, *, fresh):
    """What was sent, with a key of ours: one that somebody thought up could show them another person's receipt."""
    data = request.POST
    if fresh or not proof.is_ours(data.get("once", "")):
        data = data.copy()
        data["once"], data["proof"] = proof.new_once(), ""
    return data


def same_words(stub, data):
    return data.get("words", "").replace("\r\n", "\n").strip() in ("", stub.voice.words.replace("\r\n", "\n"))


def amid_writing(request, spot):
    """Another language, larger type, or a look for what is alike: the same page, every word, nothing called wrong."""
    request.COOKIES |= {name: request.POST[name] for name in set(CHOICES) & set(request.POST)}
    language = request.POST.get("language")
    with override(language if language in CHOICES["language"] else get_language()):
        form = PublicSpeakForm(initial=request.POST.dict(), spot=spot)
        similar = alike.found(request.POST.get("words", "")[:LONGEST], spot.unit) if "look" in request.POST else None
        return remember_choices(request, ask(request, form, similar=similar))


def ask(request, form, status=200, similar=None):
    spot = form.spot
    context = {
        "form": form, "spot": spot, "promise": promise(spot), "points": notice.points(), "version": notice.PRESENT,
        "left_out": bool(request.FILES), "work": {"bits": proof.ZEROS, "parts": proof.PARTS},
        "similar": similar, "looked": similar is not None,
    }  # fmt: skip
    return render(request, "voices/public/speak.html", context, status=status)


def promise(spot):
    """{"limit" (words), "due"}: by when whoever speaks now is answered."""
    rule = profile.rule(spot.holder.realm, "voice.answer", organisations=(spot.holder.pk,))
    return {"limit": span_words(rule.amount, rule.unit), "due": clocks.due(moments.now(), rule)}
