"""A seized installation does not tell when somebody spoke, from where, or with what (HOUSE §3; [D] issue 3, part 3).

A real server, a real clock: an anonymous voice is lodged with a photo, followed, added to, rated, taken back, erased,
mistyped; then every table, every file and every file's time is searched for those moments.
"""

import http.client
import io
import json
import re
import subprocess
import sys
import time
from urllib.parse import urlencode, urlsplit

import pytest
from PIL import Image
from PIL.ExifTags import IFD

from secondhalf.voices.public import proof
from tests.house.installation import ROOT, Served
from tests.traces import Window, told_by_files

pytestmark = pytest.mark.xdist_group("program")  # one process takes them all: what is founded is founded once

ADDRESS, FORWARDED, AGENT = "127.8.7.6", "203.0.113.77", "XyzzyPhone/9.87 (SecretBrand 12)"
CAMERA = "SecretCam-1234"
QUIET = 3.0  # seconds without anybody, so that whatever is found in between is a trace

WORLD = """
from secondhalf.testing.world import World
from secondhalf.voices.models import Channel
world = World.build()
Channel.objects.create(realm=world.places.works.realm, code="bathhs22", unit=world.places.steel, name="浴室",
    holder=world.places.works, category=world.categories["living.bathing"])
tell({"holder": str(world.places.works.pk)})
"""
RELEASE = """
from secondhalf.core.sequencer import settle
from secondhalf.voices.releasing import release
release(); settle(); tell({})
"""
HANDLE = RELEASE.replace(
    "tell({})",
    """
from types import SimpleNamespace
from secondhalf.core.actors import Actor
from secondhalf.matters.categories import Category
from secondhalf.people.models import Organisation, Person
from secondhalf.testing.walk import Walk
from secondhalf.testing.world import World
from secondhalf.testing.cast import PLACES
from secondhalf.voices.models import Voice
world = World()
for person in Person.objects.filter(posts__isnull=False).distinct():
    world.people[person.username] = Actor(person=person, post=person.posts.first())
for key, kind, parent, name, short, about in PLACES:
    setattr(world.places, key, Organisation.objects.get(name=name[0]))
walk = Walk(world, route="short")
voice = Voice.objects.get(no=ARGUMENT)
bathing = Category.objects.get(code="living.bathing")
walk.matter = voice.take_up(by=world.baiyang, title="浴室", summary="热水不足", category=bathing)
walk.done = 1
walk.to("close")
voice = Voice.objects.get(no=ARGUMENT)
voice.answer(by=world.baiyang, text="已修", how="page")
settle()
tell({})
""",
)
DUMP = """
from django.db import OperationalError, connection
def plain(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if isinstance(value, int | float) else str(value)
rows = []
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        try:
            cursor.execute(f'SELECT * FROM {connection.ops.quote_name(table)}')
        except OperationalError:  # an index of words: what it is made of stands in tables of its own
            continue
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            rows += [[f"{table}.{name}", plain(value)] for name, value in zip(names, row) if value is not None]
tell(rows)
"""


UNFINISHED = """
from django_tasks_db.models import DBTaskResult
tell(DBTaskResult.objects.filter(finished_at=None).count())
"""


def inside(installation, code, argument=""):
    """Run code in the installation; returns what it tells."""
    begin = f"import django, json; django.setup(); ARGUMENT = {argument!r}\ndef tell(it): print(json.dumps(it))\n"
    environment = {**installation.environment, "DJANGO_SETTINGS_MODULE": "secondhalf.settings"}
    done = subprocess.run(
        [sys.executable, "-c", begin + code], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


class Phone:
    """Somebody's phone: an address, an agent, and the cookies that the public pages give it."""

    def __init__(self, address):
        self.host, self.cookies = urlsplit(address).netloc, {}

    def send(self, method, path, body=b"", kind="application/x-www-form-urlencoded"):
        link = http.client.HTTPConnection(self.host, timeout=30, source_address=(ADDRESS, 0))
        headers = {"User-Agent": AGENT, "X-Forwarded-For": FORWARDED, "Referer": "http://chat.example/group/9"}
        headers |= {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Content-Type": kind}
        link.request(method, path, body, headers)
        answer = link.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _sign, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
        text = answer.read().decode(errors="replace")
        assert answer.status < 500, (path, answer.status)
        return answer.status, text

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, fields, photo=None):
        if photo is None:
            return self.send("POST", path, urlencode(fields).encode())
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()
        ]
        parts += [b'--x\r\nContent-Disposition: form-data; name="photos"; filename="IMG_20261121_161718.jpg"\r\n'
                  b"Content-Type: image/jpeg\r\n\r\n" + photo + b"\r\n--x--\r\n"]  # fmt: skip
        return self.send("POST", path, b"".join(parts), "multipart/form-data; boundary=x")

    def speak(self, holder, photo=None):
        """Lodge an anonymous voice; returns (number, digits)."""
        once = re.search(r'name="once" value="([^"]+)"', self.get("/v/bathhs22")[1])[1]
        said = {"words": "夜里水凉", "mode": "anonymous", "holder": holder, "once": once, "proof": proof.found(once)}
        status, page = self.post("/v/bathhs22", said, photo)
        assert status == 200, page
        digits = re.findall(r"<span>(\d{1,5})</span>", page.partition("data-digits")[2].partition("</dd>")[0])
        return re.search(r"SY-\d{5}-\d{5}", page)[0], "".join(digits)

    def act(self, verb, no, photo=None, **said):
        """One button on the person's page."""
        once = re.search(r'name="once" value="([^"]+)"', self.get(f"/v/my/{verb}")[1])[1]
        status, page = self.post(f"/v/my/{verb}", {"of": no, "once": once, **said}, photo)
        assert status == 302, (verb, page)


