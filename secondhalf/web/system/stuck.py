"""Reactions that failed five times, and tasks that failed: look, try again. 受阻任务。"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job, JobState, react
from secondhalf.notices import sending
from secondhalf.people.keeping import keeper


def stuck(request):
    """What waits for a person, with the last line of its error."""
    keeper(request, _("See what is stuck"), "sysadmin", "auditor")
    jobs = Job.objects.exclude(error="").select_related("event").order_by("-state", "due_at")
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")[:20]
    context = {
        "jobs": Paginator(jobs, 50).get_page(request.GET.get("page")),
        "failed": failed,
        "deliveries": sending.stuck(),
        "waiting": Job.objects.filter(state=JobState.WAITING).count(),
        "unplaced": Event.objects.filter(position=None).count(),
        "may_retry": request.actor.has("sysadmin"),
    }
    return render(request, "web/system/stuck.html", context)


@require_POST
def retry(request):
    """Every stuck job gets five new tries, from now."""
    keeper(request, _("Try again"), "sysadmin")
    again = Job.objects.filter(state=JobState.STUCK)
    count = again.update(state=JobState.WAITING, tries=0, due_at=moments.now())
    react.enqueue()
    count += sending.try_again()
    messages.success(request, _("%(n)s jobs are tried again.") % {"n": count})
    return redirect("stuck")
