"""Signatures drawn with the finger, for the records of visits in the demo. 演示签字。"""

import io
import random
from math import cos, pi, sin

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from secondhalf.files import taking

SIZE = (640, 240)


def signatures(verifier, head, *, drawn):
    """What `verify` takes as signatures: of the verifier and of whoever answers for the department. drawn: or typed."""
    sides = (("verifier", verifier), ("department", head))
    return [
        {"side": side, "name": actor.person.name, "drawing": drawing(verifier, actor.person.name) if drawn else None}
        for side, actor in sides
    ]


def drawing(by, name):
    """The stored picture of a name's signature; the same name always signs alike."""
    return taking.take(SimpleUploadedFile("signature.png", scribble(name), "image/png"), by=by, realm=by.realm)


def scribble(name):
    chance, picture = random.Random(name), Image.new("RGB", SIZE, "#fff")
    pen, x = ImageDraw.Draw(picture), 70
    for _letter in range(2 + len(name) % 3):
        wide, high, turn = chance.randint(45, 80), chance.randint(35, 75), chance.uniform(0, pi)
        points = [(x + wide * (t / 30 + 0.5 * sin(turn + t / 4)), 120 + high * cos(turn + t / 3)) for t in range(45)]
        pen.line(points, fill="#111", width=5, joint="curve")
        x += wide + chance.randint(30, 60)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
