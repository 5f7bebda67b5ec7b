"""What a row may tell of its matter: its number, to whoever has the matter in sight. 可见事项。"""

from secondhalf.matters import policy


def with_matter(actor, rows):
    """Each row with `matter_in_sight`: its matter, or None; one question for all of them."""
    keys = {row.matter_id for row in rows if row.matter_id}
    seen = set(policy.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    for row in rows:
        row.matter_in_sight = row.matter if row.matter_id in seen else None
    return rows
