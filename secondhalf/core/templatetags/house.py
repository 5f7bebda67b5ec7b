"""Tags and filters of the house, built into every template. 模板标签。"""

import datetime
import re
import secrets
from dataclasses import replace
from functools import cache, lru_cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secondhalf.core import calendar, lights, moments, slots, timeleft
from secondhalf.core.figures import Rate
from secondhalf.core.lights import Light
from secondhalf.core.worktime import Due

register = template.Library()

# Style names of lights, for templates, beside the colours of `lights.LAMPS`.
COLOURS = {"ok": "green", "near": "yellow", "late": "red", "shut": "blue", "idle": "grey", "pause": "paused"}
PAGING = ("after", "before", "page")


@register.simple_tag
@cache
def icon(name):
    """{% icon "check" %}: a drawing from icons.svg. It never stands without a word beside it."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#i-{}"></use></svg>', static("core/icons.svg"), name
    )


@register.simple_tag
def light(code, words=None):
    """{% light "near" %}, {% light matter.light %}, {% light "clock" "By 10:55" %}: colour, word and icon, always.

    code: a `lights.Light`, a colour of `lights.LAMPS`, its style name, or "clock" (grey, time runs).
    """
    if not isinstance(code, Light):
        lamp = lights.lamp(COLOURS.get(code, code) if code != "clock" else "grey")
        code = replace(lamp, icon="clock", word=_("Running")) if code == "clock" else lamp
    return format_html('<span class="light {}">{}{}</span>', code.css, icon(code.icon), words or code.word)


@register.filter
def day(value):
    """2026年11月20日 / 20 Nov 2026, of a date or a moment, in <time>; a dash when there is none."""
    return stamp(value, "DATE_FORMAT", only_day=True)


@register.filter
def day_short(value):
    """11月20日 / 20 Nov; with its year when that is not this year."""
    this_year = value and local(value).year == moments.today().year
    return stamp(value, "MONTH_DAY_FORMAT", only_day=True) if this_year else day(value)


@register.filter
def moment(value):
    """11月20日 14:05 / 20 Nov 14:05; with its year when that is not this year. Of a date only the day is known."""
    if not isinstance(value, datetime.datetime):
        return day_short(value)
    this_year = local(value).year == moments.today().year
    return stamp(value, "SHORT_DATETIME_FORMAT" if this_year else "DATETIME_FORMAT")


def stamp(value, pattern, *, only_day=False):
    if not value:
        return "—"
    here = local(value)
    if only_day:
        here = here.date() if isinstance(here, datetime.datetime) else here
        return written(here, here.isoformat(), pattern, get_language())
    return written(here, here.isoformat(timespec="minutes"), pattern, get_language())


@lru_cache(maxsize=2048)  # a list writes the same few days again and again
def written(here, machine, pattern, language):
    return format_html('<time datetime="{}">{}</time>', machine, date_format(here, pattern))


def local(value):
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def left(due):
    """Time left in words, 还剩3个工作日 / 3 working days left: of a `timeleft.Left`, a `worktime.Due`, or a moment."""
    if not due:
        return "—"
    if isinstance(due, datetime.datetime):
        due = Due(due, provisional=False, last_day=local(due - datetime.timedelta(microseconds=1)).date())
    if isinstance(due, Due):
        due = timeleft.left(moments.now(), due, calendar.current())
    return due.text


@register.simple_tag
def rate(part, whole):
    """66.67 % (2/3), or — (0/0): never a percentage without its counts."""
    share = Rate(int(part), int(whole))
    return format_html('<span class="nb">{} <small>({})</small></span>', share.text, share.counts)


@register.simple_tag
def rate_of(part, whole):
    """The `figures.Rate` itself, to print its pieces apart: {% rate_of n whole as share %}."""
    return Rate(int(part), int(whole))


@register.simple_tag
def bar(percent, kind="b2"):
    """A bar from zero, as SVG (the policy forbids style attributes); the number stands beside it in words."""
    width = max(0, min(100, round(float(percent or 0), 2)))
    return format_html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="10"/><rect class="{}" width="{}" height="10"/></svg>',
        kind,
        width,
    )


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """This address with GET parameters changed (None or "" removes one); a changed filter starts at page one."""
    params = context["request"].GET.copy()
    if not set(changes) & set(PAGING):
        changes |= dict.fromkeys(PAGING)
    for name, value in changes.items():
        if value in (None, ""):
            params.pop(name, None)
        else:
            params[name] = value
    return f"?{params.urlencode()}" if params else context["request"].path


@register.inclusion_tag("core/_sort.html", takes_context=True)
def sort_head(context, key, words, kind=""):
    """{% sort_head "due" _("Due") %}: a column head that sorts by a link (`?sort=due`, `?sort=-due`)."""
    now = context["request"].GET.get("sort", context.get("sort", ""))
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    to = f"-{key}" if order == "ascending" else key
    return {"href": query(context, sort=to), "words": words, "order": order, "kind": kind}


@register.simple_tag(takes_context=True)
def slot(context, name, thing=None):
    """{% slot "matter.side" matter %}: what upper rooms show here (secondhalf/slots.py)."""
    return slots.drawn(name, context["request"], thing)


@register.simple_tag
def once(key=None):
    """A hidden one-time key: a second click or a repeated request returns the first result."""
    return format_html('<input type="hidden" name="once" value="{}">', key or secrets.token_urlsafe(16))


@register.filter
def prose(kept):
    """Of what a form sent, the texts that somebody wrote (keys, choices and numbers left out)."""
    return [words for words in (kept or {}).values() if re.search(r"[\u3400-\u9fff]|\S\s+\S", words)]


@register.tag
def kept(parser, token):
    """{% kept side %}...{% endkept %}: render now, use later as {{ side }}; empty when only blanks came out."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(name, nodelist)


class Kept(template.Node):
    def __init__(self, name, nodelist):
        self.name = name
        self.nodelist = nodelist

    def render(self, context):
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return ""
