"""In time or late is judged by the application that led to the close-out. 按时办结。"""

import datetime

from django.utils import translation

from secondhalf.core.sequencer import settle
from secondhalf.indicators import rates
from secondhalf.matters.models import Matter
from secondhalf.testing.cases import the_failed_visit
from secondhalf.testing.walk import Walk

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)


def test_on_time_is_judged_by_the_application_that_led_to_the_close_out(world, clock):
    walk = Walk(world)
    walk.to("report")
    clock(days=14)
    matter = walk.to("review")
    clock(days=12)
    matter.send_back(by=world.yunzhou, **the_failed_visit(world, matter))
    clock(days=5)
    again = Walk.of(world, Matter.objects.get(pk=matter.pk), "report").to("apply")
    settle()
    found = rates.numbers(world.places.welfare, FIRST, LAST, due_until=LAST)
    assert (found["due"], found["finished"], found["in_time"], found["applied"]) == (1, 1, 1, 2)
    with translation.override("en"):
        assert again.left_words == "applied for in time"
