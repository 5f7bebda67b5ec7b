import django.db.models.deletion
from django.db import migrations, models

from secondhalf.core.wordindex import WordIndex


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0004_lists_views_and_bulk"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("seen_from", models.TextField()),
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="indexed", to="matters.matter"
                    ),
                ),
            ],
        ),
        WordIndex("matters_words", "matters_indexed").migration(),
    ]
