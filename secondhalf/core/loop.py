"""The step: every act starts from an allowed stage, happens once, is all or nothing, and leaves one event. 环节流转。

A room writes its table `MOVES = {verb: Move(from, to, needs, leaves)}`; its model mixes in `Looped`.
"""

import hashlib
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.problems import KeyReused, MovedOn, NotValid, Repeated, StillMissing, WrongStage

NEXT_PART = "next part of the route"
SAME = "same stage"


@dataclass(frozen=True)
class Move:
    """One row of the table.

    start: stages it may start from; the empty set means that the thing is born by it.
    to: the stage after; NEXT_PART asks the thing for the next part of its route; SAME keeps the stage and the turn.
    needs: questions asked before (each returns a Problem or None); the page prints them as what is still missing.
    leaves: questions asked after the body, of the records it must have left.
    """

    start: frozenset
    to: str
    needs: tuple = ()
    leaves: tuple = ()

    @property
    def keeps_stage(self):
        return self.to == SAME or self.start == {self.to}


def acting(moves):
    """The verbs of a table that act on what is there already: whatever is born by a verb has no address yet."""
    return [verb for verb, move in moves.items() if move.start]


@dataclass
class Act:
    """The running step. Its event is written last; records made through it point to that event.

    new_key: gives the key of each record.
    """

    event: Event
    leaves: list = field(default_factory=list)
    new_key: Callable = moments.uuid7

    def record(self, manager, **fields):
        """Add a fact through a related manager, sealed and tied to this act; returns it."""
        about = getattr(manager, "core_filters", {})
        fact = manager.model(id=self.new_key(), act=self.event, realm=self.event.realm, **about, **fields)
        fact.seal(fields)
        refuse_unless_complete(fact)
        fact.save(force_insert=True)
        self.leaves.append(fact.leaf)
        return fact

    def sealed(self):
        """The event, committed to the records that the step left."""
        self.event.commitment = hashlib.sha256(b"".join(self.leaves)).digest() if self.leaves else None
        return self.event

    def write(self):
        self.sealed().save(force_insert=True)


class Looped(models.Model):
    """Mixed into whatever has a loop. `turn` grows with each change of stage and travels in every form."""

    turn = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    moves = {}
    subject = ""
    kept = ()  # plain fields that a step's body may set; the step saves them

    def possible(self):
        """The verbs whose move starts from the present stage."""
        return [verb for verb, move in self.moves.items() if self.stage in move.start]

    def can(self, verb):
        return self.stage in self.moves[verb].start

    def missing(self, verb):
        """What the verb still needs: a list of Problems, empty when it is ready."""
        return [problem for need in self.moves[verb].needs if (problem := need(self))]

    @contextmanager
    def step(self, verb, *, by):
        """Do `verb` once, all or nothing. Yields the Act; the body only adds records.

        Raises WrongStage, a need's Problem, MovedOn if somebody else moved it first, Repeated with the first event.
        """
        was, born = self._standing(), self._state.adding
        try:
            with transaction.atomic():
                yield from self._run(verb, by)
        except Exception as error:
            vars(self).update(was)
            self._state.adding = born
            if by.once and isinstance(error, IntegrityError | MovedOn | WrongStage):
                self._answer_repeat(verb, by, born, error)
            raise

    def _run(self, verb, by):
        move = self.moves[verb]
        born = self._state.adding
        if not (born and not move.start) and self.stage not in move.start:
            raise WrongStage(thing=self, verb=verb_label(self, verb), stage=self.get_stage_display())
        for problem in self.missing(verb):
            raise problem
        act = Act(self._event(verb, by, move, born), new_key=self.new_key)
        before = None if born else self._standing()
        self._claim(move, act.event, born)
        before = before or self._standing()  # whoever is just born has been written as it stands now
        yield act
        for question in move.leaves:
            if problem := question(self):
                raise problem
        self._save_changes(before, born)
        act.write()

    def _standing(self):
        return {name: getattr(self, name) for name in ("stage", "turn", *self.kept)}

    def _save_changes(self, before, born):
        changed = {name: value for name, value in self._standing().items() if value != before[name]}
        plain = {name: value for name, value in changed.items() if name not in ("stage", "turn")}
        if plain:
            type(self)._base_manager.filter(pk=self.pk).update(**plain)
        self.after_body(changed, born)

    def _event(self, verb, by, move, born):
        to = self.next_part() if move.to == NEXT_PART else self.stage if move.to == SAME else move.to
        return Event(
            id=self.new_key(),
            realm=self.realm,
            name=f"{self.subject}.{verb}",
            subject=self.pk,
            person=by.person,
            post=by.post.pk if by.post else None,
            title=by.title,
            at=self.time_of(by),
            held=self.holds_back(by),
            before="" if born else self.stage,
            after=to,
            once=once_key(by),
        )

    def _claim(self, move, event, born):
        """Compare and set: of two people, or two clicks, one gets through."""
        if born:
            self.stage = event.after
            self.before_birth(event)
            self.save(force_insert=True)
            return
        turn = self.turn if move.keeps_stage else self.turn + 1
        mine = type(self)._base_manager.filter(pk=self.pk, stage=self.stage, turn=self.turn)
        if mine.update(stage=event.after, turn=turn) != 1:
            raise MovedOn(thing=self)
        self.stage, self.turn, event.turn = event.after, turn, turn
        self.after_claim(event)

    def new_key(self):
        """The key of the next event or record of this thing."""
        return moments.uuid7()

    def time_of(self, by):
        """The time that the event of the actor's act tells."""
        return moments.now()

    def holds_back(self, by):
        """Must the event of the actor's act wait for the next full hour?"""
        return False

    def after_claim(self, event):
        """Called when nobody else can move it until this step ends."""

    def before_birth(self, event):
        """Called in the step that creates the row, just before it is inserted (numbers are drawn here)."""

    def after_body(self, changed, born):
        """Called when the body is done and what it changed ({field: value}) is saved, before the event is written."""

    def _answer_repeat(self, verb, by, born, error):
        first = Event.objects.filter(once=once_key(by)).first()
        if first is None:
            return
        if first.name != f"{self.subject}.{verb}" or (first.subject != self.pk and not born):
            raise KeyReused(thing=self) from error
        raise Repeated(first) from error

    def story(self):
        """What happened to it, oldest first."""
        return Event.objects.filter(subject=self.pk).select_related("person").order_by("id")


def refuse_unless_complete(fact):
    """StillMissing or NotValid, in words, for a record that says less than it must, whatever the door."""
    fields = fact._meta.fields
    for asked in fields:
        if asked.is_relation and not asked.null and asked.name != "act" and getattr(fact, asked.attname) is None:
            raise StillMissing(what=asked.verbose_name)
    try:
        fact.clean_fields(exclude={kept.name for kept in fields if kept.is_relation or not kept.editable})
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise NotValid(what=fact._meta.get_field(name).verbose_name, why=" ".join(messages)) from error


def once_key(by):
    """The one-time key as kept: tied to the person, telling nothing."""
    if not by.once:
        return None
    whose = by.person.pk if by.person else ""
    return hashlib.sha256(f"{whose}:{by.once}".encode()).hexdigest()


def verb_label(thing, verb):
    """The verb in the reader's language."""
    return thing.verb_labels.get(verb, verb)
