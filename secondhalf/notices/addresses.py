"""Which addresses a robot may have: https, at a host that the installation allows, and nothing else. 机器人地址。

So nobody makes this server call machines of its own network. The same is asked when a message is sent.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem

LOOPBACK = ("http", "127.0.0.1")


class AddressNotAllowed(Problem):
    status = 422
    title = _("A robot's address begins with https:// and one of these hosts: %(hosts)s")
    remedy = _(
        "Copy the webhook address from the group's settings; another host has to be allowed in SECONDHALF_ROBOT_HOSTS."
    )


def allowed(address):
    """The parts of an allowed address. Raises AddressNotAllowed."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressNotAllowed(hosts=", ".join(settings.ROBOT_HOSTS)) from None
    plain = not (parts.username or parts.password or parts.fragment) and address.isascii() and address.isprintable()
    by_name = parts.scheme == "https" and parts.hostname in settings.ROBOT_HOSTS and port in (None, 443)
    in_test = settings.ROBOTS_ON_LOOPBACK and (parts.scheme, parts.hostname) == LOOPBACK
    if not plain or " " in address or not (by_name or in_test):
        raise AddressNotAllowed(hosts=", ".join(settings.ROBOT_HOSTS))
    return parts
