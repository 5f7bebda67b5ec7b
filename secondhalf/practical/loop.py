"""The two loops of practical matters: the list, and each of its items. 办实事流转。

An item's work walks the matter's own loop; here is only what is before it (list or not) and after it (verdict, upkeep).
"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.loop import SAME, Move
from secondhalf.practical.kinds import CampaignStage as C
from secondhalf.practical.kinds import ItemStage as S
from secondhalf.practical.needs import (
    all_completed,
    below_threshold,
    campaign_collects,
    check_due,
    codes_still_good,
    has_milestones,
    heard_or_explained,
    is_claimed,
    is_under_way,
    is_whole,
    leaves_opinion,
    matter_sent_away,
    matter_struck_off,
    not_below_threshold,
    not_claimed,
    not_voting,
    rating_over,
    sheet_left,
    source_given,
    two_candidates,
    visit_failed,
    visit_passed,
    vote_over,
)

CAMPAIGN_MOVES = {
    # verb               from                              to              needs before / leaves behind
    "begin": Move(frozenset(), C.COLLECTING),
    "open_vote": Move(frozenset({C.COLLECTING}), C.VOTING, (two_candidates,)),
    "hand_out": Move(frozenset({C.VOTING}), SAME, (codes_still_good,)),
    "withdraw_codes": Move(frozenset({C.VOTING}), SAME, (sheet_left,)),
    "close_vote": Move(frozenset({C.VOTING}), C.COUNTED, (vote_over,)),
    "sum_up": Move(frozenset({C.COLLECTING, C.COUNTED}), C.SUMMED_UP, (all_completed,)),
}

CANDIDATE, OPINED, LISTED = frozenset({S.CANDIDATE}), frozenset({S.AGREED, S.OPPOSED}), frozenset({S.LISTED})
TO_RATE, REGULAR = frozenset({S.TO_RATE}), frozenset({S.REGULAR})
FINISHED = frozenset({S.DONE, S.REGULAR})

MOVES = {
    # verb               from           to                needs before / leaves behind
    "collect": Move(frozenset(), S.CANDIDATE, (campaign_collects,), (source_given,)),
    "amend": Move(CANDIDATE | OPINED | LISTED | TO_RATE | FINISHED, SAME, (not_voting,)),
    "agree": Move(CANDIDATE, S.AGREED, (not_voting,), (leaves_opinion,)),
    "oppose": Move(CANDIDATE, S.OPPOSED, (not_voting,), (leaves_opinion,)),
    "give_back": Move(OPINED, S.CANDIDATE),
    "enlist": Move(frozenset({S.AGREED}), S.LISTED, (not_voting,)),
    "turn_down": Move(OPINED, S.NOT_LISTED),
    "branch": Move(frozenset(), S.LISTED),
    "divide": Move(LISTED, SAME, (is_whole,)),
    "claim": Move(LISTED, SAME, (not_claimed,)),
    "release": Move(LISTED, SAME, (is_claimed,)),
    "set_milestone": Move(LISTED, SAME),
    "reach_milestone": Move(LISTED, SAME),
    "change_milestone": Move(LISTED, SAME, (has_milestones,)),
    "drop_milestone": Move(LISTED, SAME, (has_milestones,)),
    "ask_report": Move(LISTED, SAME, (is_under_way,)),
    "take_off": Move(LISTED, S.TAKEN_OFF, (matter_sent_away,)),
    "await_rating": Move(LISTED, S.TO_RATE, (matter_struck_off,)),
    "hand_out": Move(TO_RATE, SAME, (codes_still_good,)),
    "withdraw_codes": Move(TO_RATE, SAME, (sheet_left,)),
    "prolong": Move(TO_RATE, SAME),
    "finish": Move(TO_RATE, S.DONE, (rating_over, not_below_threshold), (heard_or_explained,)),
    "fall_short": Move(TO_RATE, S.LISTED, (rating_over, below_threshold)),
    "come_back": Move(TO_RATE | FINISHED, S.LISTED),
    "put_up": Move(FINISHED, SAME),
    "hand_over": Move(FINISHED, S.REGULAR),
    "plan_check": Move(REGULAR, SAME),
    "pass_check": Move(REGULAR, SAME, (check_due,), (visit_passed,)),
    "fail_check": Move(REGULAR, S.LISTED, (check_due,), (visit_failed,)),
}

CAMPAIGN_VERBS = {
    "begin": _("Begin a list"),
    "open_vote": _("Open the vote"),
    "hand_out": _("Print voting codes"),
    "withdraw_codes": _("Withdraw a lost sheet"),
    "close_vote": _("Close the vote and count"),
    "sum_up": _("Sum up the list"),
}

VERBS = {
    "collect": _("Collect a candidate"),
    "amend": _("Put the plan right"),
    "agree": _("Agree to list it"),
    "oppose": _("Do not agree to list it"),
    "give_back": _("Give back for another opinion"),
    "enlist": _("Put it on the list"),
    "turn_down": _("Do not list it"),
    "branch": _("Begin as the part of a unit"),
    "divide": _("Give a unit its part"),
    "claim": _("Claim and lead"),
    "release": _("Release the claim"),
    "set_milestone": _("Set a milestone"),
    "reach_milestone": _("Milestone reached"),
    "change_milestone": _("Put a milestone right"),
    "drop_milestone": _("Drop a milestone"),
    "ask_report": _("A monthly report is missing"),
    "take_off": _("Taken off the list"),
    "await_rating": _("Ask the beneficiaries"),
    "hand_out": _("Print rating codes"),
    "withdraw_codes": _("Withdraw a lost sheet"),
    "prolong": _("Give the rating more days"),
    "finish": _("Complete the item"),
    "fall_short": _("Rated below the threshold: work on it again"),
    "come_back": _("The work begins again"),
    "put_up": _("Put up the plaque"),
    "hand_over": _("Hand over for regular upkeep"),
    "plan_check": _("A check falls due"),
    "pass_check": _("Check passed"),
    "fail_check": _("Check failed: reopen"),
}
