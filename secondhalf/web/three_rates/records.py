"""The list behind a rate: what was counted, and on which side of the line. 率背后的清单。"""

from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.indicators import behind, counting
from secondhalf.indicators.behind import Question
from secondhalf.indicators.formulas import BY_KEY, MATTERS
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.reading import reader
from secondhalf.voices import policy as voices_policy
from secondhalf.web.three_rates.asking import Asked
from secondhalf.web.three_rates.board import Board

SIDES = [("", _("All counted below the line")), ("part", _("Above the line")), ("rest", _("Not above the line"))]
LATE = (behind.LATE, _("Finished late"))


def records(request, key):
    """Matters for whoever reads matters; voices only as far as the reader may open them, else their number alone."""
    actor = reader(request)
    if key not in BY_KEY:
        raise Http404
    asked, (cut_off, incomplete) = Asked.of(request), counting.cut_off()
    board = Board(asked, moments.local_day(cut_off))
    question = question_of(request, key, board)
    shown = of_matters if question.formula.subject == MATTERS else of_voices
    rows, after = shown(actor, question, request.GET.get("after", ""))
    context = {"board": board, "formula": question.formula, "words": question.formula.words(board.terms), "rows": rows}
    context |= {
        "sides": [*SIDES, LATE] if key == "in_time" else SIDES,
        "side": question.side,
        "after": after,
        "cut_off": cut_off,
        "incomplete": incomplete,
    }
    context |= {"opens": shown is of_matters or voices_policy.has_inbox(actor), "category": question.category}
    return render(request, "web/rates/records.html", context)


def question_of(request, key, board):
    category, side = request.GET.get("category", ""), request.GET.get("side", "")
    until = board.due_until if BY_KEY[key].whole in ("due", "contact_due") else board.period.last
    return Question(
        formula=BY_KEY[key],
        terms=board.terms,
        place=board.scope,
        first=board.period.first,
        last=until,
        category=category if behind.is_known(category) else "",
        side=side if side in behind.SIDES else "",
    )


def of_matters(actor, question, after):
    """([{"matter", "day", "is_part"}], key to go on after)."""
    found, after = behind.matters(question, after)
    seen = matters_policy.visible_to(actor).filter(pk__in={key for key, _day, _part in found})
    known = {matter.pk: matter for matter in seen.for_page()}
    rows = [{"matter": known[key], "day": day, "is_part": part} for key, day, part in found if key in known]
    return rows, after


def of_voices(actor, question, after):
    """([{"voice", "is_part"}], key to go on after)."""
    in_hand = voices_policy.in_hand_of(actor)
    found, after = behind.voices(question, in_hand, after)
    known = {voice.pk: voice for voice in in_hand.filter(pk__in=[row[0] for row in found]).for_page()}
    return [{"voice": known[key], "is_part": part} for key, _day, part in found if key in known], after


urlpatterns = [path("rates/<slug:key>/records", records, name="rate-records")]
