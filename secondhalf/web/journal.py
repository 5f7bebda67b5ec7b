"""The journal of requests: who acts in a post is written with address and time, everybody else with neither. 访问日志。

A time beside an anonymous voice's route would tell when it was spoken, so the public file carries a day and no more.
"""

import logging
import time

from allauth.account.adapter import get_adapter

from secondhalf.logs import route_of

staff = logging.getLogger("secondhalf.staff")
public = logging.getLogger("secondhalf.public")


class Journal:
    """One line a request: method, route, status, milliseconds; for staff also the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = time.perf_counter()
        response = self.get_response(request)
        spent = round((time.perf_counter() - begun) * 1000)
        actor = getattr(request, "actor", None)
        if is_staff(actor):
            staff.info("%s %s %dms %s", route_of(request), response.status_code, spent, address_of(request))
        elif request.path != "/healthz":
            public.info("%s %s %dms", route_of(request), response.status_code, spent)
        return response


def address_of(request):
    """Where it came from, past as many proxies as the installation says it has (SECONDHALF_PROXIES)."""
    if not request.META.get("REMOTE_ADDR"):
        return "-"
    return get_adapter().get_client_ip(request)


def is_staff(actor):
    """Acts in a post that handles matters; a worker's own post only follows them."""
    return actor is not None and actor.post is not None and set(actor.post.roles) != {"worker"}
