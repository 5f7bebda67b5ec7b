"""{% about voice %}: the published text that a voice is about; for an objection, one click. 涉及公开文本。"""

from django import template

from secondhalf.voices import joining
from secondhalf.voices.forms.office import TakeOnForm

register = template.Library()


@register.inclusion_tag("voices/_about.html", takes_context=True)
def about(context, voice):
    if voice.about is None:
        return {"voice": voice}
    request = context["request"]
    may = joining.may_take_on(request.actor, voice)
    form = TakeOnForm(voice=voice, initial={"reason": joining.standard_reason(voice)}) if may else None
    shown = {"voice": voice, "form": form, "joins": joining.joins(voice)}
    return shown | {"request": request, "csrf_token": context.get("csrf_token")}
