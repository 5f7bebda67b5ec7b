"""The sheet of codes: slips to cut, shown once and kept nowhere. 发码单。"""

import re
from dataclasses import dataclass
from typing import Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe

from secondhalf.papers.codes import qr_svg


@dataclass(frozen=True)
class Printed:
    """Codes that were just made. thing: the list or the item. unit: for whom. codes: texts."""

    thing: Any
    unit: Any
    codes: list

    def answer(self, request):
        """The page to print. No cache keeps it, and asking again gives nothing."""
        address = request.build_absolute_uri(reverse("have-a-say"))
        context = {"thing": self.thing, "unit": self.unit, "codes": self.codes, "address": address}
        context["square"] = symbol(qr_svg(address).decode())
        response = render(request, "practical/codes.html", context)
        patch_cache_control(response, no_store=True)
        return response


def symbol(svg):
    """The drawing as a <symbol>, so that each slip uses the same one."""
    size, inner = re.search(r'width="(\d+)"', svg)[1], re.search(r"<g.*</g>", svg, re.DOTALL)[0]
    return mark_safe(f'<symbol id="square" viewBox="0 0 {size} {size}">{inner}</symbol>')  # noqa: S308 (our own address)
