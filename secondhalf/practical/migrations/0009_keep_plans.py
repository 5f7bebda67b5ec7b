from django.db import migrations


def keep(apps, editor):
    """Milestones that were set before are kept in their matters too."""
    found = {}
    for stone in apps.get_model("practical", "Milestone").objects.filter(dropped=None, item__matter__isnull=False):
        plan = stone.changes.order_by("pk").last() or stone
        reached = apps.get_model("practical", "MilestoneReached").objects.filter(milestone=stone).exists()
        matter = apps.get_model("practical", "Item").objects.values_list("matter", flat=True).get(pk=stone.item_id)
        found.setdefault(matter, []).append([plan.due_on.isoformat(), reached, plan.weight])
    for matter, days in found.items():
        apps.get_model("matters", "Matter").objects.filter(pk=matter).update(plan_days=sorted(days))


class Migration(migrations.Migration):
    dependencies = [("practical", "0008_without_single_points"), ("matters", "0011_talks_and_circulars")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
