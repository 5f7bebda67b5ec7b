"""How the rows of each table are spread, told to SQLite anew each day, so that it takes the right index. 查询统计。

PostgreSQL learns it by itself. SQLite without it guesses, and guesses worse the more there is.
"""

from django.db import connection

LOOKED_AT = 1000  # rows of an index, enough to know it by


def learn(day):
    """Once a day; `day` is the clock's and not used. Takes a second or two, however many rows there are."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
