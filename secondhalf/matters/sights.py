"""Lines of sight: which organisations have a matter before them, with what their lists sort by. 可见范围。

One row for each organisation on the line of the holder and of every department with a duty. It is the whole of
"who may see": a list at any level of the tree is one look into one index, however large the tree.
"""

from django.apps import apps
from django.db import models

from secondhalf.core import moments
from secondhalf.core.rows import Row
from secondhalf.matters.stages import OPEN, Stage
from secondhalf.people.lines import line_of
from secondhalf.people.organisations import Organisation


class Sight(Row):
    """An organisation has the matter before it; stage and dates are repeated for its lists."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="sights", db_index=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", db_index=False)
    stage = models.CharField(max_length=20, choices=Stage)
    is_open = models.BooleanField()
    due_at = models.DateTimeField(null=True)
    is_stopped = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=moments.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "organisation"], name="one_sight")]
        indexes = [
            models.Index(fields=["organisation", "is_open", "due_at", "matter", "is_stopped"], name="sight_due"),
            models.Index(fields=["organisation", "stage", "due_at", "matter"], name="sight_stage"),
            models.Index(fields=["organisation", "received_at", "matter"], name="sight_received"),
        ]


def follow_tree(event):
    """Reaction to organisation.move: whoever is above the organisation now sees its matters, whoever was does not."""
    moved = Organisation.objects.filter(pk=event.subject).first()
    below = Organisation.objects.under(moved.path).values("pk")
    matters = apps.get_model("matters", "Matter").objects.filter(sights__organisation__in=below).distinct()
    for matter in matters.iterator(chunk_size=500):
        matter.see_anew()


class Sighted:
    """Verbs of the house, not of the loop: who has it before them."""

    def be_seen_from(self, *organisations):
        """Add the organisations and everything above them to those who see it."""
        seeing = {pk for organisation in organisations for pk in line_of(organisation.pk)}
        seeing -= set(self.sights.values_list("organisation_id", flat=True))
        Sight.objects.bulk_create([self._sight(pk) for pk in sorted(seeing)])

    def see_anew(self):
        """Draw the lines of sight again from whoever holds it, held it, or has a duty in it."""
        anchors = {self.holder_id, *self.handings.values_list("giver_id", flat=True), *self.duties}
        wanted = {pk for anchor in anchors for pk in line_of(anchor)}
        seeing = set(self.sights.values_list("organisation_id", flat=True))
        self.sights.filter(organisation__in=seeing - wanted).delete()
        Sight.objects.bulk_create([self._sight(pk) for pk in sorted(wanted - seeing)])

    def leave_sight_of(self, *organisations):
        """The departments no longer see it (a dispute was agreed to); what is above them still does."""
        self.sights.filter(organisation__in=organisations).delete()

    def refresh_sights(self, changed, born):
        if not born and changed.keys() & {"stage", "due_at", "stopped_at"}:
            self.sights.update(**self._standing_in_lists())

    def _sight(self, organisation_id):
        return Sight(
            matter=self,
            organisation_id=organisation_id,
            received_at=self.received_at,
            **self._standing_in_lists(),
        )

    def _standing_in_lists(self):
        is_open, is_stopped = self.stage in OPEN, self.stopped_at is not None
        return {"stage": self.stage, "is_open": is_open, "due_at": self.due_at, "is_stopped": is_stopped}
