"""4,326 real messages that nobody on this project wrote: all of them arrive, clean, with their times."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Max, Min, Sum

from secondhalf.core.events import Event
from secondhalf.matters.models import Matter
from secondhalf.voices.models import Raiser, Voice

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "citizen-messages"
SHANGHAI = ZoneInfo("Asia/Shanghai")

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="not run: the real messages are not beside the checkout")


def test_every_message_arrives_clean_with_its_time_and_its_votes(typed, world):
    file = str(FOLDER / "messages.xlsx")
    assert typed(file, "--unit", "江源钢铁") == 0
    assert Matter.objects.count() == Voice.objects.count() == 4326
    assert Event.objects.count() == 3 * 4326 and not Raiser.objects.exists()
    times = Matter.objects.aggregate(first=Min("received_at"), last=Max("received_at"))
    assert times["first"] == datetime.datetime(2017, 6, 8, 17, 31, 20, tzinfo=SHANGHAI)
    assert times["last"] == datetime.datetime(2020, 1, 26, 19, 47, 11, tzinfo=SHANGHAI)
    voices = Voice.objects.aggregate(favour=Sum("votes_for"), against=Sum("votes_against"))
    assert voices == {"favour": 12512, "against": 510}
    for text in Matter.objects.values_list("title", "summary"):
        assert all(part == part.strip() and "\t" not in part and "\n\n" not in part for part in text)
    assert typed(file, "--unit", "江源钢铁") == 0 and Matter.objects.count() == 4326


# One labelled message stands there twice, under two labels.
@pytest.mark.parametrize(("name", "rows"), [("labelled_sample.csv", 494), ("replies_sample.csv", 120)])
def test_the_other_lists_of_the_board_need_no_mapping_either(typed, name, rows):
    assert typed(str(FOLDER / name)) == 0
    assert Matter.objects.count() == rows
