"""The office has a close-out verified again because of an objection. 采纳异议。"""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secondhalf.core import access
from secondhalf.core.problems import Refused, Repeated, WrongStage
from secondhalf.matters.models import Matter
from secondhalf.voices import joining, policy
from secondhalf.voices.forms.office import TakeOnForm


@require_POST
def take_on(request, ref):
    """One click: the voice joins the matter, and the notice is contested in its name."""
    voice = access.find(policy, request.actor, "see", no=ref)
    verb = Matter.verb_labels["contest"]
    if policy.runs_the_office(request.actor, voice) is not True:
        raise Refused(thing=voice, verb=verb, who=policy.runs_the_office.who)
    if not joining.may_take_on(request.actor, voice):
        stage = voice.about.matter.get_stage_display() if voice.about else voice.get_stage_display()
        raise WrongStage(thing=voice, verb=verb, stage=stage)
    form = TakeOnForm(request.POST, voice=voice)
    if form.is_valid():
        try:
            matter = joining.take_on(voice, by=request.actor, **form.cleaned_data)
        except Repeated:
            return redirect(voice)
        messages.success(request, _("%(no)s is verified again.") % {"no": matter.no})
    return redirect(voice)
