"""Persons come and go: register, change, leave, be erased. 人员登记、离任与删除。"""

import secrets

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.utils.translation import gettext as _g
from django.utils.translation import override

from secondhalf.core import moments
from secondhalf.people.steps import act
from secondhalf.people.words import PERSON_VERBS


class Enrolled:
    """Mixed into Person."""

    verb_labels = PERSON_VERBS

    def can(self, verb):
        """Whoever has left is not changed any more, but may be erased, once."""
        if verb == "erase":
            return not self.is_active and not self.is_erased
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

    def erase(self, *, by):
        """Name, account, e-mail and telephone go for good ([L10] art. 47); a mark stands for them in what they did.

        Events, posts and parts stay: whoever did two things is still one person, and nobody knows who.
        """
        with act("person.erase", by=by) as leave:
            mark = secrets.token_hex(4)
            with override(settings.LANGUAGE_CODE):
                self.name = _g("erased person %(mark)s") % {"mark": mark}
            self.username, self.email, self.phone, self.is_erased = f"erased-{mark}", "", "", True
            self.set_unusable_password()
            self.save(update_fields=["name", "username", "email", "phone", "password", "is_erased"])
            EmailAddress.objects.filter(user=self).delete()
            self.invitations.all().delete()
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
