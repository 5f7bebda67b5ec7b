"""Photos made anew: what stands in the picture stays, what stands beside it (place, camera, time) goes. 照片处理。"""

import io
import threading

from PIL import Image, ImageCms, ImageOps

from secondhalf.files.problems import TooManyPixels, UnreadableFile

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2560
SMALL_SIDE = 320
GAP = 1.2  # a JPEG of this many times the side is decoded at half its size, which takes a third of the time
AT_ONCE = threading.BoundedSemaphore(2)  # a decoded photo is large: a process never holds more than two
SAVED_AS = {"JPEG": {"quality": 85, "optimize": True}, "PNG": {"optimize": True}, "WEBP": {"quality": 85}}
FAULTS = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, OverflowError, MemoryError)


def made_anew(file, kind, name, side=LONGEST_SIDE):
    """(bytes, width, height) of the picture, upright, at most `side` pixels long, without any metadata.

    Raises TooManyPixels before decoding (over 50 million), UnreadableFile if it is damaged.
    """
    try:
        file.seek(0)
        with Image.open(file, formats=[kind.pillow]) as picture:
            pixels = picture.width * picture.height
            if pixels > MOST_PIXELS:
                raise TooManyPixels(name=name, pixels=-(-pixels // 1_000_000), most=MOST_PIXELS // 1_000_000)
            with AT_ONCE:
                clean = cleaned(picture, side)
                return encoded(clean, kind.pillow), clean.width, clean.height
    except Image.DecompressionBombError as reason:
        raise TooManyPixels(name=name, pixels=">100", most=MOST_PIXELS // 1_000_000) from reason
    except FAULTS as reason:
        raise UnreadableFile(name=name) from reason


def small(path, kind):
    """The bytes of a thumbnail, at most 320 pixels long."""
    with AT_ONCE, Image.open(path, formats=[kind.pillow]) as picture:
        return encoded(cleaned(picture, SMALL_SIDE), kind.pillow)


def cleaned(picture, side):
    """A picture of pixels only: nothing that stood beside them can travel on."""
    share = side * GAP / max(picture.size)
    picture.draft(None, [int(length * share) for length in picture.size])
    picture.thumbnail((side, side), reducing_gap=GAP)
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    see_through = "A" in upright.getbands() or "transparency" in upright.info
    mode = "RGBA" if see_through and picture.format != "JPEG" else "RGB"
    pixels = in_common_colours(upright, profile).convert(mode)
    clean = Image.new(mode, pixels.size)
    clean.paste(pixels)
    return clean


def in_common_colours(picture, profile):
    """Colours of a wide-gamut camera turned into sRGB, since its profile is not kept."""
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def encoded(picture, form):
    out = io.BytesIO()
    picture.save(out, form, **SAVED_AS[form])
    return out.getvalue()
