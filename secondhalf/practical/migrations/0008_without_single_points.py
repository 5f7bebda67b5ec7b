from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('practical', '0007_check_points'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='checkvisit',
            name='measured',
        ),
        migrations.RemoveField(
            model_name='checkvisit',
            name='photo',
        ),
        migrations.RemoveField(
            model_name='checkvisit',
            name='point',
        ),
        migrations.RemoveField(
            model_name='checkvisit',
            name='standard',
        ),
    ]
