"""A paper from its source and what it has to say: PDF, or pictures of its pages. 排版。"""

import json

import typst
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import plain
from secondhalf.core.problems import Problem
from secondhalf.papers import fonts

SCREEN = 144  # pixels an inch


class NoChineseFont(Problem):
    status = 503
    title = _("This machine has no Chinese font to print with")
    remedy = _("Install the system's package fonts-noto-cjk, or set up the installation again, and start it anew.")


def typeset(source, about):
    """A PDF as bytes.

    source: the path of a `.typ`. about: a dict of texts, numbers, lists and dicts, read there as `sys.inputs.about`.
    Raises NoChineseFont.
    """
    return compiled(source, about).compile(format="pdf", timestamp=int(moments.now().timestamp()))


def pictures(source, about, *, ppi=SCREEN):
    """Every page as PNG bytes, in a list."""
    made = compiled(source, about).compile(format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def compiled(source, about):
    chosen = fonts.chosen()
    if not chosen["hei"]:
        raise NoChineseFont
    said = json.dumps(plain(about | {"fonts": chosen}), ensure_ascii=False)
    return typst.Compiler(source, font_paths=fonts.every(), sys_inputs={"about": said})
