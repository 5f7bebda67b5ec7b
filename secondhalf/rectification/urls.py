"""Addresses of inspections, findings and public texts."""

from django.urls import path, register_converter

from secondhalf.rectification import loop
from secondhalf.rectification.forms.inspections import INSPECTION_FORMS
from secondhalf.rectification.views import entering, findings, inspections, looking_back, plans, public, texts


class OneOf:
    """Only the verbs of a table; whatever else is asked for has no page."""

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class InspectionVerb(OneOf):
    regex = "|".join(INSPECTION_FORMS)


class FindingVerb(OneOf):
    regex = "|".join(loop.FINDING_MOVES)


class TextVerb(OneOf):
    regex = "|".join(verb for verb, move in loop.TEXT_MOVES.items() if move.start)


register_converter(InspectionVerb, "inspection_verb")
register_converter(FindingVerb, "finding_verb")
register_converter(TextVerb, "text_verb")

urlpatterns = [
    path("rectification", inspections.inspections, name="inspections"),
    path("rectification/receive", inspections.receive, name="receive-inspection"),
    path("rectification/findings/<no:ref>/<finding_verb:verb>", findings.move, name="finding-move"),
    path("rectification/looks/<uuid:key>", looking_back.record, name="look-back-item"),
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
