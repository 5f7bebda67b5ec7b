"""Everything that a matter's page shows, each kind of row read once. 事项详情。"""

from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from secondhalf.core.stories import lines
from secondhalf.matters.corrections import corrections, lamp
from secondhalf.matters.determining import SCHEMES, FiveFixes
from secondhalf.matters.done import DONE
from secondhalf.matters.kinds import DutyRole
from secondhalf.matters.linking import Link
from secondhalf.matters.naming import HIDDEN
from secondhalf.matters.policy import runs_the_office, visible_to
from secondhalf.matters.rail import rail
from secondhalf.matters.reporting import Exhibit
from secondhalf.matters.told import FACTS
from secondhalf.people.models import Organisation

SHOWN = 8
WENT_BACK = frozenset({"send_back", "contest", "reopen", "redo"})


class Sheet:
    """The page of one matter for one actor. Its queries depend on what kinds of things happened, never on how many."""

    def __init__(self, matter, actor):
        self.matter, self.actor = matter, actor

    @cached_property
    def events(self):
        return list(self.matter.story())

    @cached_property
    def _acts(self):
        return {event.pk: event for event in self.events}

    @cached_property
    def _verbs(self):
        return {event.verb for event in self.events}

    def facts(self, relation):
        """The facts of a relation of told.FACTS, oldest first; no query when nothing happened that leaves one."""
        kept = vars(self).setdefault("_facts", {})
        if relation not in kept:
            kept[relation] = self._read(FACTS[relation])
        return kept[relation]

    def _read(self, told):
        if not told.verbs & self._verbs:
            return []
        rows = getattr(self.matter, told.relation).order_by("id")
        rows = rows.select_related(*told.related) if told.related else rows  # without a name it would join everything
        if told.relation == "verifications":
            rows = rows.prefetch_related("points__shots__file", "signatures__drawing")
        if told.relation == "exclusions":
            rows = rows.prefetch_related("evidence__file")
        if told.relation == "namings":
            rows = rows.prefetch_related("named__person", "named__organisation", "witnesses__person")
        if told.relation == "notes":
            rows = rows.prefetch_related("replies__act__person")
        facts = list(rows)
        for fact in facts:
            if fact.act_id in self._acts:
                fact.act = self._acts[fact.act_id]
        return facts

    @cached_property
    def words(self):
        """{event key: what was written at that act}."""
        words = {}
        for told in FACTS.values():
            for fact in self.facts(told.relation):
                words.setdefault(fact.act_id, []).append(told.words(fact))
                if told.ruling and (ruling := getattr(fact, told.ruling, None)):
                    words.setdefault(ruling.act_id, []).append(ruling.explanation)
        for measure in self.facts("measures"):
            if finish := getattr(measure, "finish", None):
                words.setdefault(finish.act_id, []).append(f"{measure.title}\n{finish.result}")
        for instruction in self.facts("instructions"):
            if reply := getattr(instruction, "reply", None):
                words.setdefault(reply.act_id, []).append(reply.text)
        return {key: "\n".join(filter(None, texts)) for key, texts in words.items()}

    @cached_property
    def story(self):
        """Items of core/_story.html, newest first."""
        told = [event for event in self.events if event.verb not in HIDDEN or self.is_intake]
        return lines(told, DONE, self.words, marked=WENT_BACK)

    @cached_property
    def is_intake(self):
        """Only the intake post reads of recusal."""
        return runs_the_office(self.actor, self.matter)

    @property
    def namings(self):
        return self.facts("namings") if self.is_intake else []

    @property
    def recent(self):
        return self.story[:SHOWN]

    @property
    def older(self):
        return self.story[SHOWN:]

    @property
    def instructions(self):
        return self.facts("instructions")

    @property
    def disputes(self):
        return self.facts("disputes")

    @property
    def asks(self):
        return self.facts("asks")

    @property
    def exclusions(self):
        return self.facts("exclusions")

    @cached_property
    def visits(self):
        """Records of verifications, the latest first; `correction`: what became of the day that one set, or None."""
        visits = self.facts("verifications")[::-1]
        days = corrections().filter(matter=self.matter) if any(visit.fix_by for visit in visits) else ()
        found = {row.proof: row for row in days}
        for visit in visits:
            visit.correction = found.get(visit.act_id)
            visit.lamp = visit.correction and lamp(visit.correction)
        return visits

    @property
    def closures(self):
        return self.facts("closures")

    @cached_property
    def rail(self):
        return rail(self.matter, self.events)

    @cached_property
    def fixes(self):
        fixes = self.facts("five_fixes")
        return fixes[-1] if fixes else None

    @cached_property
    def fix_cells(self):
        """The five of the scheme, then whatever else was fixed: (label, value)."""
        five = SCHEMES[self.fixes.scheme]
        others = [name for name in FIXABLE if name not in five and getattr(self.fixes, name)]
        return [self._cell(name) for name in five], [self._cell(name) for name in others]

    def _cell(self, name):
        from secondhalf.core.templatetags.house import day

        value = getattr(self.fixes, name)
        return capfirst(FiveFixes._meta.get_field(name).verbose_name), day(value) if name == "finish_on" else value

    @cached_property
    def departments(self):
        """The departments with a duty, the lead first: (organisation, words of the duty)."""
        duties = self.matter.duties
        found = Organisation.objects.filter(pk__in=duties) if duties else []
        ordered = sorted(found, key=lambda place: (duties[place.pk] != DutyRole.LEAD_DEPT, place.path))
        return [(place, DutyRole(duties[place.pk]).label) for place in ordered]

    @cached_property
    def tasks(self):
        """Tasks with their measures: dicts of task and measures."""
        measures = self.facts("measures")
        return [
            {"task": task, "measures": [one for one in measures if one.task_id == task.pk]}
            for task in self.facts("tasks")
        ]

    @property
    def unfinished(self):
        return [one for one in self.facts("measures") if not hasattr(one, "finish")]

    @cached_property
    def pairs(self):
        """Evidence before and after, by what is compared; the latest of each counts."""
        pairs = {}
        for exhibit in self.facts("exhibits"):
            if exhibit.pair and exhibit.file.is_picture and exhibit.shows != Exhibit.Shows.OTHER:
                pair = pairs.setdefault(exhibit.pair, {"name": exhibit.pair, "before": None, "after": None})
                pair[exhibit.shows] = exhibit.file.as_photo()
        return list(pairs.values())

    @cached_property
    def other_exhibits(self):
        """Evidence that stands by itself."""
        shown = {photo["url"] for pair in self.pairs for photo in (pair["before"], pair["after"]) if photo}
        return [exhibit for exhibit in self.facts("exhibits") if exhibit.file.get_absolute_url() not in shown]

    @cached_property
    def links(self):
        """Matters this one has to do with, as far as the actor may see them: (words, matter)."""
        links = Link.objects.filter(matter=self.matter) | Link.objects.filter(other=self.matter)
        rows = [link for link in links.order_by("id") if link.undone_id is None]
        wanted = {key for link in rows for key in (link.matter_id, link.other_id)} - {self.matter.pk}
        seen = visible_to(self.actor).filter(pk__in=wanted).in_bulk() if wanted else {}
        pairs = [(self._link_words(link), seen.get(self._across(link))) for link in rows]
        return [(words, other) for words, other in pairs if other is not None]

    def _across(self, link):
        return link.other_id if link.matter_id == self.matter.pk else link.matter_id

    def _link_words(self, link):
        mine = link.matter_id == self.matter.pk
        if link.way == Link.Way.MERGED:
            return _("Merged into") if mine else _("Merged into this one")
        if link.way == Link.Way.SPLIT:
            return _("Split off from") if mine else _("Split off from this one")
        return _("Related")


FIXABLE = ("item", "target", "duty", "resp_leader", "resp_department", "resp_person", "measures", "finish_on", "funds",
           "contingency")  # fmt: skip
