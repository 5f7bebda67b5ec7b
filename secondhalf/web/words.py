"""What the acts of the administration are called. 动作名称。"""

from django.utils.translation import gettext_lazy as _

EVENTS = {"profile.change": _("Change the profile"), "calendar.import": _("Import a notice")}
