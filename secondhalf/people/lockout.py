"""Five wrong passwords lock an account for 15 minutes, from whatever address they came. 登录锁定。

Wrong tries are counted by allauth's rate limit `login_failed`; the lock itself is ours, so that it lasts its whole time
from the last wrong try and can be listed and taken off. Both lie in the cache, which all processes share.
"""

import datetime
import hashlib

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache

from secondhalf.core import moments
from secondhalf.people import signins
from secondhalf.people.steps import act

LASTS = datetime.timedelta(minutes=15)
RATE = {"app": "allauth.account", "action": "login_failed"}


def locked_until(account):
    """When the lock of this account ends, or None."""
    until = cache.get(key_of(account))
    return until if until and until > moments.now() else None


def count_wrong(request, account):
    """After a wrong try, which allauth has counted: lock if it was the last one allowed. Returns whether it did."""
    only = {"login_failed": settings.WRONG_TRIES}
    if ratelimit.consume(request, key=key_of(account), config=only, dry_run=True, limit_get=True, **RATE):
        return False
    cache.set(key_of(account), moments.now() + LASTS, LASTS.total_seconds())
    ratelimit.clear(request, key=key_of(account), config=only, **RATE)
    return True


def unlock(request, account):
    """Take the lock off and forget the wrong tries."""
    cache.delete(key_of(account))
    ratelimit.clear(request, key=key_of(account), config={"login_failed": settings.WRONG_TRIES}, **RATE)


def unlock_person(person, *, by, address=None):
    """The security administrator takes the lock off; it stands in the log of sign-ins and leaves an event."""
    with act("person.unlock", by=by) as leave:
        unlock(None, person.username)
        signins.record(person, signins.SignInRecord.Outcome.UNLOCKED, address=address)
        leave(person)


def key_of(account):
    """The cache's key: accounts are told apart without regard to case, host or address."""
    return "sign-in:" + hashlib.sha256(account.strip().lower().encode()).hexdigest()
