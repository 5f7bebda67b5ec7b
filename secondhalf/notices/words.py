"""What is told, in words that say nothing of anybody. 通知用语。"""

from django.utils.translation import gettext_lazy as _

# The word for each fact: on the page, in mail and in groups.
WORDS = {
    "sign_for": _("To sign for"),
    "insist": _("The dispatch stands: to sign for"),
    "rule_on_dispute": _("A dispatch is disputed: to rule on"),
    "rule_on_ask": _("More time is asked for: to rule on"),
    "granted": _("More time was granted"),
    "refused": _("What was asked for was refused"),
    "pended": _("It was pended"),
    "resumed": _("Work goes on"),
    "confirm": _("Five fixes to confirm"),
    "review": _("To review"),
    "verify": _("To verify"),
    "endorse": _("To endorse"),
    "approve": _("To approve"),
    "close": _("To strike off"),
    "sent_back": _("Sent back: to put right"),
    "instructed": _("An instruction to report back on"),
    "noted": _("A supervision note to sign for"),
    "reminded": _("A reminder: due soon"),
    "urged": _("Urged"),
    "overdue": _("Overdue"),
    "closed": _("Struck off"),
    "redone": _("Taken up again: to handle anew"),
    "reopened": _("Relapsed: to handle anew"),
    "went_on": _("Taken up again"),
    "dispatch": _("Handed over: to dispatch"),
    "admit": _("Handed down: to admit"),
    "handed_up": _("Handed up one level"),
    "unsustained": _("No longer sustained: to handle"),
    "take_up": _("A new voice to take up"),
    "voice_urged": _("A person urges an answer"),
    "voice_told": _("A person added something"),
    "rule_on_verdict": _("A verdict that says no: to look at"),
    "call_back": _("Drawn for a call-back: to call"),
    "come": _("A meeting to attend"),
    "called_off": _("A meeting was called off"),
    "approve_minutes": _("Minutes to approve"),
    "rewrite_minutes": _("Minutes returned: to write anew"),
    "minutes": _("Minutes of a meeting"),
    "minutes_withdrawn": _("Minutes were withdrawn"),
    "carry_out": _("A decision of a meeting to carry out"),
    "confirm_decision": _("A decision reported as done: to confirm"),
    "carry_out_again": _("A decision returned: to carry out"),
    "news": _("There is news on what you said"),
}

# Every event of this room: name -> words.
EVENTS = {
    "robot.add": _("Add a group robot"),
    "robot.change": _("Change a group robot"),
    "robot.remove": _("Remove a group robot"),
    "robot.try_out": _("Send a trial message"),
}
