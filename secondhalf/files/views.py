"""Downloads: whole files and thumbnails, never run, never guessed at, never kept by anyone in between. 下载。"""

from django.http import FileResponse, HttpResponse, HttpResponseNotModified
from django.utils.http import content_disposition_header, parse_etags
from django.views.decorators.http import require_safe

from secondhalf.core.problems import NotFound
from secondhalf.files import pictures, storing
from secondhalf.files.doors import opened
from secondhalf.files.kinds import KINDS
from secondhalf.files.sounds import SOUNDS

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


@require_safe
def file(request, key):
    """The file itself: pictures in the page, everything else as a download."""
    found = opened(request.actor, key)
    path = storing.path_of(found.pk)
    if not path.exists():
        raise NotFound
    return unchanged(request, found.sha256) or answer(FileResponse(path.open("rb")), found, found.sha256)


@require_safe
def small(request, key):
    """The thumbnail of a picture, made at its first use."""
    found = opened(request.actor, key)
    if not found.is_picture:
        raise NotFound
    tag = f"{found.sha256}-small"
    return unchanged(request, tag) or answer(HttpResponse(thumbnail(found)), found, tag)


def thumbnail(found):
    kept, path = storing.small_path_of(found.pk), storing.path_of(found.pk)
    if kept.exists():
        return kept.read_bytes()
    if not path.exists():
        raise NotFound
    body = pictures.small(path, KINDS[found.content_type])
    storing.write(kept, body, when=None if found.uploaded_by_id else found.uploaded_at.timestamp())
    return body


def unchanged(request, tag):
    """304, where the browser still has it; asked only after the door."""
    return HttpResponseNotModified() if f'"{tag}"' in parse_etags(request.headers.get("If-None-Match", "")) else None


def answer(response, found, tag):
    known = KINDS.get(found.content_type) or SOUNDS.get(found.content_type)
    response.headers["Content-Type"] = known.content_type if known else "application/octet-stream"
    inline = known is not None and (known.is_picture or known.is_sound)
    response.headers["Content-Disposition"] = content_disposition_header(not inline, found.name)
    response.headers["ETag"] = f'"{tag}"'
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
