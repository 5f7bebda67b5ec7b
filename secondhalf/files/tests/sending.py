"""Uploads for tests: made here, small, honest and otherwise."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{}+xml"/></Types>'
WORD, WORKBOOK = TYPES.format("wordprocessingml.document.main"), TYPES.format("spreadsheetml.sheet.main")


def sent(name, body):
    return SimpleUploadedFile(name, body)


def picture(form="JPEG", size=(400, 300), **saved):
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, form, **saved)
    return out.getvalue()


def phone_photo():
    """A JPEG as a phone makes it: on its side, with place, time, camera, comment and a thumbnail of words."""
    exif = Image.Exif()
    exif[Base.Orientation], exif[Base.Make], exif[Base.DateTime] = 6, "PhoneMaker", "2026:11:04 08:59:59"
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (30.0, 40.0, 50.0)})
    return picture(size=(400, 300), exif=exif, comment=b"taken by Lin Xi", dpi=(300, 300))


def package(types=WORD, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", types)
        for name, body in parts.items():
            zipped.writestr(name.replace("__", "/"), body)
    return out.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
