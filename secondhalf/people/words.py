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
    "erase": _("Erase name and contacts"),
    "unlock": _("Unlock"),
    "set_password": _("Set a password by the link"),
}

# Every event of this room: name -> words.
EVENTS = {
    **{f"organisation.{verb}": words for verb, words in ORGANISATION_VERBS.items() if verb != "appoint"},
    **{f"post.{verb}": words for verb, words in POST_VERBS.items()},
    "post.appoint": ORGANISATION_VERBS["appoint"],
    **{f"person.{verb}": words for verb, words in PERSON_VERBS.items()},
    "interest.declare": _("Declare an interest"),
    "interest.end": _("End the interest"),
}
