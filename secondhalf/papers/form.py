"""A form of paper: what it is called, what it is about, what it says, how it is drawn. 文书格式。

Rooms give theirs by a function named in `slots.py` under "papers.forms"; this room knows none by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from secondhalf.core import slots
from secondhalf.core.facts import plain
from secondhalf.core.problems import NotFound
from secondhalf.people.posts import Role

SLOT = "papers.forms"
WORDS, PRINT, SLIDES, BOOK = "docx", "pdf", "pptx", "xlsx"


@dataclass(frozen=True)
class Subject:
    """What papers may be about: a row of another room, seen through that room's one door.

    key: names it, such as "matter". visible_to: (actor) -> QuerySet, the room's own; recusal and reach are decided
    there and nowhere else. take: (actor, ref) -> thing, for what is no row by itself (a selection); it raises NotFound.
    rows: (thing) -> keys of the rows of `visible_to` that a paper about it tells of; whoever may not see one of them
    does not see the paper. link: (thing) -> address of its page. name: (thing) -> what it is called in lists of papers.
    """

    key: str
    visible_to: Callable
    take: Callable | None = None
    rows: Callable = lambda thing: [thing.pk]
    ref: Callable = lambda thing: str(thing.pk)
    link: Callable = lambda thing: thing.get_absolute_url()
    name: Callable = lambda thing: getattr(thing, "title", "") or getattr(thing, "no", "") or str(thing)

    def find(self, actor, ref):
        """The thing, if the actor may see it. Raises NotFound."""
        if self.take:
            return self.take(actor, ref)
        try:
            thing = self.visible_to(actor).filter(pk=ref).first()
        except ValidationError:  # no key at all
            raise NotFound from None
        if thing is None:
            raise NotFound
        return thing


def leads(actor, thing):
    """A leader of the issuing organisation: responsible leader, principal leader or leading group."""
    return actor.has(Role.RESP_LEADER, Role.APPROVER)


@dataclass(frozen=True)
class Form:
    """One paper that superiors know.

    key: in addresses and on record; never changed. title: what it is called, translatable.
    about: (thing, by=actor, language=code) -> plain dict (texts, numbers, lists, dicts) of what it says; only what the
        actor may see. It is what is frozen when the paper is issued, and what an organisation's own template names.
    lay: (about) -> a page as `page.py` describes it; docx and pdf are drawn from it.
    draws: {format: (about) -> bytes} for formats that are not drawn from `lay` (slides, workbooks).
    formats: the first is the usual one.
    offered: (actor, thing) -> whether the form is offered to the actor for this thing.
    mark: the word before the year in its number, such as "督办"; a form without one is printed, never issued.
    issues: (actor, thing) -> whether the actor may issue it.
    issued: (thing, about) -> an `issued.Issued` for a paper that the room issues by a loop of its own, None before: its
        first file in each edition, language and format is kept and never drawn again.
    places: {name in about: words for people}, for those who make templates; nested names as "measures[].title".
    """

    key: str
    title: Any
    subject: Subject
    about: Callable
    lay: Callable | None = None
    draws: dict = field(default_factory=dict)
    formats: tuple = (WORDS, PRINT)
    offered: Callable = lambda actor, thing: True
    mark: str = ""
    issues: Callable = leads
    issued: Callable | None = None
    places: dict = field(default_factory=dict)

    def told(self, thing, *, by, language):
        """What it says, as plain data; with the language it says it in, which must be the active one."""
        return {**plain(self.about(thing, by=by, language=language)), "language": language}


def every():
    """{key: Form} of all rooms."""
    return {form.key: form for forms in slots.filled(SLOT, None) for form in forms}


def known(key):
    """The Form of that key. Raises NotFound."""
    form = every().get(key)
    if form is None:
        raise NotFound
    return form


def offered(actor, subject, thing):
    """The forms that are offered to the actor for a thing of that subject (its key)."""
    return [form for form in every().values() if form.subject.key == subject and form.offered(actor, thing)]
