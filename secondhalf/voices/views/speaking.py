"""A worker speaks up, and leaves with a receipt; an officer writes it down for somebody. 我要反映、回执、代为登记。"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access, clocks, moments, profile
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Refused, Repeated, SignInFirst
from secondhalf.matters.side import span_words
from secondhalf.voices import papers, policy, receipts
from secondhalf.voices.following import Following
from secondhalf.voices.forms import form_for
from secondhalf.voices.forms.office import SpeakForForm
from secondhalf.voices.kinds import Mode
from secondhalf.voices.lodging import nearest_union
from secondhalf.voices.models import Voice
from secondhalf.voices.public import lodging, notice, proof, spots
from secondhalf.voices.public.doors import remember
from secondhalf.voices.public.views import receipt as public_receipt
from secondhalf.voices.views import doing


def speak(request):
    """Three questions. GET asks, POST lodges and leads to the receipt."""
    if request.actor is None:
        raise SignInFirst
    if stub := hidden_before(request):
        return shown_once(request, stub)
    if repeated := doing.first_result(request, "lodge"):
        return receipt_of(lodged(request.actor, repeated))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_for("lodge", None, request.actor, *sent)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["mode"] == Mode.HIDDEN:
            return lodge_hidden(request, form.cleaned_data)
        return receipt_of(lodge(request.actor, form.cleaned_data))
    if found := suggested(request, form):
        return found
    context = {"form": form, "promise": promise(request.actor)}
    context |= {"nameless": nameless_way(form), "points": notice.points()}
    return render(request, "voices/speak.html", context, status=422 if form.errors else 200)


def nameless_way(form):
    """Where the same worker speaks without a name: a page that never reads the sign-in."""
    spot = spots.of_unit(form.own_unit) if form.own_unit else None
    return spot.get_absolute_url() if spot else reverse("speak-public")


def lodge_hidden(request, said):
    """A hidden voice hangs on no account: the person follows it by a receipt, which is shown here once."""
    once = request.actor.once if proof.is_ours(request.actor.once) else proof.new_once()
    try:
        voice = Voice.lodge(by=request.actor.with_once(once), secret=receipts.secret_of(once), **said)
    except Repeated as repeated:
        voice = Voice.objects.filter(pk=repeated.event.subject).first()
    return shown_once(request, lodging.Stub(voice, once))


def hidden_before(request):
    """The receipt of the hidden voice that this very form has lodged already, or None."""
    stub = lodging.sent_before(request.POST.get("once", "")) if request.method == "POST" else None
    return stub if stub and stub.voice.mode == Mode.HIDDEN else None


def shown_once(request, stub):
    response = public_receipt.show(request, stub)
    patch_cache_control(response, no_store=True)
    remember(response, stub.voice.pk)
    return response


def lodge(actor, said):
    try:
        return Voice.lodge(by=actor, **said)
    except Repeated as repeated:
        return lodged(actor, repeated.event)


def lodged(actor, event):
    """The voice of a request that was done before, if the actor still sees it."""
    return policy.visible_to(actor).filter(pk=event.subject).first()


def receipt_of(voice):
    return redirect("voice-receipt", ref=voice.no) if voice else redirect("voices")


def promise(actor):
    """{"limit" (words), "due"}: by when whoever speaks now is answered."""
    rule = profile.rule(actor.realm or actor.person.realm, "voice.answer")
    return {"limit": span_words(rule.amount, rule.unit), "due": clocks.due(moments.now(), rule)}


def receipt(request, ref):
    """The stub: number, promised date, who received it."""
    voice = access.find(policy, request.actor, "see", no=ref)
    went_up = voice.named.exists() and voice.holder_id != nearest_union(voice.unit).pk
    context = {"voice": voice, "following": Following(voice), "went_up": went_up}
    return render(request, "voices/receipt.html", context)


def speak_for(request):
    """On behalf: the voice with who spoke, and the matter if it is registered at once, in one transaction."""
    if request.actor is None:
        raise SignInFirst
    if not policy.is_office(request.actor):
        raise Refused(verb=_("Write down for somebody"), who=policy.runs_the_office.who)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SpeakForForm(*sent, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        return written_down(request, write_down(request.actor, form), form.secret)
    return suggested(request, form) or render(
        request, "voices/speak_for.html", {"form": form}, status=422 if form.errors else 200
    )


def write_down(actor, form):
    try:
        with transaction.atomic():
            voice = Voice.lodge(by=actor, secret=form.secret, **form.cleaned_data)
            if form.registers and voice.holder_id == actor.post.seat.pk:
                voice.take_up(by=actor.with_once(""), **form.about)
    except Repeated as repeated:
        return lodged(actor, repeated.event)
    return voice


def written_down(request, voice, secret=""):
    """To the voice, or to its receipt; to the list when it accuses this office and therefore went one union up."""
    if voice is not None and secret:
        return slip(request, voice, secret)
    if voice is None or not policy.visible_to(request.actor).filter(pk=voice.pk).exists():
        return redirect("voices")
    number = voice.matter.no if voice.matter_id else voice.no
    messages.success(request, _g("Written down: %(number)s") % {"number": number})
    return redirect(voice)


def slip(request, voice, secret):
    """The person's receipt, shown once in the answer to the act itself: to be read out, or printed and handed over."""
    seen = policy.visible_to(request.actor).filter(pk=voice.pk).exists()
    groups = receipts.grouped(secret).split()
    context = {"voice": voice, "groups": groups, "following": Following(voice), "seen": seen, "site": papers.origin()}
    response = render(request, "voices/slip.html", context)
    patch_cache_control(response, no_store=True)
    return response
