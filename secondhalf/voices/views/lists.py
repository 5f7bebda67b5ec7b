"""My voices, for whoever spoke; the inbox, for the office. 我的反映、待登记。"""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import SignInFirst
from secondhalf.voices import policy, searching
from secondhalf.voices.following import AHEAD, Following
from secondhalf.voices.models import Voice

PAGE = 50
MOST = 1000

TABS = {
    "take_up": (_("To take up"), lambda voices, actor: voices.to_take_up()),
    "look_at": (_("To look at first"), lambda voices, actor: voices.to_look_at()),
    "news": (_("News from the person"), lambda voices, actor: voices.with_news()),
    "call_back": (_("To call back"), lambda voices, actor: voices.to_call_back(actor.person)),
    "answer": (_("To answer"), lambda voices, actor: voices.to_answer().order_by("id")),
    "rule": (_("To rule on redo"), lambda voices, actor: voices.to_rule_on()),
    "unrated": (_("Answered, not rated"), lambda voices, actor: voices.not_rated()),
    "all": (_("All"), lambda voices, actor: voices.order_by("-id")),
}


def voices(request):
    """The office sees its inbox; everybody sees what they said themselves (the office under `?tab=mine`)."""
    if request.actor is None:
        raise SignInFirst
    if policy.has_inbox(request.actor) and request.GET.get("tab") != "mine":
        return inbox(request)
    mine = Voice.objects.raised_by(request.actor.person).for_page().prefetch_related(*AHEAD).order_by("-id")[:PAGE]
    return render(request, "voices/mine.html", {"mine": [Following(voice) for voice in mine]})


def inbox(request):
    """What waits in the office, by what has to be done next."""
    in_hand = policy.in_hand_of(request.actor)
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else "take_up"
    number, word = page_number(request), request.GET.get("q", "").strip()
    found = in_hand.filter(searching.matching(request.actor, word, in_hand))
    wanted = TABS[tab][1](found, request.actor).for_page()
    rows = list(wanted[(number - 1) * PAGE : number * PAGE + 1])
    context = {"tabs": tabs(in_hand, tab, request.actor), "tab": tab, "word": word, "voices": rows[:PAGE]}
    context |= {"page": number, "more": len(rows) > PAGE}
    return render(request, "voices/inbox.html", context)


def tabs(in_hand, now, actor):
    for name, (words, narrow) in TABS.items():
        count = None if name in ("all", "unrated") else narrow(in_hand, actor)[: MOST + 1].count()
        shown = f"{MOST:,}+" if count and count > MOST else count
        yield {"url": f"?tab={name}", "words": words, "count": shown, "current": name == now}
    yield {"url": "?tab=mine", "words": _("What I said myself"), "current": False}


def page_number(request):
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and 0 < int(asked) < 10_000 else 1
