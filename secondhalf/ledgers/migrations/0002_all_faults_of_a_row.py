from django.db import migrations, models


def keep_what_was_told(apps, schema_editor):
    model = apps.get_model("ledgers", "RunRow")
    if "place" not in {field.name for field in model._meta.get_fields()}:
        return  # a database laid out at once has no such rows
    for row in model.objects.exclude(words="").iterator():
        row.faults = [{"cell": "", "heading": "", "words": row.words}]
        row.save(update_fields=["faults"])


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0001_ledgers")]

    operations = [
        migrations.AddField("runrow", "faults", models.JSONField(default=list)),
        migrations.RunPython(keep_what_was_told, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("runrow", "place"),
        migrations.RemoveField("runrow", "words"),
    ]
