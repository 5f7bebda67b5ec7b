"""Questions that the steps of practical matters ask: each answers with a Problem or None. 办理条件。"""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters.stages import Stage
from secondhalf.matters.verifying import points_met
from secondhalf.practical.kinds import CampaignStage, ItemStage


class VoteRuns(Problem):
    status = 409
    title = _("The workers are voting on the candidates")
    remedy = _("Wait until the vote is closed and counted.")


class VoteStillOpen(Problem):
    status = 409
    title = _("The vote runs until %(day)s")
    remedy = _("Close it after that day, or once every code is used.")


class RatingStillOpen(Problem):
    status = 409
    title = _("The beneficiaries may rate it until %(day)s")
    remedy = _("Wait for that day, or until every code is used.")


class PastLastDay(Problem):
    status = 409
    title = _("The last day was %(day)s: a code printed now would be good for nothing")
    remedy = _("Give the rating more days first; a vote that is over is counted.")


class BelowThreshold(Problem):
    status = 409
    title = _("The beneficiaries rated it below the threshold of %(percent)s %%")
    remedy = _("It is worked on again; it is never completed over their verdict.")


class NotBelowThreshold(Problem):
    status = 409
    title = _("The beneficiaries did not rate it below the threshold")
    remedy = _("Complete the item, or reopen its matter with a reason of its own.")


class NotCollecting(Problem):
    status = 409
    title = _("This list does not collect candidates now")
    remedy = _("Collect for another list, or wait until the vote is counted.")


def campaign_collects(item):
    wanted = (CampaignStage.COLLECTING, CampaignStage.COUNTED)
    return None if item.campaign.stage in wanted else NotCollecting(thing=item)


def source_given(item):
    """A wish without a source is nobody's: at least one demand, or a survey (DOMAIN §6.3)."""
    return (
        None if item.origins.exists() else StillMissing(thing=item, what=_("a demand or a survey that it comes from"))
    )


def not_voting(item):
    return VoteRuns(thing=item) if item.campaign.stage == CampaignStage.VOTING else None


def leaves_opinion(item):
    return None if item.opinions.exists() else StillMissing(thing=item, what=_("the opinion of the administration"))


def two_candidates(campaign):
    enough = campaign.items.candidates().count() >= 2
    return None if enough else StillMissing(thing=campaign, what=_("two candidates to choose between"))


def vote_over(campaign):
    poll = campaign.polls.last()
    return None if poll is None or poll.is_over else VoteStillOpen(thing=campaign, day=date_format(poll.last_day))


def all_completed(campaign):
    listed = campaign.items.on_the_list()
    left = listed.exclude(stage__in=(ItemStage.DONE, ItemStage.REGULAR)).count()
    if not listed.exists():
        return StillMissing(thing=campaign, what=_("items on the list"))
    return StillMissing(thing=campaign, what=_("items not completed: %(n)s") % {"n": left}) if left else None


def is_whole(item):
    """Parts are not divided again: two levels, a company's list and the units' tasks (DOMAIN §6.2)."""
    return StillMissing(thing=item, what=_("an item of the list itself")) if item.parent_id else None


def is_under_way(item):
    at_work = item.matter is not None and item.matter.stage == Stage.UNDER_WAY and not item.matter.is_merged
    return None if at_work else StillMissing(thing=item, what=_("a matter that is being worked on"))


def has_milestones(item):
    stands = item.milestones.filter(dropped=None).exists()
    return None if stands else StillMissing(thing=item, what=_("a milestone that stands"))


def not_claimed(item):
    return StillMissing(thing=item, what=_("the release by whoever leads it now")) if item.leader_id else None


def is_claimed(item):
    return None if item.leader_id else StillMissing(thing=item, what=_("a leader who has claimed it"))


def matter_struck_off(item):
    off = item.matter is not None and item.matter.is_struck_off
    return None if off else StillMissing(thing=item, what=_("the close-out of its matter"))


def matter_sent_away(item):
    away = item.matter is not None and item.matter.stage in (Stage.DECLINED, Stage.TRANSFERRED)
    return None if away else StillMissing(thing=item, what=_("a matter that was declined or transferred"))


def rating_over(item):
    poll = item.poll
    return None if poll is None or poll.is_over else RatingStillOpen(thing=item, day=date_format(poll.last_day))


def poll_of(thing):
    """A list's vote, or an item's rating."""
    return thing.vote if hasattr(thing, "vote") else thing.poll


def sheet_left(thing):
    """Few codes carry no sheet: one lost alone would tell who used theirs."""
    poll = poll_of(thing)
    if poll is None or poll.sheets_left.exists():
        return None
    return StillMissing(thing=thing, what=_("a sheet of at least %(n)s codes with some left") % {"n": poll.least})


def codes_still_good(thing):
    """Of a list's vote or an item's rating: is its last day not past?"""
    poll = poll_of(thing)
    past = poll is not None and moments.today() > poll.last_day
    return PastLastDay(thing=thing, day=date_format(poll.last_day)) if past else None


def below_threshold(item):
    return None if falls_short(item) else NotBelowThreshold(thing=item)


def not_below_threshold(item):
    return BelowThreshold(thing=item, percent=item.threshold) if falls_short(item) else None


def falls_short(item):
    """Did enough beneficiaries rate it, and fewer of them satisfied than the profile asks? Silence is not rated."""
    poll = item.poll
    if poll is None or not poll.is_telling:
        return False
    good, basic, bad = poll.three
    return 100 * (good + basic) < item.threshold * (good + basic + bad)


def heard_or_explained(item):
    """With fewer verdicts than may be told, a person says how the beneficiaries were heard."""
    result = item.results.order_by("id").last()
    if result is None or result.note or item.poll.is_telling:
        return None
    return StillMissing(thing=item, what=_("how the beneficiaries were heard, since too few used their codes"))


def check_due(item):
    open_ = item.checks.filter(visit=None).exists()
    return (
        None
        if open_
        else StillMissing(
            thing=item, what=_("a check that is due on or after %(day)s") % {"day": date_format(moments.today())}
        )
    )


def visit_passed(item):
    """What concludes that it passed, passed at every check point."""
    return points_met(list(item.last_visit.points.all()), item)


def visit_failed(item):
    fails = item.last_visit.points.filter(passed=False).exists()
    return None if fails else StillMissing(thing=item, what=_("a check point that does not meet its standard"))
