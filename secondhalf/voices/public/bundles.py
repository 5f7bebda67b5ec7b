"""One sheet and one script for a phone on a bad line: the house's files, put together when first asked. 合并资源。

A file is asked for once: its address carries the hash of what is in it.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

SHEETS = ("core/tokens.css", "core/house.css", "core/parts.css", "core/public.css", "core/print.css")
OURS = ("voices/voices.css", "voices/public/public.css", "voices/public/board.css")
DARK = "core/dark.css"
WISHED = "@media screen and (prefers-color-scheme: dark){%s}"
CHOSEN = "@media screen{%s}"
SCRIPTS = ("frame", "proof", "photos", "memo", "draft", "sending", "receipt", "begin")

# name: (content type, [(file, how it is wrapped)])
BUNDLES = {
    "light.css": ("text/css", [*SHEETS, *OURS]),
    "dark.css": ("text/css", [SHEETS[0], (DARK, CHOSEN), *SHEETS[1:], *OURS]),
    "as-wished.css": ("text/css", [SHEETS[0], (DARK, WISHED), *SHEETS[1:], *OURS]),
    "public.js": ("text/javascript", [f"voices/public/{name}.js" for name in SCRIPTS]),
}


def bundle(name):
    """{"hash", "plain" (bytes), "gzip" (bytes), "type"} of one of BUNDLES."""
    return put_together(name) if not settings.DEBUG else put_together.__wrapped__(name)


@cache
def put_together(name):
    kind, files = BUNDLES[name]
    pairs = [(one, "%s") if isinstance(one, str) else one for one in files]
    plain = "\n".join(wrapped(text_of(path), wrap) for path, wrap in pairs).encode()
    mark = hashlib.sha256(plain).hexdigest()[:12]
    return {"hash": mark, "plain": plain, "gzip": gzip.compress(plain, 9, mtime=0), "type": f"{kind}; charset=utf-8"}


def wrapped(text, wrap):
    before, _place, after = wrap.partition("%s")
    return f"{before}{text}{after}"


def text_of(path):
    return Path(finders.find(path)).read_text(encoding="utf-8")
