"""Plain public pages: the notice of what is collected. 告知书页。"""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from secondhalf.core.problems import NotFound
from secondhalf.voices.public import notice
from secondhalf.voices.public.doors import public


@require_safe
@public
def read_notice(request):
    """The present notice, or an older one (`?version=`), which voices may still point to."""
    version = request.GET.get("version") or notice.PRESENT
    points = notice.points(version)
    if points is None:
        raise NotFound
    return render(request, "voices/public/notice.html", {"points": points, "version": version})
