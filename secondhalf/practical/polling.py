"""Asking workers without learning who they are: random codes, used once, and sums. 票决、评价（一人一码）。

The union prints codes and hands them out without a list. Here only a keyed hash of each unused code is kept; using it
deletes it. No ballot is kept as a row: whatever its key, rows would keep the order of writing. Its marks are added to
sums in one row, and its words are put at a random place among the words of others.
"""

import datetime
import random
import secrets

from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from secondhalf.core import keys, moments, profile
from secondhalf.core.facts import Fact
from secondhalf.core.figures import Rate
from secondhalf.core.problems import Problem
from secondhalf.core.rows import Owned
from secondhalf.practical.kinds import Verdict

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10  # 31^10: nobody guesses one
MOST = 20_000
WORDS = 400


class TooManyCodes(Problem):
    status = 422
    title = _("More codes than people: %(asked)s asked for, %(left)s are left of %(whole)s")
    remedy = _("One person, one code. Print at most as many as there are people; correct their number if it is wrong.")


class NoSuchCode(Problem):
    status = 422
    title = _("This code is not valid, or it was used already")
    remedy = _("Check it letter by letter. If it still does not work, ask your union for another one.")


class NoSuchSheet(Problem):
    status = 409
    title = _("No code of this sheet is left to withdraw")
    remedy = _("Open the page again; choose a sheet of which codes are left.")


class Poll(Owned):
    """One asking: of a list's candidates, or of an item's beneficiaries in one round.

    sums: {choice: how many}. said: words of those who rated, in no order. used: kept once it is closed.
    """

    campaign = models.ForeignKey("practical.Campaign", models.CASCADE, null=True, related_name="polls")
    item = models.ForeignKey("practical.Item", models.CASCADE, null=True, related_name="polls")
    round = models.PositiveSmallIntegerField(default=1)
    most = models.PositiveSmallIntegerField(default=1)
    last_day = models.DateField()
    sums = models.JSONField(default=dict)
    said = models.JSONField(default=list)
    used_in_all = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("poll")
        constraints = [
            models.UniqueConstraint(fields=["campaign"], name="one_vote_a_list"),
            models.UniqueConstraint(fields=["item", "round"], name="one_rating_a_round"),
            models.CheckConstraint(
                condition=Q(campaign=None, item__isnull=False) | Q(campaign__isnull=False, item=None),
                name="poll_asks_about_one",
            ),
        ]

    @property
    def is_closed(self):
        return self.used_in_all is not None

    @property
    def issued(self):
        """How many codes count: printed, without those withdrawn."""
        return counting(self.issues)

    @property
    def withdrawn(self):
        """How many codes of lost sheets were withdrawn before anybody used them."""
        return Withdrawal.objects.filter(sheet__poll=self).aggregate(n=Sum("count"))["n"] or 0

    @property
    def sheets_left(self):
        """The sheets of which codes are left that can be withdrawn."""
        return self.issues.filter(codes__isnull=False).distinct().order_by("id")

    @property
    def used(self):
        """How many of them were used: counted, never listed."""
        return self.used_in_all if self.is_closed else self.issued - self.codes.count()

    @property
    def turnout(self):
        return Rate(self.used, self.issued)

    @property
    def is_over(self):
        """May it be counted? Its last day is past, or no code is left to use."""
        return self.is_closed or moments.today() > self.last_day or (self.issued > 0 and not self.codes.exists())

    @property
    def least(self):
        """Below so many nothing is told: a small group would tell on its members (DOMAIN §12.3)."""
        return profile.value(self.realm, "rates.public_min")

    @property
    def is_telling(self):
        return self.used >= self.least

    @property
    def three(self):
        """(satisfied, basically satisfied, not satisfied) of a rating."""
        return tuple(self.sums.get(verdict, 0) for verdict in Verdict)

    @property
    def results(self):
        """{choice: how many} once it is closed, and enough took part; else None."""
        return self.sums if self.is_closed and self.is_telling else None

    def close(self):
        """Count: codes that are left are worth nothing from now on."""
        if not self.is_closed:
            self.used_in_all = self.used
            self.codes.all().delete()
            self.save(update_fields=["used_in_all"])


