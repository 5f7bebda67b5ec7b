"""What statements are made of: rectification by inspection, practical matters by list. Each as Figures. 报表来源。"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from secondhalf.indicators.lines import ITEM, MATTER, Figures, Group, Line
from secondhalf.matters.kinds import Confidentiality, FinishState
from secondhalf.matters.recusal import Accused
from secondhalf.practical import figures as practical
from secondhalf.practical import policy as practical_policy
from secondhalf.practical.kinds import ItemCategory
from secondhalf.practical.models import Campaign
from secondhalf.rectification import figures as rectification
from secondhalf.rectification import policy as rectification_policy
from secondhalf.rectification.models import Finding, Inspection, LookBackItem

LEFT_OUT = _("accusations, what a leader left out of the count, what was carried over as struck off elsewhere")
STATES = [(state.value, state.label) for state in rectification.WORDS]
COMPLETED = ("completed", _("completed"))
UNFINISHED = ("unfinished", _("not completed"))


@dataclass(frozen=True)
class Source:
    """One kind of statement. scopes(actor): what it may be about, in the actor's sight. figures(scope): its Figures."""

    key: str
    title: Any
    model: Any
    scopes: Any
    figures: Any


def of_inspection(inspection):
    """Completion and relapse of the findings of one inspection (DOMAIN §5.5, §5.10)."""
    findings = openly(Finding.objects.filter(inspection=inspection))
    counted = rectification.COMPLETION.whole(findings)
    rows = list(counted.with_word().values_list("matter", "counts_as", "matter__lead__name", "matter__lead__path"))
    whole = [matter for matter, *_rest in rows]
    by_state = {state: [matter for matter, word, *_rest in rows if word == state] for state, _words in STATES}
    lines = [findings_line(whole), completion_line(by_state[FinishState.DONE], whole)]
    lines += [share_line(state, words, by_state[state], whole) for state, words in STATES[1:]]
    lines.append(relapse_line(inspection))
    return Figures(
        lines, STATES, departments(rows), by=_("lead department"),
        rule=_("by the department that leads; a finding that nobody leads yet stands under “—”"),
    )  # fmt: skip


def findings_line(whole):
    rule = _("findings of the feedback document, each once")
    count = {"unit": _("findings"), "rule": rule, "without": LEFT_OUT}
    return Line("findings", _("Findings of the feedback"), len(whole), of=MATTER, above=whole, below=whole, **count)


def completion_line(done, whole):
    formula = rectification.COMPLETION
    return Line(
        "completion",
        formula.title,
        len(done),
        len(whole),
        _("findings"),
        worded(formula),
        LEFT_OUT,
        MATTER,
        done,
        whole,
    )


def worded(formula):
    """The rule as one line, in whatever language it is read."""
    return lazy(lambda: formula.words, str)()


def share_line(state, words, found, whole):
    rule = _("findings that count so ÷ all findings of the feedback")
    return Line(state, words, len(found), len(whole), _("findings"), rule, LEFT_OUT, MATTER, found, whole)


def relapse_line(inspection):
    formula = rectification.RELAPSE
    items = LookBackItem.objects.filter(look_back__inspection=inspection)
    above, below = ([*side(items).values_list("finding__matter", flat=True)] for side in (formula.part, formula.whole))
    counts = {"part": len(above), "whole": len(below), "unit": _("findings looked at again")}
    words = {"rule": worded(formula), "without": formula.without}
    return Line("relapse", formula.title, of=MATTER, above=above, below=below, **counts, **words)


def departments(rows):
    """Groups by lead department, in the order of the tree."""
    found = defaultdict(lambda: dict.fromkeys([state for state, _words in STATES], 0))
    for _matter, word, name, path in rows:
        found[path is None, path or "", name or "—"][word] += 1
    return [Group(name, list(numbers.values())) for (_none, _path, name), numbers in sorted(found.items())]


def openly(findings):
    """Without what accuses somebody: a number that grows would tell the accused (law 9)."""
    accusing = Accused.objects.filter(matter=OuterRef("matter"))
    return findings.exclude(matter__confidentiality=Confidentiality.ACCUSATION).exclude(Exists(accusing))


def of_list(campaign):
    """Completion, demands solved, verdicts and turnouts of one list (DOMAIN §6.3)."""
    rows = practical.listed(campaign)
    listed, demands = keys(rows), keys(practical.demands(campaign))
    wholes = {"completion": (ITEM, listed), "solved": (MATTER, demands)}
    lines = [practical_line(figure, *wholes.get(figure.rule.key, (ITEM, None)))
             for figure in practical.of_list(campaign).values() if not figure.masked]  # fmt: skip
    return Figures(
        lines, [COMPLETED, UNFINISHED], categories(rows), by=_("category"), rule=_("listed items, each once")
    )


def practical_line(figure, of, whole):
    above = keys(figure.behind) if figure.behind is not None else []
    below = whole if whole is not None else above
    rule = figure.rule
    return Line(
        rule.key, rule.title, figure.part, figure.whole, rule.unit, rule.words, "", of if above or below else "", above,
        below,
    )  # fmt: skip


def categories(rows):
    found = defaultdict(lambda: [0, 0])
    done = set(keys(rows.completed()))
    for item in rows:
        found[item.category][0 if item.pk in done else 1] += 1
    return [Group(ItemCategory(key).label, found[key]) for key in ItemCategory.values if key in found]


def keys(rows):
    return list(rows.values_list("pk", flat=True))


SOURCES = {
    source.key: source
    for source in (
        Source(
            "rectification",
            _("Rectification after inspections"),
            Inspection,
            rectification_policy.visible_to,
            of_inspection,
        ),
        Source("practical", _("Practical matters"), Campaign, practical_policy.visible_campaigns, of_list),
    )
}
