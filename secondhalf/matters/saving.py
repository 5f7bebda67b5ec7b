"""Views of lists that a person keeps under a name; what a view shows stands in its address. 常用视图。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Row

MOST = 20


class SavedView(Row):
    """A name for a filtered list. `query` is what stands behind the question mark of its address."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", db_index=False)
    name = models.CharField(_("name of the view"), max_length=40)
    query = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField(default=moments.now)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_view_of_a_name")]

    def __str__(self):
        return self.name


def save(person, name, query):
    """Keep the view; one of the same name is replaced. Beyond MOST the oldest gives way. Returns the view."""
    view, _made = SavedView.objects.update_or_create(person=person, name=name, defaults={"query": query})
    spare = list(person.saved_views.order_by("-made_at").values_list("pk", flat=True)[MOST:])
    person.saved_views.filter(pk__in=spare).delete()
    return view
