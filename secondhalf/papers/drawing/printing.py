"""A page as pdf: the same layouts, set by typst. 排成 PDF。"""

from pathlib import Path

from secondhalf.papers.drawing.layouts import CHARACTERS, LINES, layout_of
from secondhalf.papers.drawing.widths import fitted, issuer_size, title_lines
from secondhalf.papers.typesetting import pictures, typeset

SOURCE = Path(__file__).with_name("paper") / "page.typ"


def printed(page):
    """The page as PDF (bytes). Raises NoChineseFont."""
    return typeset(SOURCE, said(page))


def pictured(page, *, ppi=96):
    """Its pages as PNG, to look at."""
    return pictures(SOURCE, said(page), ppi=ppi)


def said(page):
    layout = layout_of(page)
    measures = {name: str(getattr(layout, name)) for name in layout.__dataclass_fields__ if name != "grid"}
    more = {"lines": LINES, "characters": CHARACTERS, "issuer": issuer_size(page.get("issuer", ""), layout)}
    page = {**page, "title": title_lines(page, layout), "body": [fitted(block, layout) for block in page["body"]]}
    return {"page": page, "is_grid": layout.grid, "measures": measures | {k: str(v) for k, v in more.items()}}
