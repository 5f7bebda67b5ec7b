"""The beneficiaries' verdict, and what it leads to. 受益职工评价。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from secondhalf.core import profile
from secondhalf.core.facts import Fact
from secondhalf.people.lines import line_of
from secondhalf.practical import polling
from secondhalf.practical.kinds import Verdict


class RatingResult(Fact):
    """What the beneficiaries said in one round: three counts and whoever did not rate."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="results")
    round = models.PositiveSmallIntegerField()
    issued = models.PositiveIntegerField(_("codes printed, without those withdrawn"))
    withdrawn = models.PositiveIntegerField(_("codes withdrawn"), default=0)
    used = models.PositiveIntegerField(_("codes used"))
    satisfied = models.PositiveIntegerField(Verdict.SATISFIED.label)
    basically = models.PositiveIntegerField(Verdict.BASICALLY.label)
    unsatisfied = models.PositiveIntegerField(Verdict.UNSATISFIED.label)
    threshold = models.PositiveSmallIntegerField()
    note = models.TextField(_("how they were heard otherwise"), blank=True)

    @property
    def is_telling(self):
        """May it be told? A few would tell on themselves."""
        return self.used >= profile.value(self.realm, "rates.public_min")

    @property
    def rated(self):
        return self.satisfied + self.basically + self.unsatisfied

    @property
    def content(self):
        """Satisfied and basically satisfied, by custom one number (DOMAIN §0.5, law 5)."""
        return self.satisfied + self.basically

    @property
    def not_rated(self):
        return self.issued - self.used


class Ratable:
    @property
    def poll(self):
        """The asking of the present round, or None."""
        return self.polls.filter(round=self.matter.round).first() if self.matter_id else None

    @property
    def threshold(self):
        """Per cent of those who rated, basically satisfied included, below which it is worked on again."""
        return self._where("practical.threshold")

    def await_rating(self, *, by):
        """Its matter is struck off: from now on the beneficiaries may rate it."""
        with self.step("await_rating", by=by):
            last_day = polling.last_day_after(self._where("practical.rating")["amount"])
            polling.begin(self.realm, last_day=last_day, choices=Verdict, item=self, round=self.matter.round)

    def hand_out(self, *, by, unit, count):
        """Print codes for the beneficiaries; returns them, for this once."""
        with self.step("hand_out", by=by) as act:
            return polling.hand_out(self.poll, act, unit=unit, count=count, people=self.beneficiary_count)

    def withdraw_codes(self, *, by, sheet, reason):
        """A sheet was lost: its unused codes are worth nothing, and whoever did not rate is counted without them."""
        with self.step("withdraw_codes", by=by) as act:
            polling.withdraw(self.poll, act, sheet=sheet, reason=reason)

    def prolong(self, *, by, last_day):
        """They may rate it until a later day."""
        with self.step("prolong", by=by):
            self.polls.filter(round=self.matter.round).update(last_day=last_day)

    def finish(self, *, by, note=""):
        """Verified on the spot and not rated below the threshold: completed.

        note: how the beneficiaries were heard, where fewer used their codes than may be told.
        """
        with self.step("finish", by=by) as act:
            self._keep_result(act, note)

    def fall_short(self, *, by, reason=""):
        """Rated below the threshold: its matter goes round again with the same departments (redo)."""
        with self.step("fall_short", by=by) as act:
            result = self._keep_result(act, reason)
            self.matter.redo(by=by.with_once(""), reason=reason or in_house(result))

    def come_back(self, *, by):
        """Its matter is worked on again for another reason; a rating that ran is worth nothing."""
        with self.step("come_back", by=by):
            for poll in self.polls.filter(used_in_all=None):
                poll.close()

    def _keep_result(self, act, note):
        poll = self.poll
        poll.close()
        good, basic, bad = poll.three
        return act.record(
            self.results, round=poll.round, issued=poll.issued, used=poll.used, withdrawn=poll.withdrawn,
            satisfied=good, basically=basic, unsatisfied=bad, threshold=self.threshold, note=note,
        )  # fmt: skip

    def _where(self, key):
        return profile.value(self.realm, key, organisations=line_of(self.campaign.owner_id))


def in_house(result):
    """The reason in the installation's language: departments will read it."""
    with override(settings.LANGUAGE_CODE):
        return why_again(result)


def why_again(result):
    """The reason that departments read: counts, and not a word of those who rated."""
    counts = {"good": result.content, "rated": result.rated, "percent": result.threshold}
    return _g("%(good)s of %(rated)s beneficiaries who rated it are satisfied; %(percent)s %% are asked for.") % counts
