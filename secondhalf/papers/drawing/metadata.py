"""Takes out of an office file who made it, when and with what. 去除文件元数据。"""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from secondhalf.core import moments
from secondhalf.papers.drawing.pictures import SUFFIXES, bare

CORE = "docProps/core.xml"
APPLICATION = "docProps/app.xml"
DROPPED = re.compile(r"docProps/(thumbnail\..*|custom\.xml)$")
TOLD_BY_RELATIONS = re.compile(
    r"<Relationship\b[^>]*(?:thumbnail|custom-properties)[^>]*/>|<Override\b[^>]*docProps/custom\.xml[^>]*/>"
)
FIXED = (1980, 1, 1, 0, 0, 0)
NAMES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def cleaned(package, *, title="", body="", pictures=False):
    """The same docx, pptx or xlsx (bytes) with a title and a day, and nothing else about its making.

    body: WordprocessingML that comes before the section of an empty docx. pictures: clean those inside as well (they
    came from outside). Raises NoPicture.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if DROPPED.search(name):
                continue
            said = {CORE: core(title), APPLICATION: application()}.get(name) or old.read(name)
            if pictures and name.lower().endswith(SUFFIXES):
                said = bare(said, name)
            if name.endswith(".xlsx"):  # the figures behind a chart
                said = cleaned(said)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                said = TOLD_BY_RELATIONS.sub("", said.decode()).encode()
            if body and name == "word/document.xml":
                said = said.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, said)
    return out.getvalue()


def core(title):
    day = f"{moments.today().isoformat()}T00:00:00Z"
    when = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    named = f"<dc:title>{escape(title)}</dc:title>" if title else ""
    return f"{HEAD}<cp:coreProperties {NAMES}>{named}{when}</cp:coreProperties>".encode()


def application():
    return f'{HEAD}<Properties xmlns="{PROPERTIES}"><Application></Application></Properties>'.encode()
