"""Who knocks: the bearer token, its post, its scopes. 接口认证。"""

from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from secondhalf.api.models import bearer, hashed
from secondhalf.core.problems import Problem, SignInFirst


class ScopeMissing(Problem):
    status = 403
    title = _("This token does not cover “%(scope)s”")
    remedy = _("Ask for a token with that scope.")


class Bearer(HttpBearer):
    """Authorization: Bearer sh_... ; gives the Actor with the request's one-time key (Idempotency-Key)."""

    def __init__(self, scope):
        self.scope = scope
        super().__init__()

    def __call__(self, request):
        scheme, _space, words = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not words:
            raise SignInFirst
        return self.authenticate(request, words)

    def authenticate(self, request, token):
        found = bearer(hashed(token))
        if found is None:
            raise SignInFirst
        actor, scopes = found
        if self.scope not in scopes:
            raise ScopeMissing(scope=self.scope)
        request.scopes = scopes
        request.actor = actor.with_once(request.headers.get("Idempotency-Key", "")[:100])
        return request.actor
