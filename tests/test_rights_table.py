"""The page of rights shows the rules of every room. 权限一览。"""

from secondhalf.core import slots
from secondhalf.matters.loop import MOVES
from secondhalf.people import rights
from secondhalf.people.posts import Role


def test_every_rule_stands_in_the_table_with_who_may(db):
    tables = rights.of_people(None, None) + slots.filled("rights.table", None)
    shown = {right.verb: right for table in tables for right in table.rights}
    assert set(MOVES) <= set(shown)
    assert all(right.who for right in shown.values()), [verb for verb, right in shown.items() if not right.who]
    assert shown["admit"].roles == [Role.UNION_OFFICE] and shown["approve"].roles == [Role.APPROVER]
    assert shown["grant"].roles == [Role.SECADMIN]
