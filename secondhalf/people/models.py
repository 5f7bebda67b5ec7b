"""Organisations, persons and posts. 组织、人员、职务。"""

from secondhalf.people.organisations import Department, Organisation, PartyOrg, Union, Unit
from secondhalf.people.persons import Interest, Person
from secondhalf.people.posts import Post, Role

__all__ = ["Department", "Interest", "Organisation", "PartyOrg", "Person", "Post", "Role", "Union", "Unit"]
