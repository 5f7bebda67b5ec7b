"""The pages of the administration, each for those who may open it. 系统管理各页。"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import slots
from secondhalf.people import policy
from secondhalf.people.posts import Role

EVERY = (*policy.THREE, Role.UNION_OFFICE)
TABS = [
    ("organisations", _("Organisations and posts"), EVERY),
    ("persons", _("Persons"), EVERY),
    ("rights", _("Who may do what"), EVERY),
    ("roles_asked", _("Roles to grant"), (Role.SECADMIN,)),
    ("accounts_locked", _("Locked accounts"), (Role.SECADMIN,)),
    ("sign_ins", _("Sign-ins"), (Role.AUDITOR,)),
    ("doings", _("Changes made"), (Role.AUDITOR,)),
]


def tabs(request):
    """Tabs for `core/_tabs.html`; upper rooms add theirs (url, words) through the slot `administration.tabs`."""
    if request.actor is None or not request.actor.has(*EVERY):
        return []
    here = request.resolver_match.url_name
    own = [
        {"url": reverse(name), "words": words, "current": name == here}
        for name, words, roles in TABS
        if request.actor.has(*roles)
    ]
    return own + slots.filled("administration.tabs", request)
