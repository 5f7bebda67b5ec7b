"""How what was carried over is marked on screen. 结转标记。"""

from django.utils.html import format_html
from django.utils.translation import gettext as _


def carried_mark():
    return format_html('<span class="tag">{}</span>', _("carried over"))
