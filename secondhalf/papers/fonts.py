"""The fonts for paper: those of the system, and one that comes with the installation. 字体。"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

BROUGHT = "noto_cjk_sans_otc"
HEI = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei",
)  # fmt: skip
SONG = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "Songti SC")


@cache
def every():
    """All fonts that a paper may use; looked for once in the life of a process."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=brought())


def brought():
    """The folder of the font that came with the installation, if it is there."""
    found = find_spec(BROUGHT)
    return [str(Path(found.origin).parent)] if found and found.origin else []


@cache
def chosen():
    """{"hei": [...], "song": [...]}: the Chinese families that are there, the best first; empty lists when none is."""
    there = set(every().families())
    hei, song = ([name for name in names if name in there] for names in (HEI, SONG))
    return {"hei": hei or song, "song": song or hei}
