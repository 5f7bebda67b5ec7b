"""What the acts on tokens are called. 动作名称。"""

from django.utils.translation import gettext_lazy as _

EVENTS = {"token.make": _("Make a token"), "token.revoke": _("Revoke a token")}
