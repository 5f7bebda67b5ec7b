"""The database itself refuses other words for a finding: whatever the door, they stay as they were entered. 原文固化。

A migration that lets SQLite make the table of findings anew has to lay this again (a test says so).
"""

from django.db import migrations

TABLE, RULE = "rectification_finding", "finding_words_stay"
REFUSAL = "the words of a finding are never changed"
ON_SQLITE = f"""CREATE TRIGGER {RULE} BEFORE UPDATE OF words, outline ON {TABLE}
    WHEN NEW.words IS NOT OLD.words OR NEW.outline IS NOT OLD.outline
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
ON_POSTGRESQL = f"""CREATE FUNCTION {RULE}() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql;
    CREATE TRIGGER {RULE} BEFORE UPDATE OF words, outline ON {TABLE} FOR EACH ROW
    WHEN (NEW.words IS DISTINCT FROM OLD.words OR NEW.outline IS DISTINCT FROM OLD.outline)
    EXECUTE FUNCTION {RULE}()"""


def migration():
    """The operation that lays the rule on either database."""
    return migrations.RunPython(_lay, _lift)


def _lay(apps, editor):
    editor.execute(ON_POSTGRESQL if editor.connection.vendor == "postgresql" else ON_SQLITE)


def _lift(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER IF EXISTS {RULE} ON {TABLE}; DROP FUNCTION IF EXISTS {RULE}()")
    else:
        editor.execute(f"DROP TRIGGER IF EXISTS {RULE}")
