"""Addresses of inspections, findings and public texts."""

from django.urls import path

from secondhalf.core.addresses import take_words
from secondhalf.core.loop import acting
from secondhalf.rectification import loop
from secondhalf.rectification.forms.inspections import INSPECTION_FORMS
from secondhalf.rectification.views import entering, findings, inspections, looking_back, plans, public, texts

take_words("inspection_verb", INSPECTION_FORMS)
take_words("finding_verb", loop.FINDING_MOVES)
take_words("text_verb", acting(loop.TEXT_MOVES))

urlpatterns = [
    path("rectification", inspections.inspections, name="inspections"),
    path("rectification/receive", inspections.receive, name="receive-inspection"),
    path("rectification/findings/<no:ref>/<finding_verb:verb>", findings.move, name="finding-move"),
    path("rectification/looks/<uuid:key>", looking_back.record, name="look-back-item"),
    path("rectification/looks/<uuid:key>/enter", looking_back.enter_anew, name="enter-new-problem"),
    path("rectification/public/<uuid:key>", public.public_text, name="public-inspection"),
    path("rectification/texts/<uuid:key>", texts.text, name="inspection-text"),
    path("rectification/texts/<uuid:key>/<text_verb:verb>", texts.move, name="inspection-text-move"),
    path("rectification/<no:code>", inspections.inspection, name="inspection"),
    path("rectification/<no:code>/enter", entering.enter_one, name="enter-finding"),
    path("rectification/<no:code>/enter-many", entering.enter_many, name="enter-findings"),
    path("rectification/<no:code>/plan", plans.plan, name="inspection-plan"),
    path("rectification/<no:code>/report-<int:order>", plans.report, name="inspection-report"),
    path("rectification/<no:code>/look-back-<int:order>", looking_back.sample, name="look-back"),
    path("rectification/<no:code>/text", texts.word, name="word-inspection-text"),
    path("rectification/<no:code>/<inspection_verb:verb>", inspections.move, name="inspection-move"),
]
