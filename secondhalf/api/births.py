"""How a machine begins something: the form of the verb that it is born by, by the same rule as the page. 新建接口。"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ninja import Status

from secondhalf.api.doors import MOVE, api
from secondhalf.api.nouns import filled
from secondhalf.core import access
from secondhalf.core.bodies import body_of
from secondhalf.core.doing import first_result
from secondhalf.core.problems import Repeated


@dataclass(frozen=True)
class Start:
    """act: called with the form's answers. thing: what the rule is asked about. asked_of: what the form takes."""

    act: Callable
    thing: Any = None
    asked_of: Any = None


@dataclass(frozen=True)
class Birth:
    """The verb by which one of a noun begins. start: a function (actor, what it is begun under) that gives the Start.

    above: (policy, field that names it, its Path, type) of what it is begun under; None for what stands by itself.
    """

    noun: Any
    verb: str
    address: str
    start: Callable
    above: tuple = ()

    def open(self):
        """Give it its address."""
        noun, verb = self.noun, self.verb
        body = body_of(noun.forms[verb], f"{verb.title().replace('_', '')}{noun.word.title()}")
        options = {"auth": MOVE, "response": {201: noun.whole}, "operation_id": f"{verb}_{noun.word}"}
        options |= {"summary": str(noun.model.verb_labels[verb])}
        if not self.above:

            @api.post(self.address, **options)
            def begin(request, payload: body):
                return Status(201, self.begin(request, payload))

            return
        _policy, _name, at, kind = self.above

        @api.post(self.address, **options)
        def begin_under(request, payload: body, key: kind = at):
            return Status(201, self.begin(request, payload, key))

    def begin(self, request, payload, key=None):
        """What was begun, now or by an earlier request of the same key."""
        actor, noun = request.auth, self.noun
        if first := first_result(request, f"{noun.model.subject}.{self.verb}"):
            return self._known(actor, first)
        start = self.start(actor, self._above(actor, key))
        access.refuse_unless(noun.policy, actor, self.verb, start.thing if start.thing is not None else noun.model())
        form = self._filled(actor, start.asked_of, payload.model_dump(mode="json", exclude_unset=True))
        try:
            made = start.act(by=actor, **form.cleaned_data) or start.thing
        except Repeated as repeated:
            return self._known(actor, repeated.event)
        return noun.told(actor, access.find(noun.policy, actor, "see", pk=made.pk))

    def _above(self, actor, key):
        if not self.above:
            return None
        policy, name, _at, _kind = self.above
        return access.find(policy, actor, "see", **{name: key})

    def _known(self, actor, event):
        noun = self.noun
        return noun.told(actor, access.find(noun.policy, actor, "see", pk=event.subject))

    def _filled(self, actor, asked_of, sent):
        make = self.noun.forms[self.verb]
        about = {self.noun.takes or self.noun.word: asked_of, "actor": actor}
        return filled(lambda answers=None: make(answers, None, **about), sent)
