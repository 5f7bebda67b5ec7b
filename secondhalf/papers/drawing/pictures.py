"""Pictures inside an office file without what a camera or a program wrote into them. 图片去除拍摄信息。"""

import io

from PIL import Image, ImageOps

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff")
MOST_PIXELS = 40_000_000
ORIENTATION = 0x0112


class NoPicture(ValueError):
    """It cannot be read as the picture that its name promises."""


def bare(body, name=""):
    """The same picture (bytes) without EXIF, comments and texts. Raises NoPicture with the name.

    A JPEG keeps its very points unless it stood on its side.
    """
    try:
        with Image.open(io.BytesIO(body)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NoPicture(name)
            return saved(picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as reason:
        raise NoPicture(name) from reason


def saved(picture):
    kind, out = picture.format, io.BytesIO()
    how = {"icc_profile": picture.info.get("icc_profile"), "dpi": picture.info.get("dpi", (96, 96))}
    if kind == "JPEG":
        turned = picture.getexif().get(ORIENTATION, 1) != 1
        picture.info.pop("comment", None)
        how |= {"quality": 92} if turned else {"quality": "keep"}
        picture = ImageOps.exif_transpose(picture) if turned else picture
    if kind == "PNG":
        picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    picture.save(out, format=kind, **{name: value for name, value in how.items() if value})
    return out.getvalue()
