"""Tokens of machines: whoever holds a post makes one for it, its words are shown once. 接口令牌。"""

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from secondhalf.api.models import Scope, Token
from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm
from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.people.posts import Post
from secondhalf.people.steps import act


class TokenForm(HouseForm):
    name = forms.CharField(label=gettext_lazy("What it is for"), max_length=60)
    post = forms.ModelChoiceField(
        Post.objects.none(),
        label=gettext_lazy("Acts in the post"),
        help_text=gettext_lazy("It may do what this post may do, and ends with it."),
        empty_label=None,
    )
    scopes = forms.MultipleChoiceField(label=gettext_lazy("It may"), choices=Scope, widget=forms.CheckboxSelectMultiple)
    ends_on = forms.DateField(label=gettext_lazy("Ends on"), widget=Day, required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = person.current_posts()

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < moments.today():
            self.add_error("ends_on", _("Choose today or a later day."))
        return day


def tokens(request):
    """One's own tokens, and for the security administrator those of the union line. New words are shown once."""
    if request.actor is None or request.actor.post is None:
        raise SignInFirst
    actor, form, words = request.actor, TokenForm(request.POST or None, person=request.actor.person), None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with act("token.make", by=actor) as leave:
            token, words = Token.make(
                given["post"], name=given["name"], scopes=given["scopes"], ends_on=given["ends_on"]
            )
            leave(token)
        form = TokenForm(person=actor.person)
    answer = render(request, "api/tokens.html", {"form": form, "words": words, "tokens": visible_to(actor)})
    answer["Cache-Control"] = "no-store"
    return answer


def visible_to(actor):
    """The tokens of one's own posts; the security administrator sees and revokes those of the whole union line."""
    rows = Token.objects.select_related("post__person", "post__organisation").order_by("-id")
    return rows.filter(realm=actor.realm) if actor.has("secadmin") else rows.filter(post__person=actor.person)


@require_POST
def revoke(request, key):
    """The token opens nothing any more."""
    if request.actor is None or request.actor.post is None:
        raise SignInFirst
    token = visible_to(request.actor).filter(pk=key, revoked_at=None).first()
    if token is None:
        raise NotFound
    with act("token.revoke", by=request.actor) as leave:
        token.revoke()
        leave(token)
    return redirect("tokens")
