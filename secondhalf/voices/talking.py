"""The dialogue: questions and answers in both directions, also after closing, also anonymous. 双向对话。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, profile
from secondhalf.core.facts import Fact
from secondhalf.files.taking import take_all
from secondhalf.voices.lodging import faceless


class Message(Fact):
    """One thing said between the office and the person; the person is never named by it."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="messages")
    from_office = models.BooleanField(editable=False)
    text = models.TextField(_("message"))
    contests = models.BooleanField(default=False, editable=False)
    is_read = models.BooleanField(default=False, editable=False)


class Talkable:
    def ask(self, *, by, text):
        """The office asks or tells the person something; it stands on their page."""
        with self.step("ask", by=by) as act:
            self.mark_read(by)
            act.record(self.messages, from_office=True, text=text)
            self.unread_by_raiser = True
            self.was_told(act)

    def tell(self, *, by, text, photos=(), contests=False):
        """The person answers or adds something, with photos (uploads) if they like.

        contests: it speaks against leaving the matter out of the count; the office sees it first of all.
        """
        with self.step("tell", by=self.voiced(by)) as act:
            self.mark_read(by)
            message = act.record(self.messages, from_office=False, text=text, contests=contests)
            for file in take_all(photos, by=faceless(by), realm=self.realm):
                act.record(self.shots, file=file, message=message)
            if not act.event.held:  # what waits for the full hour is news only then (releasing.py)
                self.unread_by_office, self.is_contested = True, self.is_contested or contests
            self._pause_promise()

    def said(self, *, by_office, to_office=False):
        """The messages of one side; to_office: without what waits to be let go."""
        messages = self.messages.filter(from_office=by_office)
        return messages.exclude(act__held=True) if to_office else messages

    def mark_read(self, by):
        """Whoever reads has read what the other side wrote. No act of the loop: nobody is told when it was."""
        if self.is_by(by):
            news, self.unread_by_raiser = self.said(by_office=True), False
        else:
            news, self.unread_by_office, self.is_contested = self.said(by_office=False, to_office=True), False, False
        news.filter(is_read=False).update(is_read=True)
        marks = ("unread_by_raiser", "unread_by_office", "is_contested")
        type(self).objects.filter(pk=self.pk).update(**{mark: getattr(self, mark) for mark in marks})

    def _pause_promise(self):
        """Where the profile says so, the promise stands still from a question until it is answered."""
        where = (self.holder_id,)
        if profile.value(self.realm, "voice.ask_pauses", organisations=where):
            rule = profile.rule(self.realm, "voice.answer", organisations=where)
            self.due_at = clocks.due(self.act.at, rule, self._pauses()).ends_at

    def _pauses(self):
        """(asked, told) of every question that got an answer."""
        pauses, asked = [], None
        for message in self.messages.select_related("act").order_by("id"):
            asked = (asked or message.act) if message.from_office else asked
            if asked and not message.from_office:
                pauses.append((asked.at, max(message.act.at, asked.at)))
                asked = None
        return pauses
