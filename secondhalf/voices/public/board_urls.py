"""Addresses of the public board: they stand before those of the channels. 公示栏地址。"""

from django.urls import path

from secondhalf.voices.public.views import board, joining

urlpatterns = [
    path("board", board.board_page, name="board"),
    path("board/<slug:code>", board.board_page, name="board-channel"),
    path("posted/<uuid:key>", board.text_page, name="board-text"),
    path("posted/<uuid:key>/join", joining.join, name="board-join"),
    path("posted/<uuid:key>/object", joining.object_to, name="board-object"),
    path("<slug:code>/similar", board.similar, name="board-similar"),
]
