"""The dialogue: questions and answers in both directions, also after closing, also anonymous. 双向对话。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.files.taking import take_all
from secondhalf.voices.lodging import faceless


class Message(Fact):
    """One thing said between the office and the person; the person is never named by it."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="messages")
    from_office = models.BooleanField(editable=False)
    text = models.TextField(_("message"))


class Talkable:
    def ask(self, *, by, text):
        """The office asks or tells the person something; it stands on their page."""
        with self.step("ask", by=by) as act:
            act.record(self.messages, from_office=True, text=text)
            self.unread_by_raiser, self.unread_by_office = True, False

    def tell(self, *, by, text, photos=()):
        """The person answers or adds something, with photos (uploads) if they like."""
        with self.step("tell", by=self.voiced(by)) as act:
            message = act.record(self.messages, from_office=False, text=text)
            for file in take_all(photos, by=faceless(by), realm=self.realm):
                act.record(self.shots, file=file, message=message)
            self.unread_by_office, self.unread_by_raiser = True, False
