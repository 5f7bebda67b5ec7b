"""The public board, for anybody: lists, one text, and what is alike before one speaks. 公示栏页面。"""

from uuid import UUID

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from secondhalf.core.problems import NotFound
from secondhalf.voices.public import alike, board, spots
from secondhalf.voices.public.doors import public

FIRST = 5  # of each kind, on the first page


@require_safe
@public
def board_page(request, code=None):
    """Everything of a channel's unit and the unions above it, or of all; `?kind=` one kind, page by page."""
    spot, channel = spots.by_code(code) if code else (None, None)
    if code and channel is None:
        raise NotFound
    texts = board.on_board(channel.unit if channel else None)
    counts = board.counts(texts)
    kind = request.GET.get("kind", "")
    context = {"channel": channel, "spot": spot, "counts": counts, "kind": kind}
    if kind in [one for one, _words, _n in counts]:
        after = key_of(request.GET.get("after", ""))
        rows, more = board.page(texts.filter(kind=kind), after=after)
        context |= {"groups": [(kind, words_of(counts, kind), rows, False)], "more": more, "after": after}
    else:
        context["groups"] = [(one, words, *first_of(texts, one)) for one, words, _n in counts]
    return render(request, "voices/public/board.html", context)


def first_of(texts, kind):
    """(the newest of a kind, are there more?)"""
    rows, more = board.page(texts.filter(kind=kind), size=FIRST)
    return rows, more is not None


def words_of(counts, kind):
    return next(words for one, words, _n in counts if one == kind)


@require_safe
@public
def text_page(request, key):
    """One published text by itself, to be sent around."""
    return render(request, "voices/public/board_text.html", {"one": find(key)})


def find(key):
    """What is posted under a key, while it stands on the board; NotFound otherwise."""
    text = board.on_board().filter(pk=key).first()
    if text is None:
        raise NotFound
    return board.posted([text])[0]


@require_POST
@public
def similar(request, code):
    """What is on the board already that is like the words about to be sent; they are compared and not kept."""
    spot, channel = spots.by_code(code)
    if channel is None:
        raise NotFound
    found = alike.found(request.POST.get("words", ""), channel.unit)
    return render(request, "voices/public/_similar.html", {"similar": found, "looked": True})


def key_of(text):
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound from None
