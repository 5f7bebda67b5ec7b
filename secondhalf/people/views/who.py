"""The person whom a form names: one who is known, or one whom it registers. 选人或新登记。"""

from secondhalf.people.enrolling import register_person


def whoever(actor, form):
    """The form's person; a new account is registered first, by the same actor, in the same transaction as what follows.

    The one-time key is left to the act that follows.
    """
    if form.person:
        return form.person
    answers = form.cleaned_data
    return register_person(by=actor.with_once(""), username=answers["account"], name=answers["name"], realm=form.realm)
