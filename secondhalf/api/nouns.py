"""A noun of a room for machines: its list, one of it, what a verb asks, and an address for every verb. 名词接口。

What a verb is, who may and what it asks are read from the room's tables: a verb that is added there has its address.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Query, Schema
from pydantic import Field, create_model

from secondhalf.api.asking import Asks, told
from secondhalf.api.doors import MOVE, READ, FormErrors, api, refuse_unless_valid, seen_turn
from secondhalf.core import access
from secondhalf.core.bodies import body_of, filled_in
from secondhalf.core.doing import first_result
from secondhalf.core.problems import KeyReused, NotFound, Repeated

Number = Path(..., min_length=1, max_length=46, pattern=r"^[A-Za-z0-9.-]+$", description="The matter's number.")
Key = Path(..., description="Its `id`.")


class Chosen(Schema):
    """Which page of a list."""

    after: UUID | None = Field(None, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200)


@dataclass(frozen=True)
class Noun:
    """One noun.

    name: of its addresses. word: of one of it; its forms take it as that, or as `takes`. policy, forms: the room's
    tables; forms: {verb: form}.
    row, whole: Schemas of it in a list, and by itself. path: the field that names it in an address, `at` its Path.
    narrows: {name in the address of the list: (lookup, type)}. aside: relations that a row reads.
    dress(actor, rows): fetches for all rows at once what they tell; more(actor, thing): for one by itself.
    beside: {verb: {name: type}} of what its body says beside the form. given: {verb: a function of (actor, thing, sent)
    that gives (what the form takes more, what the verb takes more)}. results: {verb: (name in the answer, a function of
    the verb's result)}.
    """

    name: str
    word: str
    model: Any
    policy: Any
    forms: dict
    row: Any
    whole: Any
    path: str = "pk"
    at: Any = Key
    takes: str = ""
    narrows: dict = field(default_factory=dict)
    aside: tuple = ()
    dress: Callable = lambda actor, rows: rows
    more: Callable = lambda actor, thing: None
    beside: dict = field(default_factory=dict)
    given: dict = field(default_factory=dict)
    results: dict = field(default_factory=dict)

    @property
    def verbs(self):
        """The verbs that act on one that is there already, in the order of the room's table."""
        return [verb for verb, move in self.model.moves.items() if move.start and verb in self.forms]

    @property
    def key_type(self):
        return UUID if self.path == "pk" else str

    def open(self):
        """Give it its addresses."""
        self._open_list()
        self._open_one()
        self._open_asks()
        for verb in self.verbs:
            self._open_verb(verb)
        return self

    def seen(self, actor):
        """What the actor's post may see."""
        seen = self.policy.visible_to(actor)
        return seen.select_related(*self.aside) if self.aside else seen

    def found(self, actor, key):
        """One of it. Raises NotFound."""
        return access.find(self.policy, actor, "see", **{self.path: key})

    def body(self, verb):
        """The Schema of a verb's body."""
        body = body_of(self.forms[verb], f"{verb.title().replace('_', '')}{self.word.title()}")
        beside = {name: (kind, ...) for name, kind in self.beside.get(verb, {}).items()}
        return create_model(body.__name__, __base__=body, **beside) if beside else body

    def _open_list(self):
        stages = tuple(str(value) for value, _words in self.model._meta.get_field("stage").choices)
        more = {name: (kind | None, Field(None)) for name, (_lookup, kind) in self.narrows.items()}
        asked_of = create_model(
            f"{self.name.title()}Asked", __base__=Chosen, stage=(Literal[stages] | None, None), **more
        )
        page = create_model(
            f"{self.name.title()}Page", __base__=Schema, items=(list[self.row], ...), next=(UUID | None, ...)
        )

        @api.get(
            f"/{self.name}", auth=READ, response={200: page}, operation_id=f"list_{self.name}",
            summary=f"List {self.name}",
        )  # fmt: skip
        def listed(request, asked: Query[asked_of]):
            """What the token's post has in sight, the newest first."""
            return self.page(request.auth, asked)

    def page(self, actor, asked):
        """{"items", "next"} of a list."""
        lookups = {"stage": "stage", "after": "pk__lt"} | {name: one[0] for name, one in self.narrows.items()}
        wanted = asked.model_dump(exclude_none=True, exclude={"limit"})
        rows = self.seen(actor).filter(**{lookups[name]: value for name, value in wanted.items()})
        rows = list(rows.order_by("-pk")[: asked.limit + 1])
        after = rows[asked.limit - 1].pk if len(rows) > asked.limit else None
        return {"items": self.dress(actor, rows[: asked.limit]), "next": after}

    def _open_one(self):
        @api.get(
            f"/{self.name}/{{key}}", auth=READ, response={200: self.whole}, operation_id=f"read_{self.word}",
            summary=f"Read one of {self.name}",
        )  # fmt: skip
        def read(request, key: self.key_type = self.at):
            """One, with the verbs that this token's post may use now and what the others still need."""
            return self.told(request.auth, self.found(request.auth, key))

    def told(self, actor, thing):
        """The thing with everything that its answer tells."""
        (thing,) = self.dress(actor, [thing])
        self.more(actor, thing)
        thing.offered = access.offered(self.policy, actor, thing)
        awaiting = access.awaiting(self.policy, actor, thing)
        thing.awaiting = [{"verb": verb, "missing": [lack.what_happened for lack in lacks]} for verb, lacks in awaiting]
        return thing

    def _open_asks(self):
        @api.get(
            f"/{self.name}/{{key}}/asks/{{verb}}", auth=READ, response={200: Asks},
            operation_id=f"ask_{self.word}", summary=f"What a verb of {self.name} asks",
        )  # fmt: skip
        def asks(request, verb: Literal[tuple(self.verbs)], key: self.key_type = self.at, about: UUID | None = None):
            """Its answers as they stand, and what may be chosen: what the page of the verb shows. By the same door."""
            thing = access.find(self.policy, request.auth, verb, **{self.path: key})
            sent = dict.fromkeys(self.beside.get(verb, ()), about)
            return told(self._asked(verb, thing, request.auth, sent)[0](), thing)

    def _open_verb(self, verb):
        body = self.body(verb)

        def move(request, response: HttpResponse, payload: body, key: self.key_type = self.at):
            response["Cache-Control"] = "no-store"
            return self.do(request, verb, key, payload.model_dump(mode="json", exclude_unset=True))

        move.__name__ = f"{verb}_{self.word}"
        move.__doc__ = ((getattr(self.model, verb).__doc__ or "").partition("\n")[0]).strip()
        options = {"auth": MOVE, "response": {200: self.whole}, "operation_id": f"{verb}_{self.word}"}
        api.post(f"/{self.name}/{{key}}/{verb}", summary=str(self.model.verb_labels[verb]), **options)(move)

    def do(self, request, verb, key, sent):
        """The verb, by the page's door; a repeat of the request gets the answer of now."""
        actor = request.auth
        if first := first_result(request, f"{self.model.subject}.{verb}"):
            return self._again(actor, key, first)
        thing = access.find(self.policy, actor, verb, turn=seen_turn(request), **{self.path: key})
        form, more = self.filled(verb, thing, actor, sent)
        with suppress(Repeated):
            result = getattr(thing, verb)(by=actor, **form.cleaned_data, **more)
            return self._fresh(actor, thing, verb, result)
        return self._fresh(actor, thing)

    def filled(self, verb, thing, actor, sent):
        """(the form as the machine filled it in, what the verb takes beside it). Raises FormErrors."""
        make, more = self._asked(verb, thing, actor, sent)
        return filled(
            make, {name: value for name, value in sent.items() if name not in self.beside.get(verb, ())}
        ), more

    def _asked(self, verb, thing, actor, sent):
        """(a function of answers that gives the form of the verb, what the verb takes beside it)."""
        given = self.given.get(verb)
        in_form, more = given(actor, thing, sent) if given else ({}, {})
        about = {self.takes or self.word: thing, "actor": actor, **in_form}
        return lambda answers=None: self.forms[verb](answers, None, **about), more

    def _again(self, actor, key, first):
        thing = self.seen(actor).filter(**{self.path: key}).first()
        if thing is None:
            raise NotFound
        if thing.pk != first.subject:
            raise KeyReused(thing=thing)
        return self.told(actor, thing)

    def _fresh(self, actor, thing, verb="", result=None):
        """The thing as it stands after the verb; out of the actor's sight, it offers nothing more."""
        seen = self.seen(actor).filter(pk=thing.pk).first()
        if seen is None:
            (thing,) = self.dress(actor, [thing])
            thing.offered, thing.awaiting = [], []
            return thing
        name, read = self.results.get(verb, ("", None))
        if name and result is not None:
            setattr(seen, name, read(result))
        return self.told(actor, seen)


def filled(make, sent):
    """The form as a machine filled it in. make: a function of its answers, None to ask. Raises FormErrors."""
    answers, unknown = filled_in(make(), sent)
    if unknown:
        raise FormErrors({name: [_("This is not asked here.")] for name in unknown})
    form = make(answers)
    refuse_unless_valid(form)
    return form
