"""A photo that came with the words tells nothing of its sender, and opens to whoever may open the voice."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from secondhalf.voices.models import Voice


def photo():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#8ab").save(out, "JPEG", exif=Image.Exif())
    return SimpleUploadedFile("宁远的手机.jpg", out.getvalue(), "image/jpeg")


def test_a_photo_comes_with_the_words(client, world):
    client.force_login(world.ningyuan.person)
    client.post("/speak", {"words": "水凉", "mode": "named", "holder": world.places.works.pk, "photos": [photo()]})
    voice = Voice.objects.get()
    file = voice.shots.get().file
    assert (file.uploaded_by, file.name) == (None, "file.jpg")
    for name, status in (("ningyuan", 200), ("baiyang", 200), ("jianghe", 404), ("wenxin", 404)):
        client.force_login(getattr(world, name).person)
        assert client.get(f"/files/{file.pk}").status_code == status, name
