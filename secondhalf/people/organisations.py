"""One tree of unions, units and departments: four kinds that are not each other. 工会、单位、部门、党组织。"""

from functools import cached_property

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.people.arranging import Arrangeable, lock_tree, refuse_too_deep, refuse_wrong_place
from secondhalf.people.words import ORGANISATION_VERBS

STEP = 4
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Kind(models.TextChoices):
    UNION = "union", _("union")
    UNIT = "unit", _("unit")
    DEPARTMENT = "department", _("department")
    PARTY = "party", _("Party organisation")


MAY_STAND_BELOW = {
    Kind.UNION: {Kind.UNION},
    Kind.UNIT: {Kind.UNION, Kind.UNIT},
    Kind.DEPARTMENT: {Kind.UNION, Kind.UNIT, Kind.DEPARTMENT},
    Kind.PARTY: {Kind.UNION, Kind.UNIT, Kind.PARTY},
}


class UnionKind(models.TextChoices):
    FEDERATION = "federation", _("federation of trade unions")
    INDUSTRIAL = "industrial", _("industrial union")
    ASSOCIATION = "association", _("federation of basic-level unions")
    BASIC_SINGLE = "basic_single", _("basic-level union")
    BASIC_JOINT = "basic_joint", _("joint basic-level union")
    BRANCH = "branch", _("branch union")
    GROUP = "group", _("union group")


class OrganisationQuerySet(models.QuerySet):
    def under(self, path):
        """The organisation at `path` and everything below it."""
        return self.filter(path__gte=path, path__lt=place_after(path))

    def living(self):
        """Not ended before today."""
        return self.filter(models.Q(to_on=None) | models.Q(to_on__gte=moments.today()))

    def above(self, path):
        """The organisation at `path` and everything above it, nearest first."""
        line = [path[:end] for end in range(len(path), 0, -STEP)]
        return self.filter(path__in=line).order_by("-path")


class Organisation(Arrangeable, Owned):
    """A place in the tree. What it is (union, unit, department) stands in the table of its kind.

    path: four characters a level, so that whatever lies below shares its beginning.
    realm: the key of the root of its line.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("full name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=80, unique=True, editable=False)
    born = models.PositiveIntegerField(default=0, editable=False)
    division_code = models.CharField(_("division code"), max_length=12, blank=True)
    zone_code = models.CharField(_("zone code"), max_length=20, blank=True)
    sort_order = models.IntegerField(_("order"), default=0)
    to_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="root_or_child", condition=models.Q(parent=None, realm=models.F("id")) | ~models.Q(parent=None)
            )
        ]

    def __str__(self):
        return self.short_name or self.name

    @property
    def depth(self):
        return len(self.path) // STEP

    def lies_in(self, other):
        return self.path.startswith(other.path)

    verb_labels = ORGANISATION_VERBS

    def can(self, verb):
        """Nothing more is done with an organisation that has ended; the root of a line is not moved or ended."""
        return not self.has_ended and not (verb in ("move", "end") and self.parent_id is None)

    def possible(self):
        return [verb for verb in self.verb_labels if self.can(verb)]

    @property
    def has_ended(self):
        return self.to_on is not None and self.to_on < moments.today()

    def get_stage_display(self):
        return _("ended") if self.has_ended else _("in being")

    def get_absolute_url(self):
        return reverse("organisation", args=[self.pk])

    @property
    def particulars(self):
        """The row in the table of its kind."""
        return getattr(self, PARTICULARS[self.kind])

    @property
    def kind_label(self):
        """What it is, as precisely as is known: a union says which kind of union."""
        return self.union.get_union_kind_display() if self.kind == Kind.UNION else self.get_kind_display()

    def superior_union(self):
        """The next union above it in the tree, or None at the top."""
        return type(self).objects.above(self.path).filter(kind=Kind.UNION).exclude(pk=self.pk).first()

    @cached_property
    def nearest_union(self):
        """Itself if it is a union, else the next one above; None if there is none."""
        return self if self.kind == Kind.UNION else self.superior_union()

    def next_path_below(self):
        """The next free place below it: counted on its row, never given twice. For the tree's own verbs."""
        mine = type(self).objects.filter(pk=self.pk)
        mine.update(born=models.F("born") + 1)
        path, born = mine.values_list("path", "born")[0]
        return path + in_digits(born)

    def line(self):
        """The paths of itself and of everything above, nearest first."""
        return [self.path[:end] for end in range(len(self.path), 0, -STEP)]


