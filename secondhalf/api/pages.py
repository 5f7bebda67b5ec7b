"""Tokens of machines: make one, show its words once, revoke. 接口令牌。"""

from django import forms
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from secondhalf.api.models import Scope, Token
from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm
from secondhalf.people.posts import Post
from secondhalf.people.keeping import keeper


class TokenForm(HouseForm):
    name = forms.CharField(label=gettext_lazy("What it is for"), max_length=60)
    post = forms.ModelChoiceField(
        Post.objects.none(),
        label=gettext_lazy("Acts in the post"),
        help_text=gettext_lazy("It may do what this post may do, and ends with it."),
    )
    scopes = forms.MultipleChoiceField(label=gettext_lazy("It may"), choices=Scope, widget=forms.CheckboxSelectMultiple)
    ends_on = forms.DateField(label=gettext_lazy("Ends on"), widget=Day, required=False)

    def __init__(self, *args, realm, **kwargs):
        super().__init__(*args, **kwargs)
        posts = Post.objects.current().filter(realm=realm).select_related("person", "organisation")
        self.fields["post"].queryset = posts.order_by("organisation__path", "sort_order")

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < moments.today():
            self.add_error("ends_on", _("Choose today or a later day."))
        return day


def tokens(request):
    """The tokens of the realm; a new one's words are shown on this answer only."""
    actor = keeper(request, _("Manage tokens"), "secadmin")
    form = TokenForm(request.POST or None, realm=actor.realm)
    words = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        _token, words = Token.make(given["post"], name=given["name"], scopes=given["scopes"], ends_on=given["ends_on"])
        form = TokenForm(realm=actor.realm)
    rows = Token.objects.filter(realm=actor.realm).select_related("post__person", "post__organisation")
    answer = render(request, "api/tokens.html", {"form": form, "words": words, "tokens": rows.order_by("-id")})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke(request, key):
    """The token opens nothing any more."""
    actor = keeper(request, _("Revoke"), "secadmin")
    get_object_or_404(Token, pk=key, realm=actor.realm, revoked_at=None).revoke()
    return redirect("tokens")
