"""The demo world keeps what its makers promise. 演示世界。"""

import datetime
import random
import re

import pytest
from django.utils import timezone

from secondhalf.core import access, moments
from secondhalf.core.calendar import current
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job
from secondhalf.core.officehours import OFFICE
from secondhalf.matters import policy
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Stage
from secondhalf.testing import demo
from secondhalf.testing.demo_hours import OfficeTime
from secondhalf.testing.demo_plan import plans
from secondhalf.testing.demo_topics import FOLDER, phrases, read, topics
from secondhalf.voices.models import Voice

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SATURDAY = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)


def ask_as_the_door_does(policy, actor, verb, thing):
    access.find(policy, actor, verb, pk=thing.pk, turn=thing.turn)


@pytest.fixture
def built(transactional_db, clock):
    """Each step is kept at once, as in an installation: amid one long transaction PostgreSQL learns no statistics."""
    moments.set_clock(SATURDAY)
    return demo.build("en", ask=ask_as_the_door_does)


@pytest.mark.embedded
@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_demo_has_matters_in_every_stage_made_by_people_who_may_in_office_hours(built):
    matters = Matter.objects.all()
    assert 160 <= matters.exclude(kind__in=("inspection_finding", "practical")).count() <= 220
    assert set(matters.values_list("stage", flat=True)) == set(Stage.values)
    assert outside_office_hours(Event.objects.exclude(person=None).values_list("at", flat=True)) == []
    assert not Job.objects.exists()
    assert Event.objects.filter(position=None).count() == 0
    assert {name for (name,) in Event.objects.values_list("name").distinct()} >= MUST_HAPPEN
    assert_everybody_has_work(built)
    assert_the_accused_sees_nothing(built)
    assert not [text for text in english_texts() if CHINESE.search(text)]


MUST_HAPPEN = {f"matter.{verb}" for verb in Matter.moves} - {"matter.retime"} | {
    "note.sign", "note.answer", "voice.lodge", "voice.take_up", "voice.answer", "voice.rate", "voice.call_back",
    "voice.redo", "voice.explain", "voice.withdraw", "voice.urge",
}  # fmt: skip


def outside_office_hours(moments_):
    calendar, here = current(), [at.astimezone(timezone.get_current_timezone()) for at in moments_]
    spans = OFFICE.spans
    return [at for at in here if not (calendar.is_workday(at.date()) and any(a <= at.time() <= b for a, b in spans))]


def assert_everybody_has_work(world):
    for account in ("jianghe", "linxi", "hechuan", "yunzhou", "shiyan", "qinling", "fangzheng", "baiyang", "wenxin"):
        actor = getattr(world, account)
        assert any(access.allowed(policy, actor, matter) for matter in policy.visible_to(actor).open()), account
    lead = policy.visible_to(world.jianghe)
    assert lead.overdue().exists()
    assert lead.due_within(3).exists()


def assert_the_accused_sees_nothing(world):
    (accusation,) = Matter.objects.filter(confidentiality="accusation")
    assert not policy.visible_to(world.tianye).filter(pk=accusation.pk).exists()
    assert not policy.visible_to(world.chengan).filter(pk=accusation.pk).exists()
    assert policy.visible_to(world.suqing).filter(pk=accusation.pk).exists()


def english_texts():
    for matter in Matter.objects.prefetch_related("closures", "progress", "measures", "tasks"):
        yield from (matter.title, matter.summary, matter.place)
        yield from (closure.answer for closure in matter.closures.all())
        yield from (progress.text for progress in matter.progress.all())
        yield from (task.title for task in (*matter.tasks.all(), *matter.measures.all()))
    yield from Voice.objects.values_list("words", flat=True)


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_plans_and_another_does_not(clock):
    def made(seed):
        return plans(topics("zh"), random.Random(seed))

    assert made(1) == made(1) != made(2)


def test_every_topic_says_the_same_in_both_languages():
    rows = [row for file in FOLDER.glob("*.toml") for row in read(file).get("topic", [])]
    assert len(rows) >= 35
    for row in rows:
        assert {name: len(row["zh"][name]) for name in ("places", "words", "steps", "check")} == {
            name: len(row["en"][name]) for name in ("places", "words", "steps", "check")
        }, row["key"]
        assert row["zh"].keys() == row["en"].keys(), row["key"]
    assert phrases("zh").keys() == phrases("en").keys()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_title_fits_its_field(language):
    longest = Matter._meta.get_field("title").max_length
    titles = [topic.words("title", place) for topic in topics(language) for place in topic.say["places"]]
    assert [title for title in titles if len(title) > longest] == []


@pytest.mark.django_db
def test_office_time_counts_backwards_over_lunch_night_and_weekend(clock):
    hours = OfficeTime(SATURDAY)

    def at(minutes):
        return f"{hours.before(minutes):%m-%d %H:%M}"

    assert [at(1), at(240), at(241), at(450), at(451)] == [
        "11-20 17:29", "11-20 13:30", "11-20 11:59", "11-20 08:30", "11-19 17:29",
    ]  # fmt: skip
