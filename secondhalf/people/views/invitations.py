"""The page behind a one-time link, and the field to type one in. 使用邀请链接。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from secondhalf.people import invitations
from secondhalf.people.forms import PasswordForm


def use_invitation(request):
    """Type or paste the link, or only its last part."""
    typed = request.GET.get("link", "").strip().rstrip("/")
    if typed:
        return redirect("invitation", token=typed.rpartition("/")[2])
    return render(request, "people/use_invitation.html")


@never_cache
@sensitive_post_parameters()
def invitation(request, token):
    """Set a password by the link; then sign in with it."""
    person = invitations.find(token).person
    form = PasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        invitations.take_up(token, password=form.cleaned_data["password1"])
        messages.success(request, _("Your password is set. Sign in as %(account)s.") % {"account": person.username})
        return redirect("account_login")
    return render(request, "people/invitation.html", {"form": form, "person": person})
