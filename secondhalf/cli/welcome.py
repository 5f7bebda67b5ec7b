"""What `serve` prints: the address, who may sign in, and where the data lies. 启动信息。"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connections
from django.utils.translation import gettext as _

from secondhalf.cli import world


def welcome(home, *, address):
    """Print it; a demo's password is printed, a real installation's is known to nobody here."""
    lines = [
        f"\n{_('Second Half')}" + (f" · {_('demo')}" if home.is_demo else ""),
        f"  {_('Address')}: {settings.CSRF_TRUSTED_ORIGINS[0] + '/' if settings.CSRF_TRUSTED_ORIGINS else address}",
        f"  {_('Data')}: {home.path}",
    ]
    if home.is_demo:
        lines += sign_ins(home)
    lines.append(f"\n{_('Stop with Ctrl-C.')}")
    print("\n".join(lines), flush=True)
    connections.close_all()


def sign_ins(home):
    people = world.sign_ins() or everybody()
    width = max((len(name) for name, _words in people), default=0)
    return [
        f"  {_('Password of everybody')}: {world.password(home)}",
        f"  {_('Sign in as')}:",
        *(f"    {name.ljust(width)}  {words}" for name, words in people),
    ]


def everybody():
    persons = get_user_model().objects.filter(is_active=True).order_by("date_joined", "username")[:20]
    return [(person.username, person.name) for person in persons]
