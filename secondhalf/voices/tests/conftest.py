"""A voice in each stage, for the tests of this room."""

import pytest

from secondhalf.core.actors import Actor
from secondhalf.core.sequencer import settle
from secondhalf.testing.walk import Walk
from secondhalf.voices import receipts
from secondhalf.voices.models import Voice
from secondhalf.voices.releasing import release

WORDS = "四区新浴室晚上十点以后水是凉的，洗一半还断。"
SECRET = "4821307759261048837150962" + receipts.check_digit("4821307759261048837150962")
NAMES = ("宁远", "安然", "13800138000")


@pytest.fixture
def lodge(world):
    """lodge(by=world.ningyuan, ...): a voice about the steel works."""

    def speak(by=None, **said):
        return Voice.lodge(**{"by": by or world.ningyuan, "words": WORDS, "unit": world.places.steel, **said})

    return speak


@pytest.fixture
def about(world):
    """What the office says when it registers a matter."""
    return {
        "title": "关于第四服务区浴室热水不足的问题",
        "summary": "第四服务区新浴室夜班时段热水不足。",
        "category": world.categories["living.bathing"],
        "complexity": "hard",
    }


@pytest.fixture
def walk(world, about):
    """walk(voice, to="close", route="short"): takes the voice up and walks its matter on. Returns the matter."""

    def on(voice, *others, to="register", route="short"):
        walked = Walk(world, route=route)
        walked.matter = voice.take_up(by=world.baiyang, others=others, **about)
        walked.done = 1
        return walked.to(to)

    return on


@pytest.fixture
def answered(world, lodge, walk):
    """A voice whose matter is closed and which has its answer."""
    voice = lodge()
    walk(voice, to="close")
    voice.answer(by=world.baiyang, text="循环泵已更换。", how="page")
    return voice


@pytest.fixture
def whisper(world):
    """whisper(...): somebody speaks at a poster about the steel works, without a name; the receipt is SECRET."""
    return lambda **said: spoken_at_a_poster(world, **said)


def spoken_at_a_poster(world, **said):
    given = {"words": WORDS, "unit": world.places.steel, "mode": "anonymous", "channel": "poster", "secret": SECRET}
    return Voice.lodge(by=Actor(name="raiser"), **given | said)


@pytest.fixture
def holder():
    """holder(voice): whoever has shown the receipt of it."""
    return lambda voice: Actor(name="raiser", bearer=voice.pk)


@pytest.fixture
def released():
    """released(): the hour is full; what followed has followed."""

    def let_go():
        release()
        settle()

    return let_go


@pytest.fixture
def whispered(world, whisper, walk, released):
    """An anonymous voice whose matter is closed and which has its answer."""
    voice = whisper()
    released()
    voice.refresh_from_db()
    walk(voice, to="close")
    voice.answer(by=world.baiyang, text="循环泵已更换。", how="page")
    return voice
