"""How an organisation has the columns of a ledger: hidden, renamed, in its own order. 列与顺序。"""

from dataclasses import dataclass, replace

from secondhalf.core import moments
from secondhalf.core.problems import Refused
from secondhalf.ledgers.models import Layout
from secondhalf.people.lines import line_of

SIGNERS = ("drafter", "reviewer", "leader")


@dataclass(frozen=True)
class LaidOut:
    """The columns to show, in order, and who stands below the table: {"drafter", "reviewer", "leader"} -> name."""

    columns: tuple
    signers: dict
    organisation: object = None


def laid_out(ledger, seat):
    """The LaidOut of a ledger at a seat: its own layout, else that of the nearest organisation above."""
    line = line_of(seat.pk)
    found = {
        layout.organisation_id: layout for layout in Layout.objects.filter(ledger=ledger.key, organisation__in=line)
    }
    layout = next((found[key] for key in line if key in found), None)
    if layout is None:
        return LaidOut(ledger.columns, dict.fromkeys(SIGNERS, ""))
    signers = dict(zip(SIGNERS, [*layout.signers, "", "", ""], strict=False))
    return LaidOut(tuple(arranged(ledger, layout.columns)), signers, layout.organisation_id)


def arranged(ledger, said):
    """The columns as a layout says; what it does not name (added since) follows in its own place at the end."""
    known = {column.key: column for column in ledger.columns}
    for one in said:
        column = known.pop(one["key"], None)
        if column and (one["shown"] or must_show(column)):
            yield replace(column, title=one["title"]) if one.get("title") else column
    yield from known.values()


def must_show(column):
    """The running number and what leads to the row's page are always there."""
    return column.link or column.key == "ordinal"


def save(ledger, by, columns, signers):
    """Keep a layout for the actor's seat. columns: [{"key", "title", "shown"}]. Raises Refused."""
    if not ledger.runs(by):
        from django.utils.translation import gettext_lazy as _

        raise Refused(verb=_("Arrange the columns"), who=_("the office that runs the ledger"))
    about = {"columns": columns, "signers": list(signers), "person": by.person, "changed_at": moments.now()}
    where = {"organisation": by.post.seat, "ledger": ledger.key}
    Layout.objects.update_or_create(**where, defaults=about, create_defaults={**about, "realm": by.realm})


def forget(ledger, by):
    """Back to the columns as they are shipped (or as an organisation above has them)."""
    Layout.objects.filter(organisation=by.post.seat, ledger=ledger.key).delete()
