"""Who is asked to come, and who came: due, present, excused, sitting in (应到、实到、请假、列席). 参会。"""

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.core.facts import Fact
from secondhalf.core.rows import Owned
from secondhalf.meetings.kinds import Presence, Role


class Attendant(Owned):
    """One person asked to a meeting: in a post, or by name for whoever comes from outside."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="attendants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    body = models.CharField(_("organisation and post"), max_length=200, blank=True)
    role = models.CharField(max_length=8, choices=Role, default=Role.MEMBER)
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.EXPECTED)
    is_remote = models.BooleanField(_("in the remote venue"), default=False)
    note = models.CharField(_("note"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="asked_once")]

    def __str__(self):
        return self.name


class Attendance(Fact):
    """What was recorded of all at once: {attendant key: {presence, is_remote, note}}; the latest counts."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="attendances")
    records = models.JSONField()


class Turnout:
    """The four numbers of attendance, as a minute-taker knows them."""

    def __init__(self, attendants):
        members = [one for one in attendants if one.role == Role.MEMBER]
        self.due = len(members)
        self.present = sum(one.presence == Presence.PRESENT for one in members)
        self.excused = sum(one.presence == Presence.EXCUSED for one in members)
        self.absent = sum(one.presence == Presence.ABSENT for one in members)
        self.sitting_in = sum(one.role == Role.GUEST and one.presence != Presence.ABSENT for one in attendants)
        self.remote = sum(one.is_remote and one.presence == Presence.PRESENT for one in attendants)
        self.unrecorded = sum(one.presence == Presence.EXPECTED for one in attendants)


class Attendable:
    def invite(self, *, by, attendants=(), guests=()):
        """Ask further people to come. attendants: posts; guests: (name, body) of those who sit in."""
        with self.step("invite", by=by):
            self.add_attendants(attendants, guests)

    def attend(self, *, by, records):
        """Who came. records: {attendant key: {presence, is_remote, note}}; others stay as they are."""
        with self.step("attend", by=by) as act:
            act.record(self.attendances, records={str(key): said for key, said in records.items()})
            for key, said in records.items():
                self.attendants.filter(pk=key).update(**said)

    def turnout(self):
        return Turnout(list(self.attendants.all()))

    def add_attendants(self, posts, guests):
        """Part of a step, not a step: whoever is asked already is not asked twice."""
        there = set(self.attendants.exclude(person=None).values_list("person_id", flat=True))
        last = self.attendants.aggregate(last=Max("order"))["last"] or 0
        new = []
        for post in posts:
            if post.person_id not in there:
                there.add(post.person_id)
                new.append({"person": post.person, "post": post, "name": post.person.name, "body": post.printed})
        new += [{"name": name, "body": body, "role": Role.GUEST} for name, body in guests]
        Attendant.objects.bulk_create(
            Attendant(realm=self.realm, meeting=self, order=last + n, **one) for n, one in enumerate(new, 1)
        )
