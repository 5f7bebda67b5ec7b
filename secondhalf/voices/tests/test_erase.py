"""erase: words, photos, identity, salts go; counts, number, stage and commitments stay (DOMAIN §16.4 no. 9)."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from PIL import Image

from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.core.facts import Fact
from secondhalf.core.problems import StillMissing
from secondhalf.core.sequencer import settle
from secondhalf.files import storing
from secondhalf.files.models import File
from secondhalf.voices import policy, rates, searching
from secondhalf.voices.erasing import KEPT, TEXTS
from secondhalf.voices.models import Raiser, SealedText, Shot, Voice
from secondhalf.voices.needs import ErasedAlready
from secondhalf.voices.tests.conftest import WORDS


def photo():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#8ab").save(out, "JPEG")
    return SimpleUploadedFile("a.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def spoken(world, lodge, walk, settings, tmp_path):
    """A voice with everything: photos, dialogue, answer, unhappy verdict, correction."""
    settings.MEDIA_ROOT = tmp_path / "files"
    voice = lodge(photos=[photo()], objects_said="某人", place="四区")
    settle()
    walk(voice, to="close")
    voice.answer(by=world.baiyang, text="循环泵已更换。", how="page")
    voice.tell(by=world.ningyuan, text="我家住三单元", photos=[photo()])
    voice.correct(by=world.ningyuan, text="是五区")
    voice.rate(by=world.ningyuan, solved="no", satisfaction="unsatisfied", reason="还是凉，我叫宁远")
    settle()
    return Voice.objects.get()


def leaves(event):
    """The leaves of every fact that this act left, in the order of their keys; the voice itself first."""
    facts = [model for model in Fact.__subclasses__() if model._meta.app_label == "voices" and model is not Voice]
    rows = [(row.pk, bytes(row.leaf)) for model in facts for row in model.objects.filter(act=event)]
    own = [bytes(voice.leaf) for voice in Voice.objects.filter(act=event)]
    return own + [leaf for _key, leaf in sorted(rows)]


def test_what_was_said_and_who_said_it_is_gone(world, spoken):
    paths = [storing.path_of(file.pk) for file in File.objects.filter(uploaded_by=None)]
    assert len(paths) == 2 and all(path.exists() for path in paths)
    spoken.erase(by=world.ningyuan)
    spoken = Voice.objects.get()
    assert (spoken.words, spoken.place, spoken.objects_said, spoken.salt) == ("", "", "", None)
    assert not Raiser.objects.exists() and spoken.is_erased and not spoken.reveals
    assert not spoken.messages.exclude(text="").exists() and not spoken.corrections.exclude(text="").exists()
    assert set(Shot.objects.values_list("file", "salt")) == {(None, None)}
    assert spoken.latest_verdict.reason == "" and spoken.latest_verdict.salt is None


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_photos_go_with_it(world, spoken):
    paths = [storing.path_of(file.pk) for file in File.objects.filter(uploaded_by=None)]
    spoken.erase(by=world.ningyuan)
    assert not any(path.exists() for path in paths)


def test_nothing_of_it_is_found_any_more(world, spoken):
    assert searching.found(world.baiyang, WORDS[:4]).exists()
    spoken.erase(by=world.ningyuan)
    settle()
    assert not searching.found(world.baiyang, WORDS[:4]).exists()
    assert WORDS[:6] not in SealedText.objects.get().text


def test_counts_number_stage_and_answer_stay(world, spoken):
    before, no = rates.of_matter(spoken.matter), spoken.no
    spoken.erase(by=world.ningyuan)
    spoken = Voice.objects.get()
    after = rates.of_matter(spoken.matter)
    assert (after.voices, after.answered, after.rated) == (before.voices, before.answered, before.rated)
    assert (after.three, after.solved_rate.counts) == (before.three, before.solved_rate.counts)
    assert (spoken.no, spoken.stage, spoken.latest_answer.text) == (no, "rated", "循环泵已更换。")
    assert (spoken.solved, spoken.satisfaction) == ("no", "unsatisfied")


def test_every_commitment_can_still_be_checked(world, spoken):
    spoken.erase(by=world.ningyuan)
    settle()
    checked = 0
    for event in Event.objects.filter(subject=spoken.pk, commitment__isnull=False):
        assert hashlib.sha256(b"".join(leaves(event))).digest() == bytes(event.commitment), event.name
        checked += 1
    assert checked >= 6
    positions = list(Event.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_whom_it_accuses_stays_barred(world, lodge):
    voice = lodge(named=[world.places.welfare], nature="report")
    voice.erase(by=world.ningyuan)
    assert voice not in policy.visible_to(world.jianghe) and voice.named.exists()


def test_unread_it_waits_no_more_and_is_not_taken_up(world, lodge, about):
    voice = lodge()
    voice.erase(by=world.ningyuan)
    assert not policy.in_hand_of(world.baiyang).to_take_up().exists()
    with pytest.raises(ErasedAlready):
        voice.take_up(by=world.baiyang, **about)
    with pytest.raises(ErasedAlready):
        voice.erase(by=world.ningyuan)


def test_a_sealed_identity_loses_its_wrapped_key(world, lodge):
    voice = lodge(by=Actor(name="raiser"), mode="hidden", channel="poster", raiser={"name": "宁远", "contact": "138"})
    voice.erase(by=Actor(name="raiser", bearer=voice.pk))
    assert not Raiser.objects.exists()
    with pytest.raises(StillMissing):
        Voice.objects.get().ask_opening(by=world.baiyang, cause="law", reason="略")


def test_a_failure_halfway_erases_nothing(world, spoken, monkeypatch):
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        spoken.erase(by=world.ningyuan)
    fresh = Voice.objects.get()
    assert fresh.words == WORDS and Raiser.objects.exists() and not fresh.is_erased
    assert all(storing.path_of(file.pk).exists() for file in File.objects.filter(uploaded_by=None))


def test_everything_that_hangs_on_a_voice_is_either_emptied_or_kept_on_purpose():
    hanging = {
        relation.get_accessor_name()
        for relation in Voice._meta.get_fields()
        if isinstance(relation, models.ManyToOneRel) and relation.related_model._meta.app_label == "voices"
    }
    known = set(TEXTS) | KEPT | {"shots", "raiser", "followed_by"}
    assert {name for name in hanging if not name.endswith("+")} == known


def test_the_pages_of_an_erased_voice_stand(client, world, spoken):
    spoken.erase(by=world.ningyuan)
    client.force_login(world.baiyang.person)
    for path in (f"/voices/{spoken.no}", "/voices?tab=all", f"/matters/{spoken.matter.no}"):
        page = client.get(path)
        assert page.status_code == 200 and WORDS[:8] not in page.content.decode(), path
