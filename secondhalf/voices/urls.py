"""Addresses of voices."""

from django.urls import include, path

from secondhalf.core.addresses import take_words
from secondhalf.core.loop import acting
from secondhalf.voices import papers
from secondhalf.voices.loop import MOVES
from secondhalf.voices.views import channels, lists, objecting, opening, rights, speaking, voice

take_words("voice_verb", acting(MOVES))
take_words("paper", papers.PAPERS)
take_words("languages", papers.LANGUAGES)
take_words("picture", ("svg", "png"))

urlpatterns = [
    path("v/", include("secondhalf.voices.public.board_urls")),
    path("v/", include("secondhalf.voices.public.urls")),
    path("speak", speaking.speak, name="speak"),
    path("speak/for", speaking.speak_for, name="speak-for"),
    path("voices", lists.voices, name="voices"),
    path("voices/of/<str:ref>/answer", voice.answer_matter, name="answer-matter"),
    path("voices/<str:ref>", voice.voice, name="voice"),
    path("voices/<str:ref>/take-on", objecting.take_on, name="voice-take-on"),
    path("voices/<str:ref>/receipt", speaking.receipt, name="voice-receipt"),
    path("voices/<str:ref>/read", voice.read, name="voice-read"),
    path("voices/<str:ref>/rights", rights.rights, name="voice-rights"),
    path("voices/<str:ref>/copy", rights.copy, name="voice-copy"),
    path("voices/<str:ref>/open", opening.open_voice, name="open-voice"),
    path("voices/<str:ref>/agree_opening", opening.rule, {"verb": "agree_opening"}, name="agree-opening"),
    path("voices/<str:ref>/refuse_opening", opening.rule, {"verb": "refuse_opening"}, name="refuse-opening"),
    path("voices/<str:ref>/<voice_verb:verb>", voice.move, name="voice-move"),
    path("system/channels", channels.channels, name="channels"),
    path("system/channels/new", channels.make, name="channel-make"),
    path("system/channels/<slug:code>", channels.channel, name="channel"),
    path("system/channels/<slug:code>/change", channels.change, name="channel-change"),
    path("system/channels/<slug:code>/end", channels.end, name="channel-end"),
    path(
        "system/channels/<slug:code>/poster-<paper:paper>-<languages:languages>.pdf",
        channels.poster,
        name="channel-poster",
    ),
    path("system/channels/<slug:code>/code.<picture:kind>", channels.qr, name="channel-code"),
]
