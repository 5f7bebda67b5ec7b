"""What a room issues by a loop of its own: the first file drawn of it is kept, and handed out ever after. 印发件留存。

Such papers have editions by what their reader may see, so that what is asked for cannot be drawn when they are issued;
what it says and the template of that day are frozen by then, and from the first drawing on the bytes are.
"""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.papers import keeping
from secondhalf.papers.problems import PaperGone


@dataclass(frozen=True)
class Issued:
    """An edition of something issued. key: of the room's row; edition: "" for the whole, else what is left out.

    template: the organisation's own as it was used on the day of the issue, or None.
    """

    key: Any
    realm: Any
    no: str
    edition: str = ""
    template: Any = None

    @property
    def copies(self):
        """The files of this edition that are kept."""
        return IssuedCopy.objects.filter(issue=self.key, edition=self.digest).order_by("-language", "format")

    @property
    def digest(self):
        return keeping.digest(self.edition.encode()) if self.edition else ""


class IssuedCopy(Owned):
    """The bytes of one edition in one language and format, as they were first drawn; they never change."""

    issue = models.UUIDField()
    no = models.CharField(_("number"), max_length=60)
    form = models.CharField(_("form"), max_length=40)
    edition = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10)
    format = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    drawn_at = models.DateTimeField(default=moments.now)

    class Meta:
        verbose_name = _("file of an issued paper")
        constraints = [
            models.UniqueConstraint(fields=["issue", "form", "edition", "language", "format"], name="one_issued_copy")
        ]

    def __str__(self):
        return f"{self.no} {self.language} {self.format}"

    @property
    def body(self):
        """The very bytes, or None if they are gone or were changed."""
        found = keeping.get(self.pk, self.format)
        return found if found is not None and keeping.digest(found) == self.sha256 else None


def first_drawn(issued, *, form, format, language, draw):
    """The kept bytes, or what `draw()` gives, kept from now on. Raises PaperGone when kept bytes are lost."""
    where = {"issue": issued.key, "form": form.key, "edition": issued.digest, "language": language, "format": format}
    copy = IssuedCopy.objects.filter(**where).first()
    if copy is None:
        copy = keep(IssuedCopy(realm=issued.realm, no=issued.no, **where), draw())
    body = copy.body
    if body is None:
        raise PaperGone
    return body


def keep(copy, body):
    """Keep the bytes; of two who ask at once the first is kept for both."""
    copy.sha256, copy.size = keeping.put(copy.pk, copy.format, body), len(body)
    try:
        with transaction.atomic():
            copy.save(force_insert=True)
    except IntegrityError:
        keeping.remove(copy.pk, copy.format)
        same = {name: getattr(copy, name) for name in ("issue", "form", "edition", "language", "format")}
        return IssuedCopy.objects.get(**same)
    return copy
