"""An organisation's own template of a form: checked when it comes, used until a newer one comes. 自有模板。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.papers import keeping
from secondhalf.papers.drawing import metadata
from secondhalf.papers.drawing.pictures import NoPicture
from secondhalf.papers.hostile import refuse_hostile
from secondhalf.papers.inside import place_of, refuse_unseen
from secondhalf.papers.problems import PictureNotTaken


class Template(Owned):
    """A docx with placeholders. Its bytes are kept without metadata; they never change.

    retired_at: from when on it is not used any more; a newer one of the same form takes its place by itself.
    """

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    form = models.CharField(_("form"), max_length=40)
    name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=moments.now)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("template")
        indexes = [models.Index(fields=["organisation", "form", "-id"], name="templates_of")]

    def __str__(self):
        return self.name

    @classmethod
    def used_by(cls, organisation, form_key, at=None):
        """The newest one of the organisation, else of the nearest above it; None where the usual layout is used.

        at: a moment, for the one that was used then.
        """
        mine = cls.objects.filter(form=form_key, organisation__path__in=organisation.line())
        if at is None:
            mine = mine.filter(retired_at=None)
        else:
            unretired = models.Q(retired_at=None) | models.Q(retired_at__gt=at)
            mine = mine.filter(unretired, uploaded_at__lte=at)
        return mine.order_by("-organisation__path", "-id").first()

    @property
    def body(self):
        """Its bytes, or None if they are gone or were changed."""
        found = keeping.get(self.pk, "docx")
        return found if found is not None and keeping.digest(found) == self.sha256 else None


def check(body, form):
    """The bytes to keep, without metadata. Raises what is hostile in them or cannot be filled."""
    from secondhalf.papers.placeholders import filled, refuse_unknown, sample  # late, see making.py

    refuse_hostile(body)
    refuse_unseen(body)
    try:
        kept = metadata.cleaned(body, pictures=True)  # its properties would be filled in, too
    except NoPicture as reason:
        raise PictureNotTaken(what=place_of(str(reason), body)) from reason
    refuse_unknown(kept, form.places)
    filled(kept, sample(form.places))
    return kept


def take(body, *, name, form, organisation, by):
    """Check and keep a template; from now on it is used. Raises what `check` finds."""
    kept = check(body, form)
    template = Template(
        realm=organisation.realm,
        organisation=organisation,
        form=form.key,
        name=name[:120],
        sha256=keeping.digest(kept),
        size=len(kept),
        uploaded_by=by.person,
    )
    keeping.put(template.pk, "docx", kept)
    template.save(force_insert=True)
    return template


def tried(template, form):
    """The template filled with the words of its places, to look at."""
    from secondhalf.papers.placeholders import filled, sample

    return metadata.cleaned(filled(template.body, sample(form.places)), title=str(form.title))
