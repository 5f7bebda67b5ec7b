"""Who may sign for a supervision note and answer it. 督办单权限。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.matters.policy import rule, supervises
from secondhalf.matters.policy import visible_to as matters_visible_to
from secondhalf.matters.supervising import SupervisionNote
from secondhalf.people.posts import Role


def visible_to(actor):
    """The notes of the matters that the actor may see."""
    return SupervisionNote.objects.filter(matter__in=matters_visible_to(actor)).select_related(
        "matter", "addressee", "act", "head", "escalates", "result__act__person"
    )


@rule(_("the department that the note is addressed to"))
def is_addressed(actor, note):
    return actor.has(Role.DEPT_HEAD, Role.HANDLER) and actor.post.organisation_id == note.addressee_id


@rule(_("the union office, the supervision office or a leader, never from the department that answered"))
def presses(actor, note):
    return supervises(actor, note.matter) and actor.post.organisation_id != note.addressee_id


RULES = {"sign": is_addressed, "answer": is_addressed, "settle": presses}


def with_buttons(actor, notes):
    """Each note with the verbs that the actor is offered: pairs."""
    from secondhalf.matters import note_policy

    return [
        (note, [(verb, note.verb_labels[verb]) for verb in access.offered(note_policy, actor, note)]) for note in notes
    ]
