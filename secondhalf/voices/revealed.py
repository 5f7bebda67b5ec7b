"""What those who handle a matter see of a person who agreed to it: name and contact, never words. 同意披露。"""

from django.template.loader import render_to_string

from secondhalf.matters import policy as matters_policy
from secondhalf.voices.models import Voice

SHOWN = 20


def of_matter(request, matter):
    """Slot `matter.main`: whoever agreed, to the departments with a duty and to the office that holds it."""
    actor = request.actor
    if not matter.voices or not (
        matters_policy.answers_for_department(actor, matter) or matters_policy.runs_the_office(actor, matter)
    ):
        return None
    seen = matters_policy.visible_to(actor).values("pk")  # an accusation that is merged into it stays apart
    agreed = Voice.objects.of_case(matter).filter(reveals=True, matter__in=seen).select_related("raiser__person")
    agreed = agreed.order_by("id")
    shown = [(voice.no, voice.shown_as) for voice in agreed[:SHOWN] if voice.shown_as]
    return render_to_string("voices/_revealed.html", {"shown": shown}, request) if shown else None
