"""Terms, limits, titles and routes that differ by province or enterprise: data with effective dates. 管辖配置。

`value(realm, key)` gives what is in force: an organisation's own value, else its superior's, else the realm's, else the
installation's, else the default of `profile_defaults.py`, which says where each default comes from.
"""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from secondhalf.core import moments
from secondhalf.core.kept import Kept
from secondhalf.core.lights import LightRule
from secondhalf.core.officehours import OfficeHours
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.core.worktime import Rule

EVERYWHERE = UUID(int=0)


class ProfileValue(models.Model):
    """One key's value in a realm, or for one organisation in it, from a day on (and to a day)."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    realm = models.UUIDField(default=EVERYWHERE)
    organisation_id = models.UUIDField(null=True, blank=True)
    key = models.CharField(max_length=60)
    value = models.JSONField()
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["realm", "key", "from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["realm", "key", "from_on"], condition=Q(organisation_id=None), name="one_realm_value_a_day"
            ),
            models.UniqueConstraint(fields=["realm", "organisation_id", "key", "from_on"], name="one_own_value_a_day"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=models.F("from_on")), name="profile_value_ends_later"
            ),
        ]

    def __str__(self):
        return f"{self.key} ({self.from_on})"


def value(realm, key, on=None, organisations=()):
    """The value of `key` in force on a day.

    realm: the realm's id. on: a date, today if none. organisations: ids, nearest first (the organisation itself, then
    its superiors). Of values that overlap, the one that began last counts. Raises KeyError for a key nobody defined.
    """
    default = DEFAULTS[key]
    kept = _values(realm or EVERYWHERE)
    if kept:
        on = on or moments.today()
        for place in (*organisations, realm, EVERYWHERE):
            for row in kept.get((place, key), ()):
                if row.from_on <= on and (row.to_on is None or on <= row.to_on):
                    return row.value
    return default.value


@dataclass(frozen=True)
class Where:
    """What is in force at one place: a realm, and organisations' ids, nearest first."""

    realm: UUID
    organisations: tuple = ()

    def value(self, key, on=None):
        return value(self.realm, key, on, self.organisations)

    def rule(self, key, on=None):
        """A time limit as a Rule."""
        return read_rule(self.value(key, on))

    @property
    def hours(self):
        """Its office hours."""
        return OfficeHours.read(self.value("office.hours"))

    @property
    def region(self):
        """The key of its region's own festivals in the calendar."""
        return self.value("calendar.region")


ANYWHERE = Where(EVERYWHERE)


def put(realm, key, new, *, from_on, organisation_id=None):
    """Let `new` be the value of `key` from the day `from_on` on. Earlier values stay on record. Raises KeyError."""
    DEFAULTS[key]
    with transaction.atomic():
        row, _made = ProfileValue.objects.update_or_create(
            realm=realm or EVERYWHERE,
            organisation_id=organisation_id,
            key=key,
            from_on=from_on,
            defaults={"value": new},
        )
        _values.forget()
    return row


def refuse_unless_fits(key, new):
    """ValueError, TypeError or KeyError unless `new` is of the default's kind and can be read."""
    default = DEFAULTS[key].value
    if type(new) is not type(default):
        raise ValueError(f"{type(default).__name__}, not {type(new).__name__}")
    if isinstance(default, dict) and "unit" in default:
        read_rule(new)
    elif isinstance(default, dict):
        unknown = set(new) - set(default)
        if default and unknown:
            raise ValueError(", ".join(sorted(unknown)))
    if key == "office.hours":
        OfficeHours.read(new)


def rule(realm, key, on=None, organisations=()):
    """A time limit of the profile as a Rule, its regime told."""
    return read_rule(value(realm, key, on, organisations))


def read_rule(kept):
    """A Rule from its form in the profile: {"amount": 15, "unit": "workday", "regime": "..."}."""
    day = datetime.date.fromisoformat(kept["date"]) if kept.get("date") else None
    known = {name: kept[name] for name in ("regime", "start_event", "at_close") if name in kept}
    return Rule(kept.get("amount", 0), kept["unit"], day, **known)


def office_hours(realm, on=None, organisations=()):
    """The office hours of an organisation."""
    return OfficeHours.read(value(realm, "office.hours", on, organisations))


def light_rule(realm, on=None, organisations=()):
    """The thresholds of the lights of an organisation."""
    return LightRule(**value(realm, "lights.rule", on, organisations))


def _load(realm):
    found = {}
    for row in ProfileValue.objects.filter(realm__in={realm, EVERYWHERE}).order_by("-from_on"):
        place = row.organisation_id or row.realm
        found.setdefault((place, row.key), []).append(row)
    return found


_values = Kept(_load)
