"""Organisations, persons and posts, invitations and the log of sign-ins. 组织、人员、职务。"""

from secondhalf.people.invitations import Invitation
from secondhalf.people.organisations import Department, Organisation, PartyOrg, Union, Unit
from secondhalf.people.persons import Interest, Person
from secondhalf.people.posts import Post, Role
from secondhalf.people.signins import SignInRecord

__all__ = [
    "Department", "Interest", "Invitation", "Organisation", "PartyOrg", "Person", "Post", "Role", "SignInRecord",
    "Union", "Unit",
]  # fmt: skip
