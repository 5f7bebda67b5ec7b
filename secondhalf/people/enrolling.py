"""Persons come and go: register, change, leave. 人员登记与离任。"""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from secondhalf.core import moments
from secondhalf.people.steps import act
from secondhalf.people.words import PERSON_VERBS


class Enrolled:
    """Mixed into Person."""

    verb_labels = PERSON_VERBS

    def can(self, verb):
        """Whoever has left is not changed any more."""
        return self.is_active

    def possible(self):
        return [verb for verb in self.verb_labels if self.can(verb)]

    def get_stage_display(self):
        from secondhalf.people.persons import ACTIVE, LEFT

        return ACTIVE if self.is_active else LEFT

    def change(self, *, by, **fields):
        """Set name, e-mail or phone. The account stays, because events name it."""
        with act("person.change", by=by) as leave:
            for name, value in fields.items():
                setattr(self, name, value)
            self.save(update_fields=list(fields))
            leave(self)

    def leave(self, *, by):
        """May not sign in any more: posts end today, sessions and unused links at once. Open work stays where it is."""
        today = moments.today()
        with act("person.leave", by=by) as leave:
            for post in self.posts.current():
                post.to_on = today
                post.save(update_fields=["to_on"])
            self.posts.filter(from_on__gt=today).delete()
            self.invitations.filter(used_at=None).delete()
            self.is_active, self.acting_post = False, None
            self.save(update_fields=["is_active", "acting_post"])
            self.sign_out_everywhere()
            leave(self)

    def sign_out_everywhere(self):
        """Drop every session of this person."""
        sessions = UserSession.objects.filter(user=self)
        for key in sessions.values_list("session_key", flat=True):
            SessionStore(key).delete()
        sessions.delete()


def register_person(*, by, username, name, realm, **fields):
    """A person who cannot sign in yet: a one-time link lets them set a password. fields: email, phone."""
    from secondhalf.people.persons import Person

    with act("person.register", by=by) as leave:
        person = Person(username=username.lower(), name=name, realm=realm, **fields)
        person.set_unusable_password()
        person.save(force_insert=True)
        leave(person)
    return person
