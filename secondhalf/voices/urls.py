"""Addresses of voices."""

from django.urls import include, path, register_converter

from secondhalf.voices.loop import MOVES
from secondhalf.voices.views import lists, speaking, voice


class VoiceVerb:
    """Only the verbs of the loop that act on a voice that is there."""

    regex = "|".join(sorted(set(MOVES) - {"lodge"}))

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(VoiceVerb, "voice_verb")

urlpatterns = [
    path("v/", include("secondhalf.voices.public.urls")),
    path("speak", speaking.speak, name="speak"),
    path("speak/for", speaking.speak_for, name="speak-for"),
    path("voices", lists.voices, name="voices"),
    path("voices/of/<str:ref>/answer", voice.answer_matter, name="answer-matter"),
    path("voices/<str:ref>", voice.voice, name="voice"),
    path("voices/<str:ref>/receipt", speaking.receipt, name="voice-receipt"),
    path("voices/<str:ref>/<voice_verb:verb>", voice.move, name="voice-move"),
]
