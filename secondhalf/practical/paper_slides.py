"""Slides with the figures, for the summary meeting: charts that can be edited. 总结汇报。"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from secondhalf.papers import deck
from secondhalf.practical import paper_report
from secondhalf.practical.kinds import ItemStage
from secondhalf.practical.ranking import ranked

SHOWN = 10


def about(campaign, *, by, language):
    """What the report says, and the ranking of the vote where it may be told."""
    with override(language):
        found = paper_report.about(campaign, by=by, language=language)
        rows = [row for row in ranked(campaign, stages=tuple(ItemStage)) if row.place]
        ranking = [[row.item.title, row.votes.part] for row in rows[:SHOWN] if row.votes.part >= campaign.vote.least]
        return found | {"title": campaign.title, "ranking": ranking}


def draw(it):
    """The deck as pptx (bytes)."""
    from secondhalf.papers.drawing.slides import slides  # late, see papers/making.py

    with override(it["language"]):
        show = deck.deck(
            it["title"], [slide for slide in every(it) if slide], subtitle=_("Practical matters for workers"),
            issuer=it["owner"], date=it["day"], language=it["language"],
        )  # fmt: skip
        return slides(show)


def every(it):
    """The slides: figures, categories, verdicts, vote, what is left."""
    told = [figure for figure in it["figures"].values() if not figure["masked"]]
    cut_off = _("Cut-off: %s") % it["day"]
    yield deck.figures(
        _("Figures"), [(one["rate"], f"{one['title']} {one['n']}/{one['whole']}") for one in told], note=cut_off
    )
    names, listed, done = zip(*it["categories"], strict=True) if it["categories"] else ((), (), ())
    left = [n - m for n, m in zip(listed, done, strict=True)]
    completion = it["figures"]["completion"]
    if names:
        series = [(_("Completed items"), done), (_("Not completed"), left)]
        yield deck.chart(_("Items by category"), deck.STACKED, names, series, note=completion["rule"])
    yield verdicts(it["figures"]["satisfaction"])
    if it["ranking"]:
        titles, votes = zip(*it["ranking"], strict=True)
        yield deck.chart(_("What the workers chose"), deck.BARS, titles, [(_("Votes"), votes)], note=cut_off)
    columns = [(_("Item"), 3), (_("Department"), 2), (_("Stage"), 2), (_("Due"), 2)]
    lines = [[one["title"], one["department"], one["stage"], one["due"]] for one in it["left"]]
    yield deck.rows(_("What is not done yet"), columns, lines) if lines else None


def verdicts(figure):
    """A ring of the three counts and whoever did not rate; None where nothing may be told."""
    if figure["masked"] or not figure["whole"]:
        return None
    names = [_("Satisfied"), _("Basically satisfied"), _("Not satisfied"), _("Not rated")]
    title = f"{figure['title']} {figure['rate']} ({figure['n']}/{figure['whole']})"
    return deck.chart(title, deck.RING, names, [(_("Codes"), figure["three"])], note=figure["rule"])
