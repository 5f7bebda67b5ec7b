"""/healthz: `ok` once this process can serve: the database answers and has every migration. 健康检查。"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.utils.translation import gettext as _

_migrated = False


def healthz(request):
    """200 `ok`, or 503 with what is missing and what to do about it."""
    try:
        missing = what_is_missing()
    except DatabaseError:
        missing = _("The database does not answer. Run `secondhalf check`.")
    return HttpResponse(missing or "ok", status=503 if missing else 200, content_type="text/plain; charset=utf-8")


healthz.reads_no_sign_in = True


def what_is_missing():
    global _migrated  # noqa: PLW0603 (asked once for each process: migrations never go back)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "" if _migrated else _("The database is older than the program. Run `secondhalf serve` or restore a backup.")
