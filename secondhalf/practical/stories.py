"""What happened to an item, in words. 办理经过。"""

from secondhalf.core.stories import lines
from secondhalf.practical.amending import Amendment
from secondhalf.practical.collecting import Opinion
from secondhalf.practical.leading import Claim, Milestone, MilestoneReached
from secondhalf.practical.models import ItemReason
from secondhalf.practical.polling import Issue
from secondhalf.practical.rating import RatingResult, why_again

WENT_BACK = frozenset({"fall_short", "fail_check", "come_back", "turn_down", "oppose"})


def told(item):
    """Story items for core/_story.html, newest first."""
    return lines(item.story(), item.verb_labels, texts(item), marked=WENT_BACK)


def texts(item):
    """{act: what was written or counted}."""
    found = {}
    for model, words in ((Opinion, "text"), (ItemReason, "text"), (Claim, "pledge"), (Milestone, "title")):
        found |= {fact.act_id: getattr(fact, words) for fact in model.objects.filter(item=item)}
    for fact in MilestoneReached.objects.filter(milestone__item=item).select_related("milestone"):
        found[fact.act_id] = " · ".join(filter(None, [fact.milestone.title, fact.result]))
    for fact in Amendment.objects.filter(item=item):
        found[fact.act_id] = "\n".join(f"{fact.before[name]} → {value}" for name, value in fact.after.items())
    for fact in Issue.objects.filter(poll__item=item).select_related("unit"):
        found[fact.act_id] = f"{fact.unit} × {fact.count}"
    for fact in RatingResult.objects.filter(item=item):
        found[fact.act_id] = fact.note or why_again(fact)
    return found
