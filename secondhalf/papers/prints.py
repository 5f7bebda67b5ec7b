"""A paper that somebody asked for: on its way, ready, or broken off, with how far it has come. 打印任务。"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.papers import keeping
from secondhalf.papers.form import every


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("print", "waiting")
    RUNNING = "running", _("on its way")
    READY = "ready", _("ready")
    BROKEN = "broken", _("broken off")


class Print(Owned):
    """One file for one person. It goes after 30 days; nobody else opens it.

    form, ref: what was asked for. error, remedy: what went wrong and what to do, in the language of the person.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    form = models.CharField(max_length=40)
    ref = models.CharField(max_length=400)
    format = models.CharField(max_length=5)
    language = models.CharField(max_length=10)
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(default=moments.now)
    moved_at = models.DateTimeField(default=moments.now)

    class Meta:
        verbose_name = _("paper asked for")
        indexes = [models.Index(fields=["person", "-id"], name="prints_of")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("print", args=[self.pk])

    @property
    def kind(self):
        """Its Form, or None when no room gives it any more."""
        return every().get(self.form)

    @property
    def is_on_its_way(self):
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def body(self):
        """Its bytes, or None if they are gone or were changed."""
        found = keeping.get(self.pk, self.format)
        return found if found is not None and keeping.digest(found) == self.sha256 else None
