"""Robots that speak in a group of WeCom, DingTalk or Feishu, and what they are to say. 群机器人。"""

import datetime

from cryptography.exceptions import InvalidTag
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.notices import calling, sealing
from secondhalf.notices.addresses import allowed
from secondhalf.notices.delivering import Delivery
from secondhalf.notices.words import WORDS
from secondhalf.people.steps import act

MOST_CALLS = 20  # in a minute: what all three kinds bear
A_MINUTE = datetime.timedelta(minutes=1)


class RobotKind(models.TextChoices):
    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")
    FEISHU = "feishu", _("Feishu")


class Robot(Owned):
    """It tells the group of `organisation` of the facts whose words it gets; never of what accuses, never of a voice.

    calls: the moments of the last minute's calls.
    """

    organisation = models.ForeignKey(
        "people.Organisation", models.CASCADE, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("name of the group"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=RobotKind)
    facts = models.JSONField(_("what it tells"), default=list)
    is_on = models.BooleanField(_("speaks"), default=True)
    sealed_address = models.BinaryField(editable=False)
    sealed_secret = models.BinaryField(null=True, editable=False)
    calls = models.JSONField(default=list, editable=False)
    made_at = models.DateTimeField(default=moments.now)

    verb_labels = {
        "change": _("Change the robot"),
        "remove": _("Remove the robot"),
        "try_out": _("Send a trial message"),
    }

    class Meta:
        verbose_name = _("group robot")

    def __str__(self):
        return self.name

    def can(self, verb):
        return True

    @classmethod
    def add(cls, *, by, organisation, address, secret="", **fields):
        """A new robot. Raises AddressNotAllowed."""
        robot = cls(realm=organisation.realm, organisation=organisation, **fields)
        with act("robot.add", by=by) as leave:
            robot._seal(address, secret)
            robot.save(force_insert=True)
            leave(robot)
        return robot

    def change(self, *, by, address="", secret="", **fields):
        """Address and secret stay where nothing is given for them."""
        with act("robot.change", by=by) as leave:
            vars(self).update({name: value for name, value in fields.items() if name != "organisation"})
            if "organisation" in fields:
                self.organisation = fields["organisation"]
            self._seal(address, secret)
            self.save()
            leave(self)

    def remove(self, *, by):
        """Its address, its secret and what it was still to say are gone."""
        with act("robot.remove", by=by) as leave:
            leave(self)
            self.delete()

    def try_out(self, *, by, text):
        """Say something in the group now; returns "" or why it did not go."""
        with act("robot.try_out", by=by) as leave:
            leave(self)
        return self.say(text)

    def say(self, text):
        """One call; returns "" or why it did not go."""
        if self.busy_until():
            return "too many calls in a minute"
        self._note_call()
        try:
            secret = sealing.unseal(self.sealed_secret, self.pk) if self.sealed_secret else ""
            return calling.call(self.kind, sealing.unseal(self.sealed_address, self.pk), secret, text)
        except InvalidTag:
            return "the key of the robots is not the one it was sealed with"

    def busy_until(self):
        """The moment from which it may speak again; None if it may now."""
        recent = self._recent()
        return recent[-MOST_CALLS] + A_MINUTE if len(recent) >= MOST_CALLS else None

    @property
    def hint(self):
        """By which its address is recognised: the host and the last four characters."""
        try:
            address = sealing.unseal(self.sealed_address, self.pk)
        except InvalidTag:
            return "—"
        return f"{allowed(address).hostname} …{address[-4:]}"

    @property
    def fact_words(self):
        return [WORDS[name] for name in WORDS if name in self.facts]

    def _recent(self):
        moments_ = [datetime.datetime.fromisoformat(text) for text in self.calls]
        return [moment for moment in moments_ if moment > moments.now() - A_MINUTE]

    def _note_call(self):
        with transaction.atomic():
            self.calls = type(self).objects.select_for_update().values_list("calls", flat=True).get(pk=self.pk)
            self.calls = [moment.isoformat() for moment in (*self._recent(), moments.now())]
            self.save(update_fields=["calls"])

    def _seal(self, address, secret):
        if address:
            allowed(address)
            self.sealed_address = sealing.seal(address, self.pk)
        if secret:
            self.sealed_secret = sealing.seal(secret, self.pk)


class GroupMessage(Delivery):
    """What a robot is to say of one fact, once."""

    robot = models.ForeignKey(Robot, models.CASCADE, related_name="messages", db_index=False)
    fact = models.CharField(max_length=90)
    name = models.CharField(max_length=30)
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="+")

    class Meta(Delivery.Meta):
        constraints = [models.UniqueConstraint(fields=["robot", "fact", "name"], name="said_once")]

    def __str__(self):
        return f"{self.robot_id} {self.fact}"

    @property
    def words(self):
        return WORDS[self.name]
