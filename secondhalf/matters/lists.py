"""Lists of matters, one page at a time, each page a look into one index. 事项列表。

Keys come first, from the index of the seat's lines of sight without what accuses the reader: the same matters as
`policy.visible_to` gives, in the order of the index. Rows follow by key. SQLite uses an index on a boolean only when it
is compared, hence `is_open__in`.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Subquery

from secondhalf.core import clocks, moments, profile
from secondhalf.matters import policy, searching
from secondhalf.matters.categories import Category
from secondhalf.matters.disputing import Dispute
from secondhalf.matters.models import Matter
from secondhalf.matters.paging import Rows, keys_of, read
from secondhalf.matters.recusal import Accused, bars
from secondhalf.matters.sights import Sight
from secondhalf.people.organisations import Organisation

PAGE = 30
MANY = 1000  # a count goes no further: "1,000+"
SMALL = 2000  # so few are sorted on the spot, or looked at to count what a filter leaves of a long list


class CountUpTo(Subquery):
    """How many rows a sliced queryset has: several counts in one question."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


class Unindexed(Func):
    """The column, but never through its own index: SQLite would take that one before a short list of keys."""

    template = "%(expressions)s"

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


# Names under which `Listing` asks for columns that have an index.
UNINDEXED = {name: Unindexed(F(f"{name}_id")) for name in ("category", "unit", "holder")}
UNINDEXED = {f"{name}_here": column for name, column in UNINDEXED.items()}


HAPPENED = {
    "returned": Q(returns__gt=0),
    "disputed": Q(Exists(Dispute.objects.filter(matter=OuterRef("pk")))),
    "redone": Q(round__gt=1),
    "excluded": Q(is_excluded=True),
}


@dataclass(frozen=True)
class Reach:
    """What one actor may list: what the seat sees or holds, without what accuses the actor.

    barred: the keys of those matters; None if they are too many to be named.
    """

    actor: object
    seat: object
    accused: object
    barred: list | None

    @classmethod
    def of(cls, actor):
        if not actor.has(*policy.READERS):
            return None
        accused = Accused.objects.filter(bars(actor.person))
        barred = list(accused.values_list("matter", flat=True)[: SMALL + 1])
        return cls(actor, actor.post.seat, accused, barred if len(barred) <= SMALL else None)

    def sights(self, organisation=None):
        """The sights of the seat, or of an organisation below it."""
        return self._open(Sight.objects.filter(organisation=organisation or self.seat), "matter_id")

    def held(self):
        """The matters that the seat holds."""
        return self._open(Matter.objects.alias(**UNINDEXED).filter(holder=self.seat), "pk")

    def _open(self, rows, key):
        if self.barred is None:
            return rows.exclude(Exists(self.accused.filter(matter=OuterRef(key))))
        return rows.exclude(**{f"{key}__in": self.barred}) if self.barred else rows


def narrowed(rows, asked, now=None):
    """Narrow sights, or held matters, by what both carry: stage, open or not, due date, day received."""
    if asked.get("stage"):
        rows = rows.filter(stage=asked["stage"])
    elif asked.get("due") or asked.get("state", "open") != "all":
        is_open = asked.get("state", "open") != "shut" or bool(asked.get("due"))
        rows = rows.filter(is_open__in=[is_open]) if rows.model is Sight else rows.open() if is_open else rows.shut()
    if asked.get("due"):
        running = {"is_stopped": False} if rows.model is Sight else {"stopped_at": None}
        rows = rows.filter(due_range(asked["due"], now or moments.now()), **running)
    if asked.get("due_since"):
        rows = rows.filter(due_at__gt=moments.start_of(asked["due_since"]))
    if asked.get("due_until"):
        rows = rows.filter(due_at__lte=clocks.end_of(asked["due_until"]))
    if asked.get("since"):
        rows = rows.filter(received_at__gte=moments.start_of(asked["since"]))
    if asked.get("until"):
        rows = rows.filter(received_at__lt=clocks.end_of(asked["until"]))
    return rows


def due_range(due, now):
    """The due dates of a filter: "late" is over, "near" ends within the working days of the yellow light."""
    if due == "late":
        return Q(due_at__lte=now)
    near = clocks.workdays_on(profile.light_rule(None).near_days, now)
    return Q(due_at__gt=now, due_at__lte=near) if due == "near" else Q(due_at__gt=near)


