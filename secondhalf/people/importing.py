"""Taking a sheet of organisations and posts over, all of it or nothing. 导入组织与职务。

The preview does everything and takes it back, so what it shows is what would happen.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.problems import Problem
from secondhalf.people import policy
from secondhalf.people.appointing import appoint
from secondhalf.people.enrolling import register_person
from secondhalf.people.forms import FORM_OF_KIND, AppointForm
from secondhalf.people.organisations import Kind, UnionKind
from secondhalf.people.posts import Role
from secondhalf.people.problems import SheetNotTaken
from secondhalf.people.steps import act

LANGUAGES = ("zh-hans", "en")


@dataclass
class Taken:
    """What became of one row. outcome: `new`, `known` (it is there already) or `wrong` with errors in words."""

    row: object
    outcome: str = "wrong"
    errors: list = field(default_factory=list)


def preview(rows, *, by, at):
    """Try the rows and take everything back: a list of Taken. at: the organisation below which they belong."""
    with transaction.atomic():
        results = try_all(rows, by=by, at=at)
        transaction.set_rollback(True)
    return results


def take(rows, *, by, at):
    """Take all rows over, in one transaction and with an event for each act. Returns the list of Taken.

    Raises SheetNotTaken and leaves nothing behind if a row is wrong; Repeated for a request that came before.
    """
    with act("organisation.import", by=by) as leave:
        results = try_all(rows, by=by, at=at)
        if wrong := sum(result.outcome == "wrong" for result in results):
            raise SheetNotTaken(thing=at, errors=wrong)
        leave(at)
    return results


def try_all(rows, *, by, at):
    """Organisations first, each after the one above it, whatever their order in the sheet; then posts."""
    import_ = Import(by.with_once(""), at)
    results = [Taken(row) for row in rows]
    waiting = [result for result in results if result.row.makes == "organisation"]
    while waiting:
        ready = [result for result in waiting if import_.is_ready(result.row, waiting)] or waiting
        for result in ready:
            import_.attempt(result, import_.organisation)
        waiting = [result for result in waiting if result not in ready]
    for result in results:
        if result.row.makes == "post":
            import_.attempt(result, import_.post)
    return results


class RowError(Exception):
    """The row's errors, in words."""


class Import:
    def __init__(self, by, at):
        self.by, self.at = by, at
        self.kinds = words_for(Kind)
        self.union_kinds = words_for(UnionKind)
        self.roles = words_for(Role)

    def attempt(self, result, make):
        try:
            with transaction.atomic():
                result.outcome = make(result.row.answers)
        except RowError as error:
            result.errors = list(error.args)
        except Problem as problem:
            result.errors = [problem.what_happened]

    def is_ready(self, row, waiting):
        """Nothing above it is still waiting."""
        above = row.answers.get("above")
        return not any(other.row is not row and other.row.answers["name"] == above for other in waiting)

    def organisation(self, answers):
        above = self.place(answers.get("above", "")) if answers.get("above") else self.at
        kind, union_kind = self.kind(answers["kind"])
        if above.children.living().filter(kind=kind, name=answers["name"]).exists():
            return "known"
        access.refuse_unless(policy.ORGANISATIONS, self.by, "found", above)
        if kind not in policy.kinds_below(self.by, above):
            raise RowError(_("Only the system administrator adds this kind."))
        about = {**answers, "is_public": True, "union_kind": union_kind, "sort_order": answers.get("sort_order") or 0}
        form = FORM_OF_KIND[kind](about, realm=above.realm)
        refuse_wrong(form)
        above.found_below(kind=kind, by=self.by, **form.split())
        return "new"

    def kind(self, text):
        key = text.lower()
        if key in self.union_kinds:
            return Kind.UNION, self.union_kinds[key]
        if key not in self.kinds:
            raise RowError(_("Kind: one of union, unit, department, Party organisation, or a kind of union."))
        return self.kinds[key], UnionKind.BASIC_SINGLE

    def post(self, answers):
        place = self.place(answers["organisation"])
        access.refuse_unless(policy.ORGANISATIONS, self.by, "appoint", place)
        at_once = policy.granted_at_once(self.by)
        about = {
            "account": answers["account"],
            "name": answers.get("person", ""),
            "title": answers["title"],
            "roles": self.roles_of(answers.get("roles", "")),
            "leads": answers.get("leads", "").lower() in ("是", "yes", "1", "true", "√"),
            "from_on": answers.get("from_on") or AppointForm.base_fields["from_on"].initial(),
            "sort_order": answers.get("sort_order") or 0,
        }
        form = AppointForm(about, realm=place.realm, at_once=at_once)
        refuse_wrong(form)
        if form.person and form.person.posts.lasting().filter(organisation=place, title=answers["title"]).exists():
            return "known"
        self.appoint(form, place, at_once)
        return "new"

    def appoint(self, form, place, at_once):
        fields = {name: form.cleaned_data[name] for name in ("title", "leads", "from_on", "sort_order")}
        roles = form.cleaned_data["roles"]
        person = form.person or register_person(
            by=self.by, username=form.cleaned_data["account"], name=form.cleaned_data["name"], realm=place.realm
        )
        given, asked = [r for r in roles if r in at_once], [r for r in roles if r not in at_once]
        appoint(by=self.by, person=person, organisation=place, roles=given, asked=asked, **fields)

    def place(self, name):
        found = list(policy.visible_to(self.by).living().filter(name=name)[:2])
        if len(found) == 1:
            return found[0]
        about = {"name": name}
        raise RowError(
            _("Several organisations are called %(name)s.") % about if found else _("There is no %(name)s.") % about
        )

    def roles_of(self, text):
        words = [
            word.strip().lower() for word in text.replace("，", "、").replace(",", "、").replace(";", "、").split("、")
        ]
        if unknown := [word for word in words if word and word not in self.roles]:
            raise RowError(_("Roles that are not known: %(roles)s") % {"roles": ", ".join(unknown)})
        return [self.roles[word] for word in words if word]


def refuse_wrong(form):
    if not form.is_valid():
        raise RowError(*(f"{form[name].label}: {e}" for name, errors in form.errors.items() for e in errors))


def words_for(choices):
    """{words in either language, or the key itself: key}."""
    known = {member.value: member.value for member in choices}
    for language in LANGUAGES:
        with translation.override(language):
            known |= {str(member.label).lower(): member.value for member in choices}
    return known
