"""What is published already and like the words that somebody is about to send. 相似事项。

For the form's page: `found(words, unit)` and `{% include "voices/public/_similar.html" %}` with `similar` and `looked`.
"""

from secondhalf.matters.publishing import Publication
from secondhalf.voices.public import board

MOST = 3


def found(words, unit):
    """Up to three Posted matters that can still be joined, the likest first. The words are compared and not kept."""
    if not words.strip():
        return []
    texts = Publication.objects.similar(words, unit, limit=MOST)
    return [one for one in board.posted(texts) if one.may_join]
