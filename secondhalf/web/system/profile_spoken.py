"""A value of the profile as a cadre reads it: 15 working days, yes, two thirds. 配置值的文字表述。"""

import datetime
import json
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.lights import LightRule
from secondhalf.core.profile_words import CHOICES
from secondhalf.matters.side import span_words
from secondhalf.people.posts import Post

UNITS = [
    ("minute", gettext_lazy("minutes")),
    ("hour", gettext_lazy("hours")),
    ("workhour", gettext_lazy("office hours")),
    ("day", gettext_lazy("calendar days")),
    ("workday", gettext_lazy("working days")),
    ("month", gettext_lazy("months")),
]


def spoken(key, value):
    """The words of `value` under `key`, in the reader's language; a value of an odd shape is listed as it is."""
    if value in ("", [], {}, None):
        return _("not set")
    try:
        return SPOKEN[key](value) if key in SPOKEN else _plain(key, value)
    except (TypeError, ValueError, KeyError, IndexError, ZeroDivisionError):
        return raw(value)


def raw(value):
    return json.dumps(value, ensure_ascii=False)


def _plain(key, value):
    if isinstance(value, dict):
        return span_words(value["amount"], value["unit"]) or raw(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    words = CHOICES.get(key, {})
    if isinstance(value, list):
        return _(", ").join(str(words.get(one, one)) for one in value)
    return str(words.get(value, value))


def _warnings(days):
    return _(", ").join(span_words(n, "workday") for n in days)


def _look_back(months):
    return _(", ").join(span_words(n, "month") for n in months)


def _share(parts):
    part, whole = parts
    return f"{part}/{whole}"


def _percent(parts):
    part, whole = parts
    return f"{100 * part / whole:g}%"


def _year(ends):
    first, last = (date_format(datetime.date.fromisoformat(f"2000-{end}"), "MONTH_DAY_FORMAT") for end in ends)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _lights(thresholds):
    rule = LightRule(**thresholds)
    return _("yellow: %(days)s left, or %(near)s points behind; red: more than %(late)s points behind") % {
        "days": span_words(rule.near_days, "workday"),
        "near": rule.behind_near,
        "late": rule.behind_late,
    }


def _post(key):
    return str(Post.objects.select_related("person", "organisation").filter(pk=UUID(key)).first() or key)


SPOKEN = {
    "deadline.warn_before": _warnings,
    "lights.rule": _lights,
    "matter.look_back": _look_back,
    "congress.quorum": _share,
    "congress.pass": _share,
    "congress.manager_cap": _percent,
    "recusal.post": _post,
    "statistics.year": _year,
}
