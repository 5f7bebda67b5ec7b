"""Parts of an address that are one word of a few: whatever else is asked for has no page. 地址中的用词。"""

from django.urls import register_converter
from django.urls.converters import StringConverter


def take_words(name, words):
    """Let addresses say `<name:...>` where one of these words stands."""
    words = sorted(words, key=len, reverse=True)  # the longest first: one may begin with another
    register_converter(type("Words", (StringConverter,), {"regex": "|".join(words), "words": words}), name)