def picture():
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0132] = CAMERA, "2026:11:21 16:17:18"
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (25.0, 2.0, 33.0), 3: "E", 4: (102.0, 43.0, 11.0)})
    Image.new("RGB", (640, 480), "#8ab").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def story(real):
    """The installation after the whole story: its windows of time, and what the program printed."""
    holder = inside(real, WORLD)["holder"]
    windows = []
    with Served(real) as served:
        be_quiet(real)
        phone, begun = Phone(served.address), time.time()
        no, digits = phone.speak(holder, picture())
        other_no, other = phone.speak(holder)
        phone.post("/v/follow", {"no": no, "digits": digits})
        phone.act("urge", no, text="夜班都等着")
        phone.act("tell", no, picture(), text="还有热水器")
        look(phone)
        windows.append(Window(begun, time.time()))
        time.sleep(QUIET)
        inside(real, HANDLE, no)
        be_quiet(real)
        begun = time.time()
        phone.act("rate", no, solved="no", satisfaction="unsatisfied", reason="还是凉")
        phone.act("correct", no, text="是五区")
        for wrong in ("1" * 26, "2" * 26):
            Phone(served.address).post("/v/follow", {"no": no, "digits": wrong})
        second = Phone(served.address)
        second.post("/v/follow", {"no": other_no, "digits": other})
        second.act("withdraw", other_no)
        second.act("erase", other_no, sure="on")
        look(phone)
        windows.append(Window(begun, time.time()))
        time.sleep(QUIET)
        yield real, windows, served


def be_quiet(installation):
    """Wait until the worker has nothing left to do from before; whatever it does from now on is a trace."""
    for _try in range(40):
        if not inside(installation, UNFINISHED):
            break
    time.sleep(QUIET)


def look(phone):
    """Read one's page with its photos, and the copy."""
    page = phone.get("/v/my")[1]
    for path in re.findall(r'"(/v/my/photo/[^"]+)"', page):
        phone.get(path)
    phone.get("/v/my/rights")
    phone.get("/v/my/copy")


def told_by_tables(rows, windows):
    """(column, value) of whatever in the database tells one of the moments."""
    for column, value in rows:
        for window in windows:
            if window.in_text(value.encode()) if isinstance(value, str) else window.holds(value):
                yield column, value


def test_nothing_tells_when_from_where_or_with_what(story):
    installation, windows, served = story
    home = installation.home
    rows = inside(installation, DUMP)
    assert len(rows) > 500
    assert not list(told_by_tables(rows, windows))
    assert not list(told_by_files(home, windows))

    inside(installation, RELEASE)
    assert not list(told_by_tables(inside(installation, DUMP), windows))
    assert not list(told_by_files(home, windows, also_changed=True))

    served.stop()
    printed = "".join(served.lines) + served.process.stdout.read()
    everything = printed.encode() + b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    for secret in (ADDRESS, FORWARDED, AGENT, "XyzzyPhone", "SecretBrand", CAMERA, "IMG_20261121", "chat.example"):
        assert secret.encode() not in everything, secret
    assert not [what for window in windows for what in window.in_text(printed.encode())]


def test_the_search_finds_what_is_there(tmp_path):
    """A search that finds nothing anywhere would prove nothing."""
    from secondhalf.core import moments

    now = time.time()
    window = Window(now, now)
    spelled = (
        f"{int(now)}",
        f"at {moments.now():%Y-%m-%d %H:%M:%S}",
        f"{moments.now().isoformat()}",
        str(moments.uuid7()),
    )
    for text in (*spelled, moments.uuid7().hex, f"{int(now * 1000)}", f"{int(now):x}"):
        assert window.in_text(text.encode()), text
    for raw in (moments.uuid7().bytes, int(now * 1000).to_bytes(8)):
        assert window.in_bytes(b"abc" + raw + b"xyz")
    assert window.holds(now * 10**6) and not window.holds(now - 60)
    assert not window.in_text(str(moments.uuid4()).encode())
    (tmp_path / "trace").write_text("x")
    assert list(told_by_files(tmp_path, [window]))
