"""What is known of an organisation, by its kind, as label and value. 组织要素。"""

from django.utils.translation import gettext as _

from secondhalf.core.templatetags.house import day
from secondhalf.people.organisations import Kind


def of(organisation):
    """Pairs (label, value) for `core/_facts.html`."""
    above = organisation.superior_union()
    pairs = [(_("Full name"), organisation.name), (_("Kind"), organisation.kind_label)]
    pairs += BY_KIND[organisation.kind](organisation.particulars)
    if organisation.kind != Kind.UNION:
        pairs.append((_("Union right above"), above or ""))
    if organisation.kind in (Kind.UNION, Kind.UNIT):
        pairs += [(_("Division code"), organisation.division_code), (_("Code of the zone"), organisation.zone_code)]
    if organisation.to_on:
        pairs.append((_("Last day"), day(organisation.to_on)))
    return pairs


def of_union(union):
    return [
        (_("Superior union"), union.superior or ""),
        (_("Union's credit code"), union.uscc),
        (_("Legal person"), yes_or_no(union.is_legal_person)),
        (_("Chair"), union.chair),
        (_("Approval number"), union.approval_no),
        (_("Established on"), day(union.established_on)),
        (_("Term"), union.term or ""),
        (_("Next election on"), day(union.next_election_on)),
    ]


def of_unit(unit):
    return [
        (_("Unit's credit code"), unit.uscc),
        (_("Ownership"), _("public") if unit.is_public else _("non-public")),
        (_("Industry (GB/T 4754)"), unit.industry),
        (_("Employees"), "" if unit.headcount is None else f"{unit.headcount:,}"),
        (_("Postal address"), unit.address),
    ]


def of_department(department):
    return [
        (_("A union's own office"), yes_or_no(department.is_union_office)),
        (_("Liaison officer"), department.liaison),
    ]


def of_party(party):
    return []


def yes_or_no(answer):
    return _("Yes") if answer else _("No")


BY_KIND = {Kind.UNION: of_union, Kind.UNIT: of_unit, Kind.DEPARTMENT: of_department, Kind.PARTY: of_party}
