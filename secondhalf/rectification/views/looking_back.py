"""A sample drawn for a look-back, and what was found of each. 回头看。"""

from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.core.problems import NotFound
from secondhalf.rectification import figures, policy
from secondhalf.rectification.adding import EnteredAlready, seen_new
from secondhalf.rectification.forms.findings import NewProblemForm
from secondhalf.rectification.forms.inspections import LookBackForm
from secondhalf.rectification.kinds import LookedBack
from secondhalf.rectification.views import doing

SHOW = {
    "seen": ~Q(seen=None),
    "open": Q(seen=None),
    **{result.value: Q(seen__result=result) for result in LookedBack},
}


def sample(request, code, order):
    """How it was drawn, what was drawn, what was found, and the rate with its rule. Order 0: all samples together."""
    found = access.find(policy, request.actor, "see", code=code)
    drawn = found.look_backs.filter(order=order).select_related("act__person").first() if order else None
    if order and drawn is None:
        raise NotFound
    items = policy.items_visible_to(request.actor).filter(look_back__inspection=found)
    items = items.filter(look_back=drawn) if drawn else items
    show = request.GET.get("show", "")
    rows = items.filter(SHOW[show]) if show in SHOW else items
    seen = ("seen__act__person", "seen__entered__finding__matter")
    rows = rows.select_related("look_back", "finding__matter", *seen).order_by("-look_back", "order")
    may = policy.looks_back(request.actor, found) and found.can("look_back")
    context = {
        "inspection": found,
        "sample": drawn,
        "items": [(item, may and not item.finding.matter.part_of(request.actor.person)) for item in rows],
        "may_enter": policy.keeps_the_ledger(request.actor, found) and found.can("enter_new_problem"),
        "entered": set(
            policy.findings_visible_to(request.actor).filter(inspection=found).anew().values_list("pk", flat=True)
        ),
        "tabs": tabs(items, show),
        "formula": figures.RELAPSE,
        "rate": figures.RELAPSE.rate(items),
    }
    return render(request, "rectification/look_back.html", context)


def tabs(items, show):
    """What was drawn, by what became of it: each number opens its rows."""
    asked = {f"n_{key}": Count("pk", filter=said) for key, said in SHOW.items()}
    counts = items.order_by().aggregate(n_=Count("pk"), **asked)
    words = {"": _("All that was drawn"), "seen": _("Looked at"), "open": _("not looked at yet")}
    words |= {result.value: result.label for result in LookedBack}
    return [
        {"url": f"?show={key}", "words": said, "count": counts[f"n_{key}"], "current": key == show}
        for key, said in words.items()
        if counts[f"n_{key}"] or key in ("", "seen", "relapsed")
    ]


def record(request, key):
    """What was found of one of them."""
    doing.signed_in(request)
    item = access.find(policy.ITEMS, request.actor, "see", pk=key)
    inspection, order = item.look_back.inspection, item.look_back.order
    if first_result(request, "inspection.look_back"):
        return redirect("look-back", inspection.code, order)
    found = access.find(policy, request.actor, "look_back", turn=turn_sent(request), pk=inspection.pk)
    form = LookBackForm(doing.sent(request), inspection=found, actor=request.actor)
    return doing.ask(
        request, "look_back", Looking(found, item), form,
        back=redirect("look-back", found.code, order).url, template="rectification/look_back_item.html",
        inspection=found, item=item, finding=item.finding,
    )  # fmt: skip


def enter_anew(request, key):
    """The new problem that was found there enters the ledger; the form is filled in from what was found."""
    doing.signed_in(request)
    item = access.find(policy.ITEMS, request.actor, "see", pk=key)
    sample = redirect("look-back", item.look_back.inspection.code, item.look_back.order)
    if first_result(request, "inspection.enter_new_problem"):
        return sample
    found = access.find(
        policy, request.actor, "enter_new_problem", turn=turn_sent(request), pk=item.look_back.inspection_id
    )
    seen = seen_new(item)
    if seen is None:
        raise NotFound
    if hasattr(seen, "entered"):
        raise EnteredAlready(thing=found)
    form = NewProblemForm(doing.sent(request), inspection=found, actor=request.actor, item=item)
    return doing.ask(
        request, "enter_new_problem", Looking(found, item), form, back=sample.url,
        template="rectification/look_back_item.html", inspection=found, item=item, finding=item.finding,
    )  # fmt: skip


class Looking:
    """The inspection's verbs, bound to the item that is looked at: the form asks for the rest."""

    def __init__(self, inspection, item):
        self.inspection, self.item = inspection, item
        self.verb_labels, self.missing = inspection.verb_labels, inspection.missing

    def look_back(self, **words):
        return self.inspection.look_back(item=self.item, **words)

    def enter_new_problem(self, **words):
        return self.inspection.enter_new_problem(item=self.item, **words)
