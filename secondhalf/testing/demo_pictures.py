"""Small drawings that stand for photos: a reading, a lamp, a tray, before and after. 演示佐证图。"""

import io
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

SIZE = (480, 360)
WALL, INK, PALE, GOOD, BAD = "#d9dee2", "#2a3238", "#f6f7f8", "#2f7d4f", "#b3402e"


def photo(drawing, after):
    """An upload with the drawing of a topic: [kind, value before, value after]."""
    kind, *values = drawing
    name = f"{kind}-{'after' if after else 'before'}.jpg"
    return SimpleUploadedFile(name, draw(kind, values[1 if after else 0], after), "image/jpeg")


@cache
def draw(kind, value, after):
    """The bytes of the picture."""
    picture = Image.new("RGB", SIZE, WALL)
    DRAWINGS[kind](ImageDraw.Draw(picture), value, GOOD if after else BAD)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def thermometer(pen, value, colour):
    pen.rounded_rectangle((205, 30, 245, 280), 20, fill=PALE, outline=INK, width=3)
    pen.ellipse((190, 250, 260, 320), fill=colour, outline=INK, width=3)
    pen.rectangle((216, 270 - value * 4, 234, 270), fill=colour)
    for degree in range(0, 60, 10):
        pen.line((250, 270 - degree * 4, 268, 270 - degree * 4), fill=INK, width=2)
    written(pen, (300, 130), f"{value} °C", 48)


def meter(pen, value, colour):
    pen.rounded_rectangle((90, 60, 390, 300), 24, fill=INK)
    pen.rectangle((120, 95, 360, 205), fill="#c8d6c0")
    written(pen, (165, 105), str(value), 84)
    pen.ellipse((215, 232, 265, 282), fill=colour)


def clock(pen, value, colour):
    pen.ellipse((120, 50, 360, 290), fill=PALE, outline=INK, width=6)
    pen.line((240, 170, 240, 85), fill=INK, width=8)
    pen.line((240, 170, 240 + value * 3, 170 + value), fill=colour, width=8)
    pen.rectangle((200, 305, 280, 345), fill=colour)


def tray(pen, value, colour):
    pen.rounded_rectangle((50, 70, 430, 300), 28, fill="#b9c2c9", outline=INK, width=3)
    for place in range(6):
        x, y = 80 + place % 3 * 118, 95 + place // 3 * 100
        pen.rounded_rectangle((x, y, x + 100, y + 82), 12, fill=colour if place < value else PALE)


def sheet(pen, value, colour):
    pen.rectangle((130, 25, 350, 335), fill=PALE, outline=INK, width=2)
    pen.rectangle((165, 50, 315, 66), fill=INK)
    for line in range(8):
        pen.line((155, 100 + line * 26, 325 if value or line < 3 else 215, 100 + line * 26), fill="#8d979f", width=3)
    if value:
        pen.ellipse((255, 245, 325, 315), outline="#b3202c", width=6)


def lamp(pen, value, colour):
    pen.rectangle((0, 0, *SIZE), fill="#f3ead2" if value else "#1c2229")
    pen.rectangle((0, 290, 480, 360), fill="#8a8f94" if value else "#2b3138")
    pen.rectangle((228, 90, 240, 300), fill="#555d64")
    pen.ellipse((196, 50, 272, 110), fill="#ffd75e" if value else "#3a424a", outline=INK, width=3)


def written(pen, at, text, size):
    pen.text(at, text, fill=INK, font=ImageFont.load_default(size))


DRAWINGS = {draws.__name__: draws for draws in (thermometer, meter, clock, tray, sheet, lamp)}