class Listing:
    """One page of the matters that an actor's post has in sight.

    asked: as `filters.Filters.asked` gives it. after, before: keys of a page. `rows` are matters ready for a page;
    `count` is (number, whether there are more); `after`, `before` are keys of the neighbouring pages or "".
    """

    def __init__(self, actor, asked, *, after="", before="", size=PAGE):
        self.reach = Reach.of(actor)
        if asked.get("q") and not asked.keys() & {"state", "stage", "due"}:
            asked = {**asked, "state": "all"}
        self.asked, self.size = asked, size
        self.sort = asked.get("sort") or ("due" if asked.get("state", "open") == "open" else "-received")
        self.from_key, self.backwards = (before, True) if before else (after, False)

    @cached_property
    def source(self):
        """Where keys are read from: the index of the seat's sights, or a set small enough to be sorted."""
        base = self._base()
        if not self._is_plain:
            if self.asked.get("q"):
                return self._few(self._matters(pk__in=self._found))
            if is_small(base.query, base.key):
                few = base.query.values(base.key)
                return self._few(Matter.objects.alias(**UNINDEXED).filter(self._conditions, pk__in=few))
            for narrow in self._narrow():
                if is_small(Matter.objects.filter(**narrow), next(iter(narrow)).removesuffix("__in")):
                    return self._few(self._matters(**narrow))
            if self.sort.endswith("no"):
                return Rows(self._matters(realm=self.reach.seat.realm), "pk")
        return Rows(base.query.filter(self._conditions_of(base)), base.key, self._open_first)

    def _base(self):
        if self._in_office:
            return Rows(narrowed(self.reach.held(), self.asked), "pk")
        return Rows(narrowed(self.reach.sights(self._place), self.asked), "matter_id")

    @property
    def _open_first(self):
        """All of them by due date: the open ones come first, as the index has them."""
        return self.asked.get("state") == "all" and not (self.asked.get("stage") or self.asked.get("due"))

    @cached_property
    def _place(self):
        """The organisation whose sights are read: the seat, or the department asked for, below it."""
        wanted = self.asked.get("department")
        below = Organisation.objects.under(self.reach.seat.path)
        return (wanted and below.filter(pk=wanted).first()) or self.reach.seat

    @property
    def _in_office(self):
        """What the seat holds at one stage has an index of its own."""
        return self.asked.get("held") == "mine" and self.asked.get("stage") and not self.asked.get("department")

    @cached_property
    def _is_plain(self):
        """Does one index alone give this list in this order?"""
        if self._conditions:
            return False
        if self.sort.endswith("due"):
            return not (self.asked.get("since") or self.asked.get("until"))
        narrowing = self.asked.get("stage") or self.asked.get("due") or self.asked.get("state", "open") != "all"
        return self.sort.endswith("received") and not narrowing

    @cached_property
    def _conditions(self):
        """What only the matter itself can tell, as a Q over Matter."""
        asked, found = self.asked, Q()
        if asked.get("category"):
            found &= Q(category_here__in=self._categories)
        if asked.get("held") and not self._in_office:
            mine = Q(holder_here=self.reach.seat.pk)
            found &= mine if asked["held"] == "mine" else ~mine
        if asked.get("happened"):
            found &= HAPPENED[asked["happened"]]
        for name, field in (("unit", "unit_here"), ("kind", "kind"), ("source", "source")):
            if asked.get(name):
                found &= Q(**{field: asked[name]})
        if asked.get("department") and str(self._place.pk) != asked["department"]:
            found &= Q(Exists(Sight.objects.filter(organisation=asked["department"], matter=OuterRef("pk"))))
        return found & Q(pk__in=self._found) if asked.get("q") else found

    @cached_property
    def _found(self):
        """The keys of the matters that a search finds, the newest MANY of them."""
        return searching.keys(self.reach.actor, self.asked["q"], most=MANY)

    @cached_property
    def _categories(self):
        wanted = self.asked["category"]
        return list(Category.objects.filter(Q(pk=wanted) | Q(parent=wanted)).values_list("pk", flat=True))

    def _conditions_of(self, base):
        if base.key == "pk" or not self._conditions:
            return self._conditions
        return Q(Exists(Matter.objects.alias(**UNINDEXED).filter(self._conditions, pk=OuterRef("matter_id"))))

    def _few(self, matters):
        """A small set, found once and then known by its keys."""
        keys = list(matters.order_by().values_list("pk", flat=True))
        return Rows(Matter.objects.filter(pk__in=keys), "pk", self._open_first)

    def _matters(self, **narrow):
        """The same list, asked of the matters, found by what `narrow` says."""
        seen = narrowed(self.reach.sights(self._place), self.asked).filter(matter=OuterRef("pk"))
        return Matter.objects.alias(**UNINDEXED).filter(Exists(seen), self._conditions, **narrow)

    def _narrow(self):
        """Lookups that hold the whole list and that an index answers, the likeliest to be few first."""
        if self.asked.get("unit"):
            yield {"unit": self.asked["unit"]}
        if self.asked.get("category"):
            yield {"category__in": self._categories}
        if self.asked.get("held") == "mine":
            yield {"holder": self.reach.seat}

    @cached_property
    def _page(self):
        if self.reach is None:
            return [], False
        keys = read(self.source, self.sort, self.from_key, backwards=self.backwards, most=self.size + 1)
        more, keys = len(keys) > self.size, keys[: self.size]
        return (keys[::-1] if self.backwards else keys), more

    @cached_property
    def rows(self):
        """The page's matters in order, with what a row shows."""
        keys = keys_of(self._page[0])
        found = {matter.pk: matter for matter in Matter.objects.filter(pk__in=keys).for_page()} if keys else {}
        return [found[key] for key in keys if key in found]

    @property
    def after(self):
        keys, more = self._page
        return keys[-1] if keys and (more or self.backwards) else ""

    @property
    def before(self):
        keys, more = self._page
        return keys[0] if keys and (more if self.backwards else self.from_key) else ""

    @cached_property
    def count(self):
        """(how many, whether there are more than that)."""
        if self.reach is None:
            return 0, False
        base = self._base()
        if self.source.key == "pk" or not self._conditions:
            number = (self.source.query if self._conditions else base.query)[: MANY + 1].count()
            return min(number, MANY), number > MANY
        looked_at = base.keys(SMALL)
        number = Matter.objects.alias(**UNINDEXED).filter(self._conditions, pk__in=looked_at).count()
        return max(number, len(self.rows)), True


def is_small(query, field):
    """Are there at most SMALL rows? `field` is one that the index holds."""
    return query.values(field)[: SMALL + 1].count() <= SMALL
