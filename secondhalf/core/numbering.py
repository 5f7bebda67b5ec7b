"""Numbers that are never reused: per realm, ledger and period, alike on both databases. 编号。"""

from django.db import connection, models

from secondhalf.core import moments


class Counter(models.Model):
    """The last number given out in one realm, ledger and period (a year, or a day)."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    realm = models.UUIDField()
    ledger = models.CharField(max_length=40)
    period = models.CharField(max_length=10)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["realm", "ledger", "period"], name="one_counter")]


def draw(realm, ledger, period, *, count=1):
    """Take the next `count` numbers; returns the last of them.

    Inside a transaction the row is locked until its end: numbers follow the order of commits, and a failed step leaves
    no gap. Outside of one (`is_better_ahead`) the statement is a transaction of its own.
    """
    quote = connection.ops.quote_name
    table = quote(Counter._meta.db_table)
    make = connection.ops.adapt_unknown_value
    uuid = Counter._meta.pk.get_db_prep_value
    sql = f"""INSERT INTO {table} (id, realm, ledger, period, last) SELECT %s, %s, %s, %s, %s {unhurried()}
              ON CONFLICT (realm, ledger, period) DO UPDATE SET last = {table}.last + EXCLUDED.last RETURNING last"""
    values = [uuid(moments.uuid7(), connection), uuid(realm, connection), make(ledger), make(period), count]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def is_better_ahead():
    """Should a number be drawn before the step's transaction begins?

    On PostgreSQL the lock on the counter would be held until the commit has reached the disk: registrations would
    commit one after the other, instead of many with one write. SQLite has one writer anyway.
    """
    return connection.vendor == "postgresql" and not connection.in_atomic_block


def unhurried():
    """Drawn alone, the statement does not wait for the disk (`synchronous_commit` is off for it and for nothing else).

    Nothing can be lost by that: the commit of whoever uses the number waits, and takes all earlier log to the disk
    with it. If the machine stops in between, the number was never given to anybody.
    """
    return "FROM set_config('synchronous_commit', 'off', true)" if is_better_ahead() else "WHERE true"


def give_back(realm, ledger, period, number):
    """What was drawn ahead was not used after all: no gap, unless somebody has drawn since."""
    Counter.objects.filter(realm=realm, ledger=ledger, period=period, last=number).update(last=models.F("last") - 1)
