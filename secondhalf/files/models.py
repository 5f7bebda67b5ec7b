"""A stored file and what is known of it. 佐证文件。"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _words
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned


class File(Owned):
    """One checked, stored file. `sha256` is of the stored bytes (a photo is re-encoded without metadata before).

    It belongs to nobody by itself: whoever may see a subject that shows it may open it (`doors.py`).
    """

    name = models.CharField(_("name"), max_length=160)
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    taken_at = models.DateTimeField(_("taken at, as declared"), null=True, blank=True)
    place = models.CharField(_("place, as declared"), max_length=120, blank=True)
    taken_by = models.CharField(_("taken by"), max_length=60, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=moments.now)

    class Meta:
        verbose_name = _("file")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("file", args=[self.pk])

    @property
    def is_picture(self):
        return self.content_type.startswith("image/")

    @property
    def is_sound(self):
        return self.content_type.startswith("audio/")

    @property
    def hash(self):
        """The beginning of the hash, as printed beside a photo."""
        return self.sha256[:8]

    def as_photo(self):
        """What `core/_photo.html` draws: url, small, alt, at, place, by, hash."""
        return {
            "url": self.get_absolute_url(),
            "small": reverse("small_file", args=[self.pk]) if self.is_picture else "",
            "alt": _words("Photo: %(name)s") % {"name": self.name},
            "at": self.taken_at or self.uploaded_at,
            "place": self.place,
            "by": self.taken_by,
            "hash": self.hash,
        }
