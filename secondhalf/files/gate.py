"""Uploads that are too large are turned away at the gate, before they fill the disk. 上传关口。"""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import JsonResponse
from django.shortcuts import render

from secondhalf.core import profile
from secondhalf.files.problems import FileTooLarge

MEGABYTE = 1024 * 1024
FILES_AT_ONCE = 10


class UploadGate:
    """Answers 413 in words to a body that says it is too large, or that turns out so while it is read.

    One file may have the profile's megabytes (20), one request ten times as many. It stands before the CSRF check,
    which is the first to read a body. A view with `keeps_words` says itself, beside what was typed, that a file of
    `request.too_large` (megabytes) came without its content.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.content_type.startswith("multipart/") or request.method in ("GET", "HEAD"):
            return None
        megabytes = profile.value(None, "files.megabytes")
        if length_of(request) > (FILES_AT_ONCE * megabytes + 1) * MEGABYTE:
            request._mark_post_parse_error()  # nobody reads the body after this
            return refusal(request, megabytes)
        watch = Watch(request, megabytes)
        request.upload_handlers.insert(0, watch)
        try:
            request.POST  # noqa: B018 (reading it is what parses the body)
        except RequestDataTooBig:
            return refusal(request, megabytes)
        if watch.stopped and getattr(view, "keeps_words", False) and watch.all <= FILES_AT_ONCE * watch.most:
            request.too_large = megabytes
            return None
        return refusal(request, megabytes) if watch.stopped else None


class Watch(FileUploadHandler):
    """Counts what arrives: of a file that is too large no more is kept, of a request that is, no more is read."""

    def __init__(self, request, megabytes):
        super().__init__(request)
        self.most, self.one, self.all = megabytes * MEGABYTE, 0, 0
        self.stopped = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.one = 0

    def receive_data_chunk(self, raw_data, start):
        self.one += len(raw_data)
        self.all += len(raw_data)
        if self.all > FILES_AT_ONCE * self.most:
            self.stopped = True
            raise StopUpload(connection_reset=True)
        self.stopped = self.stopped or self.one > self.most
        return None if self.stopped else raw_data

    def file_complete(self, file_size):
        return None


def length_of(request):
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def refusal(request, megabytes):
    """The problem as a page or as JSON."""
    problem = FileTooLarge(megabytes=megabytes)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(problem.as_json(), status=problem.status, content_type="application/problem+json")
    context = {"problem": problem, "thing": None, "kept": {}}
    return render(request, "core/problem.html", context, status=problem.status)
