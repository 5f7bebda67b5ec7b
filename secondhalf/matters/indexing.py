"""What is searched of a matter: number, title, summary, answers; never the words of a voice. 检索内容。"""

from django.db import models

from secondhalf.core.textindex import Text, TextIndex
from secondhalf.core.wordindex import WordIndex


class Indexed(Text):
    """The text of one matter as it was indexed."""

    matter = models.OneToOneField("matters.Matter", models.CASCADE, related_name="indexed")


def matters(keys):
    everything = Indexed._meta.get_field("matter").related_model.objects
    return everything.filter(pk__in=keys).prefetch_related("closures", "sights")


def say(matter):
    answers = [closure.answer for closure in sorted(matter.closures.all(), key=lambda one: one.pk)]
    seats = [sight.organisation_id for sight in matter.sights.all()]
    return [matter.no, matter.title, matter.summary, *answers], seats


INDEX = TextIndex(
    texts=Indexed,
    subject="matter",
    birth="matter.register",
    words=WordIndex("matters_words", "matters_indexed", "matter_id"),
    things=matters,
    say=say,
)


def follow(event):
    """Reaction to whatever changes the text, or who has it in sight (`reactions.py`)."""
    INDEX.follow(event)


follow.many = INDEX.follow_many


def rebuild(tell=lambda done: None):
    """Make the whole index anew; returns how many matters are in it."""
    return INDEX.rebuild(tell)
