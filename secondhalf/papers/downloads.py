"""A paper as a download: its own type, never run, never kept by anyone in between. 下载。"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from secondhalf.papers.problems import PaperGone

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
    "pdf": "application/pdf",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def download(body, format, name):
    """The bytes under a name without its suffix. Raises PaperGone for None."""
    if body is None:
        raise PaperGone
    response = HttpResponse(body, content_type=TYPES[format])
    safe = "".join(" " if one in '\\/:*?"<>|' or not one.isprintable() else one for one in name)[:120].strip()
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{safe or 'paper'}.{format}")
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
