"""The index of what is published, to find what is alike: public titles and texts, nothing else. 相似事项。"""

from django.db import models

from secondhalf.core.likeness import LikenessIndex
from secondhalf.core.textindex import Text, TextIndex


class PublishedText(Text):
    """The text of one published matter as it was indexed; empty once it is taken down."""

    publication = models.OneToOneField("matters.Publication", models.CASCADE, related_name="indexed")


def publications(keys):
    every = PublishedText._meta.get_field("publication").related_model.objects
    return every.filter(pk__in=keys, kind="matter")


def say(publication):
    if publication.stage != "published":
        return [], []
    return [publication.title, publication.text], [publication.holder_id]


INDEX = TextIndex(
    texts=PublishedText,
    subject="publication",
    birth="publication.publish",
    words=LikenessIndex("matters_published_words", "matters_publishedtext", "publication_id"),
    things=publications,
    say=say,
)


def follow(event):
    """Reaction to publishing and taking down (`reactions.py`)."""
    INDEX.follow(event)


follow.many = INDEX.follow_many


def rebuild():
    """Make the whole index anew; returns how many publications are in it."""
    return INDEX.rebuild()
