"""The three rates and friends, by unit, department or category; every number with n/N, rule and cut-off. 三率统计。"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from secondhalf.core import moments
from secondhalf.indicators import charts, counting
from secondhalf.indicators.formulas import BY_KEY
from secondhalf.matters.reading import reader
from secondhalf.web.three_rates.asking import Asked
from secondhalf.web.three_rates.board import SHOWN, Board
from secondhalf.web.three_rates.sheet import workbook

DRAWN = ("good", "basic", "bad")  # what the chart of verdicts is drawn from
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rates(request):
    """The rates of the post's seat, or of an organisation below it, and beside each other those of its parts."""
    reader(request)
    asked, (cut_off, incomplete) = Asked.of(request), counting.cut_off()
    board = Board(asked, moments.local_day(cut_off), page_of(request))
    context = {"board": board, "asked": asked, "cut_off": cut_off, "incomplete": incomplete}
    context |= {"groups": groups(board), "tables": tables(board), "rules": rules(board)}
    context |= {"scripts": charts.scripts(), "most": SHOWN}
    return render(request, "web/rates/rates.html", context)


def page_of(request):
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and 0 < int(asked) < 10_000 else 1


def groups(board):
    """The cards: of the people's word, of the handling. Each with its cell, its rule and what stands beside it."""
    return [[card(board, key) for key in keys] for keys in (board.three, board.friends)]


def rules(board):
    """Every rate with what stands above the line by the terms in force."""
    formulas = [BY_KEY[key] for key in (*board.three, *board.friends)]
    return [{"formula": formula, "above": formula.numerator(board.terms)} for formula in formulas]


def card(board, key):
    beside = [(words, board.total.beside[name]) for words, name in board.beside(key)]
    return {"cell": board.total.cells[key], "words": BY_KEY[key].words(board.terms), "beside": beside}


def tables(board):
    """The two tables of the comparison, each with the lines that are compared and those with too few."""
    for keys, voices in ((board.three, True), (board.friends, False)):
        names = [name for _words, name in board.columns(voices=voices)]
        rows = [[(line, line.row(keys), [line.beside[name] for name in names]) for line in lines]
                for lines in (board.compared(keys), board.too_few(keys))]  # fmt: skip
        yield {
            "voices": voices,
            "heads": [BY_KEY[key].title for key in keys],
            "columns": [(words, name if name in DRAWN else "") for words, name in board.columns(voices=voices)],
            "compared": rows[0],
            "few": rows[1],
        }


def sheet(request):
    """The same as .xlsx; `?for=public` hides small cells."""
    actor = reader(request)
    asked, (cut_off, _incomplete) = Asked.of(request), counting.cut_off()
    board = Board(asked, moments.local_day(cut_off), page_of(request))
    is_public = request.GET.get("for") == "public"
    name = f"rates-{board.period.first}-{board.period.last}{'-public' if is_public else ''}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = workbook(board, actor=actor, cut_off=cut_off, is_public=is_public)
    return HttpResponse(content, content_type=XLSX, headers=headers)


urlpatterns = [
    path("rates", rates, name="rates"),
    path("rates.xlsx", sheet, name="rates-sheet"),
    path("", include("secondhalf.web.three_rates.records")),
]
