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
    """Take the next `count` numbers; returns the last of them. Call it inside a transaction.

    The row is locked until the transaction ends, so numbers follow the order of commits and none is given twice.
    """
    quote = connection.ops.quote_name
    table = quote(Counter._meta.db_table)
    make = connection.ops.adapt_unknown_value
    uuid = Counter._meta.pk.get_db_prep_value
    sql = f"""INSERT INTO {table} (id, realm, ledger, period, last) VALUES (%s, %s, %s, %s, %s)
              ON CONFLICT (realm, ledger, period) DO UPDATE SET last = {table}.last + EXCLUDED.last RETURNING last"""
    values = [uuid(moments.uuid7(), connection), uuid(realm, connection), make(ledger), make(period), count]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]