class Particulars(models.Model):
    """The row of an organisation in the table of its kind."""

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.organisation)


class Union(Particulars):
    """工会组织: its superior union is apart from geography and from the employer's ownership."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="union")
    union_kind = models.CharField(_("kind of union"), max_length=20, choices=UnionKind, default="basic_single")
    uscc = models.CharField(_("union's credit code"), max_length=18, blank=True)
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="subordinates")
    chair = models.CharField(_("chair"), max_length=40, blank=True)
    approval_no = models.CharField(_("approval number"), max_length=60, blank=True)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    term = models.PositiveSmallIntegerField(_("term"), null=True, blank=True)
    next_election_on = models.DateField(_("next election on"), null=True, blank=True)
    is_legal_person = models.BooleanField(_("legal person"), default=False)


class Unit(Particulars):
    """用人单位: the employer. Who owns it is not who covers it."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="unit")
    uscc = models.CharField(_("unit's credit code"), max_length=18, blank=True)
    owner = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="owned")
    industry = models.CharField(_("industry"), max_length=10, blank=True)
    is_public = models.BooleanField(_("publicly owned"), default=True)
    headcount = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)


class Department(Particulars):
    """部门 of a unit (or the office of a union)."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="department")
    is_union_office = models.BooleanField(_("a union's own office"), default=False)
    liaison = models.CharField(_("liaison officer"), max_length=40, blank=True)


class PartyOrg(Particulars):
    """党组织: only as issuer and approver of inspections; not a tree that is run here."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="party_org")


KIND_TABLES = {Kind.UNION: Union, Kind.UNIT: Unit, Kind.DEPARTMENT: Department, Kind.PARTY: PartyOrg}
PARTICULARS = {Kind.UNION: "union", Kind.UNIT: "unit", Kind.DEPARTMENT: "department", Kind.PARTY: "party_org"}


def found(*, kind, name, parent=None, short_name="", about=None, **fields):
    """Make an organisation under `parent` (None: the root of a new realm) with the row of its kind.

    about: the fields of Union, Unit, Department or PartyOrg; a union's superior is the one above in the tree unless it
    is named. Returns the Organisation. Raises WrongPlace or TooDeep.
    """
    kind = Kind(kind)
    refuse_wrong_place(kind, parent)
    with transaction.atomic():
        node = Organisation(kind=kind, name=name, short_name=short_name, parent=parent, **fields)
        node.realm = parent.realm if parent else node.pk
        if parent:
            lock_tree(parent.realm)
        node.path = parent.next_path_below() if parent else next_root()
        refuse_too_deep(node.path)
        node.save(force_insert=True)
        about = dict(about or {})
        if kind == Kind.UNION and parent and about.get("superior") is None:
            about["superior_id"] = parent.pk
        KIND_TABLES[kind].objects.create(organisation=node, **about)
    return node


def next_root():
    last = Organisation.objects.filter(parent=None).order_by("-path").values_list("path", flat=True).first()
    return in_digits(int(last, 36) + 1 if last else 1)


def in_digits(number):
    """The number in base 36, four places (1,679,615 children at most)."""
    text = ""
    for _place in range(STEP):
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


def place_after(path):
    """The place beside `path`, one further: everything below `path` sorts before it, in any collation."""
    return path[:-STEP] + in_digits(int(path[-STEP:], 36) + 1)
