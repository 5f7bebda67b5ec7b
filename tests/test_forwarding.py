"""What reaches departments is the matter with the office's summary: every page, list, search, feed and notice is read.

The addresses are found by looking, so that a page that comes tomorrow is read too.
"""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.urls.resolvers import RegexPattern
from PIL import Image

from secondhalf.api.models import Scope, Token
from secondhalf.core.actors import Actor
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.notices.models import Notice
from secondhalf.people.models import Organisation
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice
from tests.house.test_doors import ROWS

WORDS = "四区新浴室晚上十点以后水是凉的，洗一半还断。"
HIDDEN = {"name": "王小五", "contact": "13811112222"}
PHONED = {"name": "赵小六", "contact": "13933334444"}
# Of nobody whose name stands in another list: whoever reads one of these reads who spoke, or what was said.
SECRET = (
    WORDS[:10],
    "王小五",
    "13811112222",
    "赵小六",
    "13933334444",
    "我住三单元",
    "还是凉，我是小五",
    "夜班都等着",
    "想起来了",
)
READERS = ("linxi", "fangzheng", "qinling", "luyuan", "shenji")


def photo():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#8ab").save(out, "JPEG")
    return SimpleUploadedFile("王小五.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def handled(world, settings, tmp_path):
    """A matter made of a hidden voice and one told by phone, handled, closed, contested and redone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    somebody = Actor(name="raiser")
    unit = {"unit": world.places.steel, "words": WORDS}
    hidden = Voice.lodge(by=somebody, mode="hidden", channel="poster", raiser=HIDDEN, photos=[photo()], **unit)
    phoned = Voice.lodge(by=world.baiyang, channel="phone", raiser=PHONED, **unit)
    walk = Walk(world, route="short")
    about = {"title": "关于浴室热水不足的问题", "summary": "夜班时段热水不足。", "complexity": "hard"}
    category = world.categories["living.bathing"]
    walk.matter = hidden.take_up(by=world.baiyang, others=[phoned], category=category, **about)
    walk.done = 1
    walk.to("determine")
    mine = Actor(name="raiser", bearer=hidden.pk)
    hidden.urge(by=mine, text="夜班都等着")
    hidden.tell(by=mine, text="我住三单元", photos=[photo()])
    hidden.correct(by=mine, text="想起来了，是五区")
    settle()
    walk.matter = Matter.objects.get()
    walk.to("close")
    hidden = Voice.objects.get(pk=hidden.pk)
    hidden.answer(by=world.baiyang, text="循环泵已更换。", how="page")
    hidden.rate(by=mine, solved="no", satisfaction="unsatisfied", reason="还是凉，我是小五")
    settle()
    assert Matter.objects.get().round == 2
    return hidden


def addresses(voice):
    """Every address that a browser may open, with the things of this story in its places."""
    keys = [voice.pk, voice.matter_id, voice.shots.first().file_id]
    keys += [row.pk for row in (Notice.objects.first(), Organisation.objects.get(short_name="生活福利部")) if row]
    values = {
        "NumberConverter": [voice.matter.no],
        "StringConverter": [voice.no, voice.matter.no],
        "UUIDConverter": keys,
        "IntConverter": [0],
        "SlugConverter": ["x"],
    }
    for name, entry in ROWS.items():
        if isinstance(entry.pattern, RegexPattern) or name.startswith("account_"):
            continue  # signing in
        places = entry.pattern.converters
        choices = [values.get(type(c).__name__) or c.regex.split("|") for c in places.values()]
        for given in combined(choices):
            yield reverse(name, kwargs=dict(zip(places, given, strict=True)))


def combined(choices):
    if not choices:
        return [[]]
    return [[first, *rest] for first in choices[0] for rest in combined(choices[1:])]


SEARCHES = (
    "/matters?q=四区新浴室",
    "/matters?q=王小五",
    "/voices?tab=all",
    "/voices?q=四区新浴室",
    "/dashboard?by=category",
)


@pytest.mark.embedded
@pytest.mark.parametrize("reader", READERS)
def test_no_page_tells_what_was_said_or_by_whom(client, world, handled, reader):
    client.force_login(getattr(world, reader).person)
    told, read = [], 0
    for path in (*addresses(handled), *SEARCHES):
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        read += answer.status_code == 200
        asked = path.encode() + b" " + path.partition("q=")[2].encode()
        told += [
            (path, word)
            for word in SECRET
            if word.encode() in body.replace(word.encode() if word in path else asked, b"")
        ]
    assert not told and read > 15


def test_the_pages_were_really_there(client, world, handled):
    """The office reads all of it, so the words that are looked for are those that pages show."""
    client.force_login(world.baiyang.person)
    page = client.get(f"/voices/{handled.no}").content.decode()
    assert [word for word in SECRET if word in page] == [
        WORDS[:10],
        "我住三单元",
        "还是凉，我是小五",
        "夜班都等着",
        "想起来了",
    ]
    assert client.get(f"/files/{handled.shots.first().file_id}").status_code == 200


@pytest.mark.parametrize("reader", ["linxi", "shiyan", "luyuan", "baiyang"])
def test_no_feed_tells_it_either(client, world, handled, reader):
    scopes = [Scope.READ, *(s for s in Scope if s in (getattr(Scope, "VOICES_READ", None),))]
    _token, words = Token.make(getattr(world, reader).post, name="t", scopes=scopes)
    one, mine = f"matters/{handled.matter.no}", f"voices/{handled.no}"
    for path in ("events", "matters", one, f"{one}/publications", "voices", mine, "categories", "organisations"):
        answer = client.get(f"/api/v1/{path}", headers={"authorization": f"Bearer {words}"})
        body = answer.content.decode()
        assert not [word for word in SECRET if word in body], path


def test_notices_and_letters_hold_none_of_it(world, handled, mailoutbox):
    told = [str(value) for notice in Notice.objects.all() for value in vars(notice).values()]
    told += [letter.body + letter.subject for letter in mailoutbox]
    assert told and not [word for word in SECRET if any(word in text for text in told)]


def test_no_photo_opens_to_anybody_but_the_office(client, world, handled):
    for name in READERS:
        client.force_login(getattr(world, name).person)
        for shot in handled.shots.all():
            assert client.get(f"/files/{shot.file_id}").status_code == 404, name
            assert client.get(f"/files/{shot.file_id}/small").status_code == 404, name
