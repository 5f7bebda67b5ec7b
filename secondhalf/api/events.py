"""Events since a cursor. 事件接口。"""

from ninja import Query

from secondhalf.api.doors import READ, api
from secondhalf.api.shapes import Events
from secondhalf.core.events import Event
from secondhalf.matters import policy
from secondhalf.matters.naming import HIDDEN

LOOKED_AT = 2000


@api.get("/events", auth=READ, response={200: Events}, operation_id="list_events", summary="Events")
def list_events(request, after: int = Query(0, ge=0, le=2**62), limit: int = Query(200, ge=1, le=1000)):
    """What happened after the cursor to matters in sight of the token's post, in order, without gaps or repeats."""
    events, cursor = [], after
    rows = Event.objects.filter(position__gt=after, name__startswith="matter.").order_by("position")[:LOOKED_AT]
    rows = [row for row in rows if row.verb not in HIDDEN]
    seen = policy.visible_to(request.auth).filter(pk__in={row.subject for row in rows}).values_list("pk", flat=True)
    seen = set(seen)
    for row in rows:
        if row.subject in seen:
            events.append(row)
        cursor = row.position
        if len(events) == limit:
            break
    return {"items": events, "cursor": cursor}
