"""A poster in the bath house, and what a worker types there."""

import pytest

from secondhalf.voices.models import Channel
from secondhalf.voices.public import proof

WORDS = "四区新浴室晚上十点以后水是凉的，洗一半还断。"


@pytest.fixture
def poster(world):
    """The code at the bath house of the steel works, about bathing."""
    return Channel.objects.create(
        realm=world.places.works.realm, code="bathhs22", unit=world.places.steel, holder=world.places.works,
        name="第四服务区 · 职工浴室", place="第四服务区 · 职工浴室", category=world.categories["living.bathing"],
    )  # fmt: skip


@pytest.fixture
def fill(world):
    """fill(words=..., mode=...): a form filled in, with its proof; proved=False leaves the proof out."""

    def filled(*, proved=True, once=None, **said):
        once = once or proof.new_once()
        base = {
            "words": WORDS, "mode": "anonymous", "holder": str(world.places.works.pk), "once": once,
            "proof": proof.found(once) if proved else "",
        }  # fmt: skip
        return base | said

    return filled


@pytest.fixture
def speak(client, poster, fill):
    """Fills the form of the poster in and sends it; returns the answer."""

    def send(**said):
        return client.post("/v/bathhs22", fill(**said))

    return send
