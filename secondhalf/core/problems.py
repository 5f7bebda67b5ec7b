"""Everything that can go wrong, in words: what happened, and what to do next. 问题提示。"""

import re

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Problem(Exception):
    """A clear refusal. `status` is HTTP's; `code` is stable; `title` says what happened, `remedy` what to do next.

    Keyword arguments fill the places in the texts and are kept in `about`.
    """

    status = 400
    title = _("This cannot be done")
    remedy = _("Go back, check the page, and try again.")
    catalogue = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        Problem.catalogue[cls.code] = cls

    code = "problem"
    kept = between = ()  # a view that knows more may set them: {field: words written}, and what came in between

    def __init__(self, *, thing=None, **about):
        self.thing = thing
        self.about = about
        super().__init__(self.code)

    @property
    def what_happened(self):
        return str(self.title) % self.about if self.about else str(self.title)

    @property
    def what_to_do(self):
        return str(self.remedy) % self.about if self.about else str(self.remedy)

    @property
    def in_words(self):
        """Both in one line, for the side of a field or a row of a list."""
        return gettext("%(what)s. %(todo)s") % {"what": self.what_happened, "todo": self.what_to_do}

    def as_json(self):
        """The body of application/problem+json (RFC 9457)."""
        return {
            "type": f"/problems/{self.code}",
            "code": self.code,
            "status": self.status,
            "title": self.what_happened,
            "detail": self.what_to_do,
        }


class NotFound(Problem):
    status = 404
    title = _("There is nothing here that you may see")
    remedy = _("Check the number or the address, or go back to your workbench.")


class SignInFirst(Problem):
    status = 401
    title = _("You are not signed in")
    remedy = _("Sign in and try again.")


class Refused(Problem):
    status = 403
    title = _("“%(verb)s” is not yours to do")
    remedy = _("It belongs to: %(who)s.")


class OnePersonOnePart(Problem):
    status = 403
    title = _("You already have a part in this matter: %(part)s")
    remedy = _("One person holds one part in a matter for its whole life. Somebody else has to do this.")


class WrongStage(Problem):
    status = 409
    title = _("“%(verb)s” is not possible now: the stage is “%(stage)s”")
    remedy = _("Open the page again and see what may be done now.")


class MovedOn(Problem):
    status = 409
    title = _("This has moved on since you opened the page; what you sent did not take effect")
    remedy = _("Look at what happened in between; what you wrote is kept below.")


class KeyReused(Problem):
    status = 422
    title = _("This one-time key was already used for something else")
    remedy = _("Send the request again with a new key.")


class StillMissing(Problem):
    status = 422
    title = _("Still missing: %(what)s")
    remedy = _("Add it, then try again.")


class NotValid(Problem):
    status = 422
    title = _("%(what)s: %(why)s")
    remedy = _("Correct it, then try again.")


class Repeated(Exception):
    """The same request came twice; `event` is the first result. Not a problem: doors answer with that result."""

    def __init__(self, event):
        self.event = event
        super().__init__(event.name)


class ProblemMiddleware:
    """Turns a Problem into a page, an HTMX fragment or problem+json. No view builds an error."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Problem):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(exception.as_json(), status=exception.status, content_type="application/problem+json")
        template = "core/_problem.html" if getattr(request, "htmx", False) else "core/problem.html"
        kept = {k: v for k, v in request.POST.items() if k not in UNKEPT} if request.method == "POST" else {}
        context = {"problem": exception, "thing": exception.thing, "kept": exception.kept or kept}
        context["between"] = exception.between
        return render(request, template, context, status=exception.status)


UNKEPT = {"csrfmiddlewaretoken", "turn", "once", "password", "password1", "password2", "login"}
