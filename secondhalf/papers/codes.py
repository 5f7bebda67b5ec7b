"""A QR code alone, to be put on somebody's own paper. 二维码。"""

import io

import segno

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks
STURDY = "q"  # a quarter of it may be torn or dirty


def qr_svg(text, *, title=""):
    """The code as an SVG document (bytes), black on white, of any size."""
    return saved(text, kind="svg", scale=8, border=QUIET, light="#fff", title=title or None)


def qr_png(text, *, scale=24):
    """The code as PNG (bytes). scale: pixels a module."""
    return saved(text, kind="png", scale=scale, border=QUIET)


def saved(text, **how):
    out = io.BytesIO()
    segno.make(text, error=STURDY, micro=False, boost_error=True).save(out, **how)
    return out.getvalue()
