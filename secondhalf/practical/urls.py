"""Addresses of practical matters."""

from django.urls import path

from secondhalf.core.addresses import take_words
from secondhalf.matters.views.verify import visit_worker
from secondhalf.practical.forms import CAMPAIGN_FORMS, ITEM_FORMS
from secondhalf.practical.public import views as public
from secondhalf.practical.views import checks, items, lists

take_words("list_verb", set(CAMPAIGN_FORMS) - {"begin"})
take_words("item_verb", set(ITEM_FORMS) - {"collect"})

urlpatterns = [
    path("v/vote", public.have_a_say, name="have-a-say"),
    path("v/vote/<uuid:key>", public.results, name="vote-results"),
    path("practical", lists.lists, name="practical-lists"),
    path("practical/new", lists.begin, name="practical-begin"),
    path("practical/items/<uuid:key>", items.one, name="practical-item"),
    path("practical/visit-worker.js", visit_worker, name="upkeep-worker"),
    path("practical/items/<uuid:key>/pass_check", checks.check, {"verb": "pass_check"}),
    path("practical/items/<uuid:key>/fail_check", checks.check, {"verb": "fail_check"}),
    path("practical/items/<uuid:key>/<item_verb:verb>", items.item_move, name="practical-item-move"),
    path("practical/<uuid:key>", lists.one, name="practical-list"),
    path("practical/<uuid:key>/candidates", lists.candidates, name="practical-candidates"),
    path("practical/<uuid:key>/collect", lists.collect, name="practical-collect"),
    path("practical/<uuid:key>/<list_verb:verb>", lists.list_move, name="practical-list-move"),
]
