"""Who keeps the channels of a union. Nothing else decides. 渠道权限。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.people.policy import realm_path, rule
from secondhalf.people.posts import Role
from secondhalf.voices.channels import VERBS, Channel

__all__ = ["RULES", "VERBS", "visible_to"]


def visible_to(actor):
    """The channels about the organisations that the actor's post looks after."""
    path = realm_path(actor)
    found = Channel.objects.under(path) if path and keeps(actor, None) else Channel.objects.none()
    return found.select_related("unit", "holder", "category", "made", "ended")


@rule(_("the union office of the reach, or the system administrator"))
def keeps(actor, channel):
    return actor.has(Role.UNION_OFFICE, Role.SYSADMIN)


@rule(keeps.who)
def keeps_open(actor, channel):
    return keeps(actor, channel) and channel.ended_id is None


RULES = {"make": keeps, "change": keeps_open, "end": keeps_open}
