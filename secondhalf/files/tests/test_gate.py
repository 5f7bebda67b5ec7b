"""The gate: a 2 GB upload is turned away early, in words, and leaves nothing on the disk."""

import io

import pytest
from django.http import HttpResponse, QueryDict
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from secondhalf.files.tests.sending import picture, sent

SEEN = []


@csrf_exempt
def view(request):
    SEEN.append(request)
    return HttpResponse(",".join(str(upload.size) for upload in request.FILES.getlist("photo")))


view.reads_no_sign_in = True
urlpatterns = [path("send", view, name="send")]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]
GIGABYTES = 2 * 1024**3


@pytest.fixture(autouse=True)
def _forget():
    SEEN.clear()


class Endless(io.RawIOBase):
    """A body that says nothing of its end; `read_so_far` counts what the server took."""

    def __init__(self, head):
        self.head, self.read_so_far = head, 0

    def read(self, size=-1):
        size = size if size >= 0 else 1024 * 1024
        self.read_so_far += size
        if self.head:
            head, self.head = self.head, b""
            return head
        return bytes(min(size, 64 * 1024))


def test_a_file_within_the_limit_passes(client):
    body = picture()
    assert client.post("/send", {"photo": sent("a.jpg", body)}).content == str(len(body)).encode()


def test_a_file_over_the_limit_is_answered_in_words_and_does_not_reach_the_view(client):
    answer = client.post("/send", {"photo": sent("film.mp4", bytes(20 * 1024 * 1024 + 1))})
    assert answer.status_code == 413 and "20 MB" in answer.content.decode() and not SEEN
    answer = client.post(
        "/send", {"photo": sent("film.mp4", bytes(21 * 1024 * 1024))}, headers={"accept": "application/json"}
    )
    assert answer.json()["code"] == "file_too_large"


def test_two_gigabytes_are_refused_by_their_announced_length_alone(client):
    body = Endless(b"--b\r\n")
    extra = {"wsgi.input": body, "CONTENT_LENGTH": str(GIGABYTES), "CONTENT_TYPE": "multipart/form-data; boundary=b"}
    answer = client.generic("POST", "/send", **extra)
    assert answer.status_code == 413 and body.read_so_far == 0 and not SEEN


def test_a_body_without_end_is_cut_off_and_leaves_nothing_on_the_disk(client, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    head = b'--b\r\nContent-Disposition: form-data; name="photo"; filename="film.mp4"\r\n\r\n'
    body = Endless(head)
    announced = str(150 * 1024 * 1024)
    extra = {"wsgi.input": body, "CONTENT_LENGTH": announced, "CONTENT_TYPE": "multipart/form-data; boundary=b"}
    answer = client.generic("POST", "/send", **extra)
    assert answer.status_code == 413 and not SEEN
    assert body.read_so_far < 250 * 1024 * 1024 and not list(tmp_path.iterdir())


def test_other_requests_are_not_parsed_by_the_gate(client):
    client.post("/send", "a=1", content_type="application/x-www-form-urlencoded")
    assert [request.POST for request in SEEN] == [QueryDict("a=1")]
