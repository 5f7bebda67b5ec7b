"""What the acts of the administration are called. 动作名称。"""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "profile.change": _("Change the profile"),
    "category.add": _("Add a category"),
    "category.change": _("Change a category"),
    "calendar.import": _("Import a notice"),
}
