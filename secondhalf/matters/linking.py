"""Links between matters: merged (never deleted, reversible), split off, related. 并案、拆分、关联。"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import ActField, Fact
from secondhalf.core.problems import Problem
from secondhalf.matters.kinds import FinishState


class LinkQuerySet(models.QuerySet):
    def merged(self):
        """The mergings in force."""
        return self.filter(way=Link.Way.MERGED, undone=None)


class CannotMerge(Problem):
    status = 422
    title = _("It cannot be merged into %(no)s")
    remedy = _("Choose a matter of the same union line that is not merged itself; undo mergings into this one first.")


class Link(Fact):
    """From one matter to another. Merging is a link, not a stage: the original keeps its number and its voices."""

    class Way(models.TextChoices):
        MERGED = "merged", _("merged into")
        SPLIT = "split", _("split off from")
        RELATED = "related", _("related to")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="links")
    other = models.ForeignKey("matters.Matter", models.CASCADE, related_name="linked_from")
    way = models.CharField(max_length=8, choices=Way)
    reason = models.TextField(_("reason"), blank=True)
    undone = ActField(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter"], condition=Q(way="merged", undone=None), name="merged_into_one")
        ]


class Linkable:
    @property
    def merged_into(self):
        """The matter this one is merged into now, or None."""
        link = self.links.merged().select_related("other").first()
        return link and link.other

    def close_merged(self, *, by, answer):
        """Closed with the matter it was merged into; it still gets an answer of its own."""
        with self.step("close_merged", by=by) as act:
            act.record(self.closures, answer=answer, round=self.round)
            self.closed_at, self.finish_state = act.event.at, FinishState.DONE

    def merge(self, *, by, into, reason):
        """Handle it together with `into`; it keeps its number, its voices, its own answers and verdicts (law 3).

        Raises CannotMerge into itself, into another realm, or into one that is merged itself.
        """
        if into.pk == self.pk or into.realm != self.realm or into.is_merged or self.linked_from.merged().exists():
            raise CannotMerge(thing=self, no=into.no)
        with self.step("merge", by=by) as act:
            self.is_merged = True
            act.record(self.links, other=into, way=Link.Way.MERGED, reason=reason)

    def unmerge(self, *, by, reason):
        """Handle it by itself again; the link stays on record as undone."""
        with self.step("unmerge", by=by) as act:
            act.record(self.reasons, text=reason)
            self.is_merged = False
            self.links.merged().update(undone=act.event)

    def relate(self, *, by, other, reason=""):
        """Say that two matters have to do with each other."""
        with self.step("relate", by=by) as act:
            act.record(self.links, other=other, way=Link.Way.RELATED, reason=reason)

    def split(self, *, by, title, summary, reason):
        """Register a part of it as a matter of its own (closed before this one can apply). Returns the new one."""
        with self.step("split", by=by) as act:
            child = type(self).register(
                by=by.with_once(""), title=title, summary=summary, category=self.category, unit=self.unit,
                holder=self.holder, kind=self.kind, source=self.source, regime=self.regime, parent=self,
                received_at=self.received_at, confidentiality=self.confidentiality,
            )  # fmt: skip
            child.bar_like(self)
            act.record(child.links, other=self, way=Link.Way.SPLIT, reason=reason)
            return child
