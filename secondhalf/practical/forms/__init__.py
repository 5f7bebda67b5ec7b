"""The form of each verb; `cleaned_data` is exactly what the verb is called with, beside `by`. 表单。"""

from secondhalf.practical.forms import items, keeping, lists, milestones
from secondhalf.practical.forms.narrowed import ReasonForm, ThingForm

CAMPAIGN_FORMS = {
    "begin": lists.BeginForm,
    "open_vote": lists.OpenVoteForm,
    "hand_out": lists.CodesForm,
    "withdraw_codes": lists.WithdrawCodesForm,
    "close_vote": ThingForm,
    "sum_up": ThingForm,
}

ITEM_FORMS = {
    "collect": items.CollectForm,
    "amend": items.AmendForm,
    "agree": items.AgreeForm,
    "oppose": items.OpposeForm,
    "give_back": ReasonForm,
    "enlist": items.AgreeForm,
    "turn_down": ReasonForm,
    "divide": items.PartForm,
    "claim": items.ClaimForm,
    "release": ReasonForm,
    "set_milestone": milestones.MilestoneForm,
    "reach_milestone": milestones.ReachForm,
    "change_milestone": milestones.ChangeForm,
    "drop_milestone": milestones.DropForm,
    "hand_out": lists.CodesForm,
    "withdraw_codes": lists.WithdrawCodesForm,
    "prolong": lists.ProlongForm,
    "finish": items.FinishForm,
    "fall_short": items.FallShortForm,
    "put_up": keeping.PlaqueForm,
    "hand_over": keeping.HandOverForm,
    "pass_check": keeping.CheckForm,
    "fail_check": keeping.CheckForm,
}
