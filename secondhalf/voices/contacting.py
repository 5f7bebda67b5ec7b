"""When the union first told the person something, and by when it should have (DOMAIN §9.7 响应率). 联系反映人。

Told is: taken up, joined, asked, set aside with the reason (each stands on the person's page), answered, called back.
Whoever has no page (an officer wrote it down) is told by an answer or a call only. A call that reached nobody is none.
"""

import datetime

from secondhalf.core import clocks, moments, profile
from secondhalf.voices.kinds import Mode


class Contactable:
    @property
    def has_page(self):
        """Can the person follow it: by an account, or by a receipt?"""
        if getattr(self, "receipt", None) is not None:
            return True
        kept = getattr(self, "raiser", None)
        return bool(kept and kept.person_id)

    @property
    def can_be_called(self):
        """Did the person give a name and a way to be reached that the office may use?"""
        kept = getattr(self, "raiser", None) if self.mode == Mode.NAMED else None
        return bool(kept and (kept.contact or (kept.person and kept.person.phone)))

    def was_told(self, act, *, without_page=False):
        """Keep the first time (part of a step). without_page: it reached the person in another way than their page."""
        if self.contacted_at is None and (without_page or self.has_page):
            self.contacted_at = act.event.at

    is_reachable = False  # said by `lodge`, before there is a receipt or a raiser to look at

    def contact_limit(self, at):
        """By when somebody should contact the person who spoke at this time; None when nobody can be reached."""
        if not self.is_reachable:
            return None
        key = "voice.contact.danger" if self.danger else "voice.contact"
        rule = profile.rule(self.realm, key, organisations=(self.holder_id,))
        start = at if not self.is_timeless else clocks.end_of(moments.local_day(at)) - MOMENT
        return clocks.due(start, rule).ends_at


MOMENT = datetime.timedelta(microseconds=1)  # of an anonymous voice only the day is known: its last moment counts
