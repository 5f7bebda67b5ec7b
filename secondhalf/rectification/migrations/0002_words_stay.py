from django.db import migrations

from secondhalf.rectification import freezing


class Migration(migrations.Migration):
    dependencies = [("rectification", "0001_begin")]

    operations = [freezing.migration()]
