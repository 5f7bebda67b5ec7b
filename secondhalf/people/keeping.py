"""Who may open a page of the administration. 系统管理入口。"""

from secondhalf.core.problems import Refused, SignInFirst
from secondhalf.people.posts import Role


def keeper(request, what, *roles):
    """The actor, if their post carries one of the roles; SignInFirst or Refused otherwise."""
    if request.actor is None:
        raise SignInFirst
    if not request.actor.has(*roles):
        raise Refused(verb=what, who=", ".join(str(Role(role).label) for role in roles))
    return request.actor
