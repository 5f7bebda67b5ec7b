"""The public form by clients in processes of their own, against the web server: `python -m bench.public`.

For each case: 8 clients at the pace aimed at (a request that had to wait counts from when it should have gone), then as
fast as they are answered. In the end every voice that was acknowledged must be there. Prints JSON. 公开反映压测。
"""

import argparse
import io
import itertools
import json
import multiprocessing
import os
import re
import socket
import sys
import time
from dataclasses import dataclass

from bench.registering import web

SECONDS, CLIENTS = 10, 8
BREAK = "front-of-the-bench"
NUMBER = re.compile(rb"data-no>(SY[0-9-]+)<")
WORDS = "四区新浴室晚上十点以后水是凉的，洗一半还断。"


@dataclass
class Case:
    """pace: requests a second of all clients together (0: as fast as they are answered). photo: (width, height)."""

    name: str
    pace: float
    photo: tuple = ()
    asks: bool = False


CASES = [
    Case("the form is opened, 100 a second", 100, asks=True),
    Case("a voice without a photo, 100 a second", 100),
    Case("a voice without a photo, as many as go", 0),
    Case("a voice with a photo of 1600 pixels, 20 a second", 20, (1600, 1200)),
    Case("a voice with a photo of 1600 pixels, as many as go", 0, (1600, 1200)),
    Case("a voice with an original of 12 megapixels, 5 a second", 5, (4000, 3000)),
    Case("a voice with an original of 12 megapixels, as many as go", 0, (4000, 3000)),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()
    told, acknowledged = {}, []
    with web() as server:
        spot = a_spot()
        for case in CASES:
            run(case, server.port, spot, 2)
            answers = run(case, server.port, spot, chosen.seconds)
            told[case.name] = figures([took for took, _number in answers], chosen.seconds)
            acknowledged += [number for _took, number in answers if number]
    told["acknowledged"] = {"voices": len(acknowledged), "lost": len(lost(acknowledged))}
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    print()


def a_spot():
    """(path, key of the union) of a unit's public page that holds nothing back."""
    from django.db import connection

    from secondhalf.people.models import Organisation
    from secondhalf.voices.models import Channel

    unit = next(one for one in Organisation.objects.filter(kind="unit") if one.nearest_union)
    holder = unit.nearest_union
    Channel.objects.get_or_create(
        code="benchbnch",
        defaults={"realm": holder.realm, "unit": unit, "holder": holder, "name": "bench", "per_hour": 10**6},
    )
    connection.close()
    return "/v/benchbnch", str(holder.pk)


def lost(numbers):
    """Acknowledged numbers that are not in the database."""
    from secondhalf.voices.models import Voice

    return set(numbers) - set(Voice.objects.values_list("no", flat=True))


def figures(took, seconds):
    took = sorted(took)
    if not took:
        return {"not": "nothing was answered"}
    return {
        "rate": round(len(took) / seconds, 1), "p50": took[len(took) // 2], "p95": took[len(took) * 95 // 100],
        "worst": took[-1],
    }  # fmt: skip


def run(case, port, spot, seconds):
    """[(seconds, number)] of every answer that all clients got."""
    context = multiprocessing.get_context("spawn")
    results, start = context.Queue(), context.Barrier(CLIENTS)
    about = (case, port, spot, seconds)
    clients = [context.Process(target=work, args=(about, name, results, start)) for name in range(CLIENTS)]
    for client in clients:
        client.start()
    answers = [answer for _client in clients for answer in results.get(timeout=seconds + 120)]
    for client in clients:
        client.join()
    return answers


def work(about, name, results, start):
    """One client: at its share of the pace, measured from when each request should have gone."""
    case, port, spot, seconds = about
    bodies, line = requests(case, port, spot), Line(port)
    step = CLIENTS / case.pace if case.pace else 0
    line.send(next(bodies))
    start.wait()
    begun, answers = time.perf_counter(), []
    for count in itertools.count():
        planned = begun + (count + name / CLIENTS) * step if step else time.perf_counter()
        if planned - begun >= seconds:
            break
        time.sleep(max(0, planned - time.perf_counter()))
        answer = line.send(next(bodies))
        number = NUMBER.search(answer)
        answers.append((time.perf_counter() - planned, number and number[1].decode()))
    results.put(answers)


def requests(case, port, spot):
    """Whole requests as bytes, each with a key of its own; made ahead of time, so that they cost the client nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()
    from secondhalf.voices.public import proof

    path, holder = spot
    if case.asks:
        yield from itertools.repeat(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    photo = picture(*case.photo) if case.photo else b""
    while True:
        fields = {"words": WORDS, "mode": "anonymous", "holder": holder, "once": proof.new_once()}
        parts = [part(f'name="{name}"', value.encode()) for name, value in fields.items()]
        if photo:
            parts.append(part('name="photos"; filename="a.jpg"\r\nContent-Type: image/jpeg', photo))
        body = b"".join(parts) + f"--{BREAK}--\r\n".encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: multipart/form-data; boundary={BREAK}\r\n\r\n"
        )
        yield head.encode() + body


def part(head, value):
    return f"--{BREAK}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + value + b"\r\n"


def picture(width, height):
    """A JPEG as large as a phone's: soft noise, some 0.2 bytes a pixel."""
    from PIL import Image, ImageFilter

    noise = Image.effect_noise((width // 4, height // 4), 80).resize((width, height))
    out = io.BytesIO()
    noise.filter(ImageFilter.GaussianBlur(2)).convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()


class Line:
    """One open connection."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request):
        """The body of the answer. Raises RuntimeError on anything but 200."""
        self.socket.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _break, body = data.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        while len(body) < length:
            body += self._receive()
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode() + body.decode()[:2000])
        return body

    def _receive(self):
        if not (chunk := self.socket.recv(65536)):
            raise ConnectionError("the server closed the connection")
        return chunk


if __name__ == "__main__":
    main()
