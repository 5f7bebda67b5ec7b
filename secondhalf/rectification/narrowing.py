"""Which findings a number of an inspection's page opens: exactly the records behind it. 数字反查。"""

from django.utils.translation import gettext as _

from secondhalf.matters.kinds import FinishState
from secondhalf.rectification import outcomes

COUNTED, LEFT_OUT, ANEW = "counted", "left_out", "anew"


def narrowed(seen, show):
    """The findings behind the number `show`: a FinishState, one of the words above, one of outcomes.UNITS, or ""."""
    if show in outcomes.UNITS:
        return outcomes.behind(seen, show)
    if show == LEFT_OUT:
        return seen.left_out()
    if show == ANEW:
        return seen.anew()
    if show in FinishState.values:
        return seen.counted().with_word().filter(counts_as=show)
    return seen.counted() if show == COUNTED else seen


def address(inspection, show):
    path = inspection.get_absolute_url()
    return f"{path}?show={show}#findings" if show else f"{path}#findings"


def tabs(inspection, tally, show):
    """The numbers of the bar as tabs: each opens the findings behind it."""
    rows = [("", _("All findings"), tally.whole + tally.beside)]
    if tally.beside:
        rows.append((COUNTED, _("Counted"), tally.whole))
    rows += [(word.value, word.label, n) for word, n in tally.parts()]
    rows += [(LEFT_OUT, _("left out of the count"), tally.left_out)] if tally.left_out else []
    rows += [(ANEW, _("found anew at a look-back"), tally.anew)] if tally.anew else []
    rows += [(show, outcomes.label(show), None)] if show in outcomes.UNITS else []
    return [
        {"url": address(inspection, key), "words": words, "count": n,
         "current": key == show or (key == "" and show == COUNTED and not tally.beside)}
        for key, words, n in rows
    ]  # fmt: skip


def results(inspection, findings):
    """[(label, number, unit, address of the findings behind it)], noughts left out; units are never added."""
    return [
        (outcomes.label(name), n, outcomes.UNIT_WORDS[outcomes.UNITS[name]], address(inspection, name))
        for name, n in outcomes.totals(findings).items()
        if n
    ]
