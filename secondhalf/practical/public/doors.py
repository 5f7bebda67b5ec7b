"""The door for whoever has a code: pages that never read the sign-in, and know nobody. 凭码入口。"""

from functools import wraps

from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from secondhalf.core.actors import Actor
from secondhalf.core.problems import Problem


def unnamed(view):
    """A public page: no sign-in is read, no cookie is set, nothing is cached.

    There is no token against forgery, since there is no sign-in to misuse: the code is what counts.
    """

    @csrf_exempt
    @wraps(view)
    def nameless(request, *args, **kwargs):
        request.actor = Actor(name="somebody with a code")
        try:
            response = view(request, *args, **kwargs)
        except Problem as problem:
            response = render(request, "practical/public/problem.html", {"problem": problem}, status=problem.status)
        patch_cache_control(response, no_store=True)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    nameless.reads_no_sign_in = True
    return nameless
