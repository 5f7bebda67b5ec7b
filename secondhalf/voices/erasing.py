"""Erasing what a person said and who they are; counts, numbers, stages and commitments stay valid. 删除个人信息。

[L10] art. 47, DOMAIN §13.1 and §16.4 no. 9. A text and its salt are emptied together: what is left of a fact is a hash
that nobody can guess back, and the event that commits to it can still be checked.
"""

from django.db import transaction

from secondhalf.files import sweeping
from secondhalf.files.models import File
from secondhalf.voices import searching

# What the person said or wrote, by the name under which a voice knows it: the fields that are emptied.
TEXTS = {
    "messages": ("text",),
    "corrections": ("text",),
    "verdicts": ("reason",),
    "urgings": ("text",),
    "withdrawals": ("reason",),
    "missed_calls": ("note",),
    "consents": ("name", "contact"),
}
# What the union said or did about it, kept as its own record: the answer it owes, why it opened, set aside or ruled.
KEPT = {
    "answers", "rulings", "settings_aside", "openings", "opening_asks", "opening_rulings", "joinings", "unlinkings",
    "receipt", "named", "watches",
}  # fmt: skip


class Erasable:
    def erase(self, *, by):
        """Empty the words, the photos, the dialogue and the identity, for good; the matter goes on without them.

        Kept: number, day, stage, ticks of the verdict (they are counted), the union's answer, and whom it accuses,
        because that alone keeps the accused away from it.
        """
        with self.step("erase", by=self.voiced(by)):
            self.empty_words()
            self.empty_identity()
            self.reveals = self.unread_by_office = False

    def empty_words(self):
        """The words, the photos and everything the person wrote (part of a step, or of the daily forgetting)."""
        for related, fields in TEXTS.items():
            getattr(self, related).update(salt=None, **dict.fromkeys(fields, ""))
        type(self).objects.filter(pk=self.pk).update(words="", place="", objects_said="", salt=None, is_erased=True)
        self.words = self.place = self.objects_said = ""
        self.salt, self.is_erased = None, True
        files = list(self.shots.exclude(file=None).values_list("file", flat=True))
        self.shots.update(file=None, salt=None)
        File.objects.filter(pk__in=files).delete()
        transaction.on_commit(lambda: sweeping.remove_bytes(files))
        searching.INDEX.refresh([self.pk])

    def empty_identity(self):
        """Who spoke, and the wrapped key of a sealed identity; what a hidden person let others see."""
        self.consents.update(salt=None, name="", contact="")
        kept = getattr(self, "raiser", None)
        if kept is not None:
            kept.delete()
            self.raiser = None
