"""What the acts on organisations, posts and persons are called. 动作名称。"""

from django.utils.translation import gettext_lazy as _

ORGANISATION_VERBS = {
    "found": _("Add below"),
    "change": _("Change"),
    "move": _("Move in the tree"),
    "end": _("End"),
    "appoint": _("Appoint"),
    "import": _("Import a sheet"),
}

POST_VERBS = {
    "change": _("Change the post"),
    "grant": _("Grant roles"),
    "end": _("End the post"),
    "hand_over": _("Hand over"),
}

PERSON_VERBS = {
    "register": _("Register a person"),
    "change": _("Change"),
    "invite": _("Make a one-time link"),
    "leave": _("Leave"),
    "unlock": _("Unlock"),
    "set_password": _("Set a password by the link"),
}
