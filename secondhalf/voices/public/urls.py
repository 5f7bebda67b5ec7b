"""Addresses of the public pages: all begin with /v/, and none reads the sign-in. 公开地址。"""

from django.urls import path

from secondhalf.core.addresses import take_words
from secondhalf.voices.public.views import choosing, follow, follow_my, frame, pages, receipt, rights, speaking
from secondhalf.voices.views.followed import OWN

take_words("own_verb", OWN)  # what whoever spoke may do with the voice of their receipt

urlpatterns = [
    path("", choosing.choose_unit, name="speak-public"),
    path("check", receipt.check, name="public-check"),
    path("unit/<uuid:key>", speaking.speak_unit, name="speak-unit"),
    path("notice", pages.read_notice, name="public-notice"),
    path("b/<slug:mark>/<str:name>", frame.bundled, name="public-bundle"),
    path("set", frame.choose, name="public-set"),
    path("calendar", frame.neutral, name="public-calendar"),
    path("follow", follow.follow, name="follow"),
    path("leave", follow.leave, name="follow-leave"),
    path("my", follow_my.my, name="follow-my"),
    path("my/read", follow_my.read, name="follow-my-read"),
    path("my/photo/<uuid:key>", follow_my.photo, name="follow-photo"),
    path("my/photo/<uuid:key>/small", follow_my.small, name="follow-small"),
    path("my/rights", rights.rights, name="follow-my-rights"),
    path("my/copy", rights.copy, name="follow-my-copy"),
    path("my/<own_verb:verb>", follow_my.move, name="follow-my-verb"),
    path("my/<int:place>", follow_my.my, name="follow-case"),
    path("my/<int:place>/read", follow_my.read, name="follow-case-read"),
    path("my/<int:place>/rights", rights.rights, name="follow-case-rights"),
    path("my/<int:place>/copy", rights.copy, name="follow-case-copy"),
    path("my/<int:place>/<own_verb:verb>", follow_my.move, name="follow-case-verb"),
    path("<slug:code>", speaking.speak_channel, name="speak-channel"),  # the last: any other word is taken for a code
]
