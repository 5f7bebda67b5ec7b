"""Signed out after a while without a request: a desk that somebody left stays open to nobody. 闲置退出。

It goes by real time, so that a demo's clock that is moved on signs nobody out. What was typed is kept by the page of
the problem and by the browser's drafts; signing in leads back to the same address.
"""

import time

from django.conf import settings
from django.contrib.auth import logout

from secondhalf.people.posts import Role

NOTED_EVERY = 60  # seconds: not every request writes
WORKERS_TIMES = 8  # whoever has no post but a worker's sees only what they said themselves
NO_OFFICE = frozenset({Role.WORKER, Role.REPRESENTATIVE})


def sign_out_if_idle(request, actor):
    """True if the session had been idle for too long and is now over; else the request is noted, once a minute."""
    now, seen = int(time.time()), request.session.get("seen")
    if seen is not None and now - seen > allowed(actor):
        logout(request)
        return True
    if seen is None or now - seen >= NOTED_EVERY:
        request.session["seen"] = now
    return False


def allowed(actor):
    """How many seconds without a request; 0 minutes in the setting: no limit."""
    minutes = settings.IDLE_MINUTES or 60 * 24 * 365
    staff = actor.post is not None and not actor.post.roles_set <= NO_OFFICE
    return 60 * minutes * (1 if staff else WORKERS_TIMES)
