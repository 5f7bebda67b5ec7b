"""A province: 1 federation, 20 cities, 200 unions with their enterprises, 2,000 departments, and their people. 组织树。

Departments are of very different size (the n-th gets a share of 1 / n^0.8): the first has one matter in twenty.
"""

from dataclasses import dataclass
from itertools import accumulate

from secondhalf.matters.categories import Category
from secondhalf.people.models import Department, Organisation, Person, Post, Role, Union, Unit
from secondhalf.people.organisations import in_digits
from secondhalf.testing.cast import CATEGORIES

CITIES, UNIONS, DEPARTMENTS = 20, 10, 10
SINCE = "2020-01-01"


@dataclass
class Who:
    """A person in a post, as events name them."""

    person: str
    post: str
    printed: str


class Place:
    """An organisation in the tree with the posts in it, by role; `line`: its key and those above, nearest first."""

    def __init__(self, row, above=None):
        self.row, self.key, self.above = row, row.pk.hex, above
        self.line = [self.key, *(above.line if above else ())]
        self.posts = {}
        self.below = []
        if above:
            above.below.append(self)


class Tree:
    """Made once for each database: `departments` in the order of their share, `shares` cumulated."""

    def __init__(self):
        self.organisations, self.abouts, self.persons, self.held = [], [], [], []
        self.province = self.place("union", "云岭省总工会")
        self.person(self.province, "province", "权益保障部干事", [Role.UNION_OFFICE, Role.STATISTICIAN])
        self.departments = []
        for city in range(1, CITIES + 1):
            self._city(city)
        for number, department in enumerate(self.departments, start=1):
            self.person(department, f"head{number:04}", "部长", [Role.DEPT_HEAD], leads=True)
            self.person(department, f"handler{number:04}", "主管", [Role.HANDLER])
        self.shares = list(accumulate(number**-0.8 for number in range(1, len(self.departments) + 1)))
        self.realm = self.province.row.realm
        self._save()

    def _city(self, number):
        city = self.place("union", f"第{number}市总工会", self.province)
        self.person(city, f"city{number:02}", "权益部干事", [Role.UNION_OFFICE])
        for order in range(1, UNIONS + 1):
            union = self.place("union", f"第{number}市{order}号企业工会", city)
            self.person(union, f"union{number:02}{order:02}", "工会办公室主任", [Role.UNION_OFFICE])
            unit = self.place("unit", f"第{number}市{order}号企业", union)
            self.person(unit, f"review{number:02}{order:02}", "副部长", [Role.LEAD_DEPT])
            self.person(unit, f"verify{number:02}{order:02}", "督查主任", [Role.VERIFIER, Role.SUPERVISOR_OFFICE])
            self.person(unit, f"leader{number:02}{order:02}", "总经理", [Role.APPROVER, Role.RESP_LEADER])
            for name in range(1, DEPARTMENTS + 1):
                self.departments.append(self.place("department", f"{name}号部门", unit))

    def place(self, kind, name, above=None):
        row = Organisation(kind=kind, name=name, short_name=name[:40], parent=above.row if above else None)
        row.realm = above.row.realm if above else row.pk
        row.path = (above.row.path if above else "") + in_digits(len(above.below) + 1 if above else 1)
        self.organisations.append(row)
        self.abouts.append(KINDS[kind](organisation=row))
        return Place(row, above)

    def person(self, place, username, title, roles, *, leads=False):
        row = Person(username=username, name=username, password="!", realm=place.row.realm)
        post = Post(
            person=row, organisation=place.row, realm=place.row.realm, title=title, from_on=SINCE, leads=leads,
            roles=[role.value for role in roles],
        )  # fmt: skip
        self.persons.append(row)
        self.held.append(post)
        for role in roles:
            place.posts[role.value] = Who(row.pk.hex, post.pk.hex, post.printed)

    def _save(self):
        Organisation.objects.bulk_create(self.organisations, batch_size=500)
        for kind in KINDS.values():
            kind.objects.bulk_create([about for about in self.abouts if type(about) is kind], batch_size=500)
        Organisation.objects.filter(parent=None).update(born=CITIES)
        Person.objects.bulk_create(self.persons, batch_size=500)
        Post.objects.bulk_create(self.held, batch_size=500)
        self.categories = [
            Category(realm=self.realm, code=code, name_zh=zh, name_en=en, sort_order=order)
            for order, (code, _parent, zh, en) in enumerate(CATEGORIES)
        ]
        Category.objects.bulk_create(self.categories)


KINDS = {"union": Union, "unit": Unit, "department": Department}