class Issue(Fact):
    """So many codes were printed for a unit. Which ones, and who got them, nobody writes down."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="issues")
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit"))
    count = models.PositiveIntegerField(_("codes printed"))


class Withdrawal(Fact):
    """A sheet was lost: so many of its codes had not been used, and are worth nothing now."""

    sheet = models.OneToOneField(Issue, models.CASCADE, related_name="withdrawal")
    count = models.PositiveIntegerField(_("codes withdrawn"))
    reason = models.TextField(_("reason"))


class Code(models.Model):
    """The keyed hash of a code that has not been used yet. It tells no order.

    sheet: so that a lost sheet can be withdrawn; of a sheet so small that it would tell on its people, nothing.
    """

    mark = models.CharField(primary_key=True, max_length=64, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="codes")
    sheet = models.ForeignKey(Issue, models.CASCADE, null=True, related_name="codes")

    def __str__(self):
        return self.mark[:8]


def begin(realm, *, last_day, choices, most=1, **about):
    """A new asking. choices: their keys. about: campaign, or item and round. Returns the Poll."""
    return Poll.objects.create(
        realm=realm, last_day=last_day, most=most, sums=dict.fromkeys(map(str, choices), 0), **about
    )


def hand_out(poll, act, *, unit, count, people=None):
    """Print `count` codes for a unit; returns them, for this once. Part of a step, not a step.

    people: how many there are in all, if known. Raises TooManyCodes.
    """
    earlier = poll.issued if poll.item_id else counting(poll.issues.filter(unit=unit))
    if count > MOST or (people is not None and earlier + count > people):
        whole = people if people is not None else MOST
        raise TooManyCodes(asked=count, left=max(0, min(MOST, whole - earlier)), whole=whole)
    codes = [new_code() for _place in range(count)]
    issue = act.record(poll.issues, unit=unit, count=count)
    sheet = issue if count >= poll.least else None
    rows = [Code(mark=mark, poll=poll, sheet=sheet) for mark in sorted(map(mark_of, codes))]
    Code.objects.bulk_create(rows, batch_size=500)
    return [spaced(code) for code in codes]


def counting(issues):
    """How many codes of the sheets count: printed, without those withdrawn."""
    found = issues.aggregate(printed=Sum("count"), gone=Sum("withdrawal__count"))
    return (found["printed"] or 0) - (found["gone"] or 0)


def withdraw(poll, act, *, sheet, reason):
    """The codes of a lost sheet that nobody has used are worth nothing from now on. Part of a step.

    Raises NoSuchSheet.
    """
    gone = sheet.codes.filter(poll=poll).delete()[0] if sheet.poll_id == poll.pk else 0
    if not gone:
        raise NoSuchSheet
    act.record(Withdrawal.objects, sheet=sheet, count=gone, reason=reason)


def new_code():
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def spaced(code):
    return f"{code[:5]}-{code[5:]}"


def mark_of(code):
    """The keyed hash of a code as somebody typed it."""
    plain = "".join(letter for letter in code.lower() if letter in LETTERS)
    return keys.mark("ballots", plain).hex()


def poll_of(code):
    """The open Poll that the code is good for, or None."""
    found = Code.objects.select_related("poll__campaign__owner", "poll__item__campaign__owner").filter(
        mark=mark_of(code)
    )
    kept = found.first()
    return kept.poll if kept and moments.today() <= kept.poll.last_day else None


def cast(code, choices, words=""):
    """Use a code: its marks are added up, and nothing of it stays. Raises NoSuchCode."""
    with transaction.atomic():
        poll = poll_of(code)
        if poll is None or not Code.objects.filter(mark=mark_of(code)).delete()[0]:
            raise NoSuchCode
        poll = Poll.objects.select_for_update().get(pk=poll.pk)
        chosen = [choice for choice in dict.fromkeys(map(str, choices)) if choice in poll.sums][: poll.most]
        poll.sums = {choice: n + (choice in chosen) for choice, n in poll.sums.items()}
        if words.strip():
            poll.said.insert(random.SystemRandom().randint(0, len(poll.said)), words.strip()[:WORDS])
        poll.save(update_fields=["sums", "said"])


def last_day_after(rule_amount):
    return moments.today() + datetime.timedelta(days=rule_amount)
