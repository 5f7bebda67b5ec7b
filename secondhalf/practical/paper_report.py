"""The report on a list: figures, what was done, what is left, what comes next (DOMAIN §12.2). 办实事完成情况报告。"""

from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.papers.documents import long_day
from secondhalf.papers.page import OFFICIAL, heading, page, para, table
from secondhalf.practical import figures
from secondhalf.practical.kinds import COMPLETED, ItemCategory, ItemStage
from secondhalf.practical.ledger import dress, leader, rows


def about(campaign, *, by, language):
    """Figures of the list with their rules, and each item in a line; counts only of those who rated."""
    with override(language):
        items = dress(list(rows(by).filter(campaign=campaign, parent=None).order_by("whole")))
        return {
            "title": _("Report on the completion of %(list)s") % {"list": campaign.title},
            "list": campaign.title,
            "unit": campaign.unit.name,
            "owner": campaign.owner.name,
            "day": long_day(moments.today(), language),
            "figures": {key: said(figure) for key, figure in figures.of_list(campaign).items()},
            "basis": campaign.basis,
            "categories": by_category(items),
            "done": [told(item) for item in items if item.stage in COMPLETED],
            "left": [told(item) for item in items if item.stage not in COMPLETED],
            "returned": [item.title for item in items if went_back(item)],
            "parts": campaign.items.unit_tasks().count(),
            "taken_off": [off(item) for item in campaign.items.taken_off().prefetch_related("reasons").order_by("seq")],
        }


def said(figure):
    """A figure as plain data: title, rate, n, N, rule; nothing of a few."""
    told_ = {"title": str(figure.rule.title), "rule": str(figure.rule.words), "masked": figure.masked}
    told_["withdrawn"] = figure.withdrawn
    if figure.masked:
        return told_ | {"rate": _("too few to be told"), "n": "", "whole": "", "three": []}
    return told_ | {
        "rate": figure.rate.text, "n": figure.part, "whole": figure.whole, "three": list(figure.three)
    }  # fmt: skip


def off(item):
    """What left the list, and why."""
    reasons = sorted(item.reasons.all(), key=lambda reason: reason.pk)
    return {"title": f"{item.printed_seq}. {item.title}", "reason": reasons[-1].text if reasons else ""}


def by_category(items):
    """[[category, listed, completed], ...] in the order of the printed list."""
    found = []
    for category in ItemCategory:
        mine = [item for item in items if item.category == category]
        if mine:
            found.append([str(category.label), len(mine), sum(item.stage in COMPLETED for item in mine)])
    return found


def told(item):
    return {
        "seq": item.printed_seq, "title": item.title, "standard": item.standard, "stage": str(item.stage_told),
        "leader": leader(item), "department": str(item.matter.lead or ""), "light": str(item.pace.light),
        "behind": item.pace.light.colour in ("red", "yellow"),
        "due": long_day(item.due_on, get_language()) if item.due_on else "", "verdict": verdict(item),
    }  # fmt: skip


def verdict(item):
    """The latest verdict in words."""
    results = sorted(item.results.all(), key=lambda result: result.pk)
    if not results:
        return ""
    if not results[-1].is_telling:
        return _("too few rated it to be told")
    last = results[-1]
    words = _("%(rated)s rated it: satisfied %(good)s, basically %(basic)s, not %(bad)s; not rated %(silent)s")
    return words % {
        "rated": last.rated, "good": last.satisfied, "basic": last.basically, "bad": last.unsatisfied,
        "silent": last.not_rated,
    }  # fmt: skip


def went_back(item):
    """Was it rated below the threshold at any time?"""
    return len(item.results.all()) > 1 or (item.stage == ItemStage.LISTED and bool(item.results.all()))


def lay(it):
    """The usual headings on the official page."""
    body = [
        heading(1, _("1. Figures")), *situation(it),
        heading(1, _("2. What was carried through")), *lines(it["done"], "verdict", _("Nothing is completed yet.")),
        heading(1, _("3. What is behind")), *unfinished(it),
        heading(1, _("4. What comes next")), *following(it),
    ]  # fmt: skip
    return page(
        OFFICIAL, title=it["title"], body=body, language=it["language"], issuer=it["owner"], signer=it["owner"],
        date=it["day"],
    )  # fmt: skip


def situation(it):
    heads = [(_("Category"), 3), (_("Listed"), 1), (_("Completed items"), 1)]
    found = [para(it["basis"])] if it["basis"] else []
    found += [para(sentence(figure)) for figure in it["figures"].values()]
    if it["parts"]:
        found.append(para(_("Units carry %(n)s parts of it; they are counted apart.") % {"n": it["parts"]}))
    return [*found, table(heads, it["categories"])]


def sentence(figure):
    """Completion rate 20 % (1/5). Counting rule: ..."""
    if figure["masked"]:
        return _("%(title)s: too few to be told.") % figure
    three = figure["three"]
    counts = ""
    if three:
        names = dict(zip(("good", "basic", "bad", "silent"), three, strict=True))
        counts = _(" Satisfied %(good)s, basically %(basic)s, not %(bad)s, not rated %(silent)s.") % names
    if figure.get("withdrawn"):
        counts = _(" Codes withdrawn: %(n)s.") % {"n": figure["withdrawn"]}
    return _("%(title)s %(rate)s (%(n)s/%(whole)s).%(counts)s Counting rule: %(rule)s") % {**figure, "counts": counts}


def lines(items, more, empty):
    if not items:
        return [para(empty)]
    return [para(one_line(item, item[more])) for item in items]


def one_line(item, more):
    """1. What it is: its standard; what came out."""
    colon, stroke, stop = "：；。" if get_language().startswith("zh") else (": ", "; ", ".")
    said = stroke.join(text.rstrip("。.；;") for text in (item["standard"], more) if text)
    return f"{item['seq']}. {item['title']}{colon if said else ''}{said}{stop}"


def unfinished(it):
    behind = [item for item in it["left"] if item["behind"]]
    found = lines(behind, "light", _("Nothing on the list is behind its plan."))
    if it["returned"]:
        names = "、".join(it["returned"])
        found.append(para(_("Rated below the threshold by their beneficiaries, and worked on again: %s.") % names))
    found += [para(_("Taken off the list: %(title)s. %(reason)s") % item) for item in it.get("taken_off", ())]
    return found


def following(it):
    """Whose turn it is until when; whatever is completed stays under its check cycle."""
    planned = [
        para(_("%(title)s: %(department)s, %(stage)s, by %(due)s.") % item) for item in it["left"] if item["due"]
    ]
    return [*planned, para(_("What is completed is looked at again by its check cycle and at the seasons."))]


PLACES = {
    "title": gettext_lazy("title"), "list": gettext_lazy("list"), "unit": gettext_lazy("unit"),
    "day": gettext_lazy("cut-off"), "done[].title": gettext_lazy("items completed"),
    "left[].title": gettext_lazy("items not completed"),
}  # fmt: skip
