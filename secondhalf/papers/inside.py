"""What a template carries besides text: pictures that can be looked into, nothing else. 模板内嵌图片检查。

A drawing (EMF, WMF, SVG) may hold names of persons and programs, links and scripts. Nothing here can redraw one
faithfully, and to keep it unseen would hand on what nobody has looked at: it is refused, and named.
"""

import html
import io
import re
import zipfile
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from secondhalf.papers.drawing.metadata import DROPPED
from secondhalf.papers.drawing.pictures import SUFFIXES
from secondhalf.papers.problems import PictureNotTaken

TEXTS = (".xml", ".rels")
FONTS = (".odttf",)
DRAWN_XML = re.compile(r'<Override\b(?=[^>]*ContentType="(?:image|audio|video)/)[^>]*PartName="/([^"]+)"', re.I)
RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")
WORDS = 20  # characters of the text before a picture by which it is found


def refuse_unseen(body):
    """Raise PictureNotTaken for the first part that is neither text, nor a font, nor a picture of points."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        named_so = DRAWN_XML.findall(package.read("[Content_Types].xml").decode(errors="replace"))
        drawn = {name for name in named_so if not name.lower().endswith(SUFFIXES)}
        for name in package.namelist():
            known = name.endswith("/") or name.lower().endswith((*TEXTS, *FONTS, *SUFFIXES)) or DROPPED.match(name)
            if name in drawn or not known:
                raise PictureNotTaken(what=place_of(name, body))


def place_of(name, body):
    """The picture in words: its file, and the text that stands before it."""
    file = PurePosixPath(name)
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        for part in package.namelist():
            if part.endswith(".rels") and (key := key_of(file.name, package.read(part).decode(errors="replace"))):
                owner = part.replace("_rels/", "").removesuffix(".rels")
                if owner in package.namelist() and (words := words_before(key, package.read(owner))):
                    return _("%(file)s, after the words “%(words)s”") % {"file": file.name, "words": words}
    return file.name


def key_of(file, relations):
    """The id by which a part calls a file, or ""."""
    for one in RELATION.findall(relations):
        if re.search(rf'Target="[^"]*\b{re.escape(file)}"', one):
            return re.search(r'\bId="([^"]*)"', one).group(1)
    return ""


def words_before(key, part):
    """The last words before the place where an id is used."""
    before, found, _after = part.decode(errors="replace").partition(f'"{key}"')
    said = html.unescape(TAGS.sub("", before.rpartition("<")[0])) if found else ""
    return " ".join(said.split())[-WORDS:]
