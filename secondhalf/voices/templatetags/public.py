"""Tags of the public pages: addresses of what is put together for them, and the three ways in. 公开页标签。"""

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from secondhalf.voices.public.bundles import bundle

register = template.Library()

# (address, what the names of the pages that belong to it begin with, words)
WAYS = [
    ("speak-public", "speak", _("Speak up")),
    ("follow", "follow", _("Follow up")),
    ("board", "board", _("Public notices")),
]
MARK = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
    "%3Cpath fill='%23fff' stroke='%23a02c22' stroke-width='1.5' d='M5 2.5h14v19H5z'/%3E"
    "%3Cpath fill='%23a02c22' d='M5 12h14v9.5H5z'/%3E%3C/svg%3E"
)


@register.simple_tag
def bundled(name):
    """{% bundled "public.js" %}: its address, with the hash of its content."""
    return reverse("public-bundle", args=[bundle(name)["hash"], name])


@register.simple_tag(takes_context=True)
def sheet(context):
    """The one style sheet, light, dark or as the system wishes."""
    return bundled(f"{context['frame'].theme or 'as-wished'}.css")


@register.simple_tag
def mark():
    """The icon of the tab, without a request of its own."""
    return format_html('<link rel="icon" href="{}">', MARK)


@register.simple_tag(takes_context=True)
def ways(context):
    """[{"url", "words", "current"}] of the public pages that there are."""
    here = context["request"].resolver_match
    name = here.url_name if here else ""
    links = [{"url": address(to), "words": words, "current": name.startswith(of)} for to, of, words in WAYS]
    return [link for link in links if link["url"]]


def address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
