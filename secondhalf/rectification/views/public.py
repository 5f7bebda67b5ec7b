"""What anybody reads of an inspection: the published text, and nothing else. 整改公开。"""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from secondhalf.core.problems import NotFound
from secondhalf.rectification.kinds import TextStage
from secondhalf.rectification.models import PublicText


@require_safe
def public_text(request, key):
    """One published text by itself, to be sent around; gone once it is taken down."""
    text = PublicText.objects.filter(pk=key, stage=TextStage.PUBLISHED).select_related("inspection__holder").first()
    if text is None:
        raise NotFound
    return render(request, "rectification/public_text.html", {"text": text})
