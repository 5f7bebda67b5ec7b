"""Screenshots of the main pages, made from a demo of their own: `bin/screenshots [LANGUAGE ...]`. 界面截图。

Pages are PAGE.LANGUAGE.WIDTH.png in docs/screenshots. Each language gets a home of its own, served on a free port.
"""

import contextlib
import io
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from secondhalf.testing.chromium import CHROMIUM

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "screenshots"
PASSWORD = "a-picture-for-everybody"  # noqa: S105
LANGUAGES = {"zh": ("zh-hans", "zh-CN"), "en": ("en", "en-GB")}
SIZES = {1440: {"width": 1440, "height": 940}, 390: {"width": 390, "height": 844}}
LARGEST = 300_000

#  page             who       where (a stage stands for the newest matter there)     widths
PAGES = [
    ("sign-in", None, "/accounts/login/", (1440, 390)),
    ("speak", "ningyuan", "/speak", (390,)),
    ("speak-public", None, "/v/bathh4us", (1440, 390)),
    ("follow", "ningyuan", "/voices", (1440, 390)),
    ("verdict", "ningyuan", "voice:answered", (390,)),
    ("workbench-office", "baiyang", "/work", (1440, 390)),
    ("workbench-department", "jianghe", "/work", (1440, 390)),
    ("workbench-verifier", "yunzhou", "/work", (1440,)),
    ("workbench-leader", "shiyan", "/work", (1440,)),
    ("matters", "jianghe", "/matters", (1440, 390)),
    ("matter-dispatched", "jianghe", "dispatched", (1440,)),
    ("matter-under-way", "linxi", "under_way", (1440, 390)),
    ("matter-verify", "yunzhou", "in_verification", (1440, 390)),
    ("matter-closed", "baiyang", "closed", (1440,)),
    ("verify", "yunzhou", "in_verification/verify", (390,)),
    ("register", "baiyang", "/matters/register", (1440, 390)),
    ("voices", "baiyang", "/voices", (1440,)),
    ("board", None, "/v/board", (1440, 390)),
    ("channels", "baiyang", "/system/channels", (1440,)),
    ("channel", "baiyang", "/system/channels/canteen2", (1440, 390)),
    ("ledger", "baiyang", "/ledgers/rectification", (1440, 390)),
    ("inspection", "baiyang", "inspection", (1440, 390)),
    ("practical-list", "baiyang", "campaign", (1440, 390)),
    ("practical-matter", "baiyang", "item", (1440, 390)),
    ("meeting", "gaoyuan", "meeting", (1440, 390)),
    ("wall", "gaoyuan", "meeting/wall", (1440,)),
    ("supervision", "gaoyuan", "/supervision/", (1440, 390)),
    ("dashboard", "baiyang", "/dashboard", (1440, 390)),
    ("rates", "baiyang", "/rates?period=year&by=department", (1440, 390)),
    ("organisations", "anquan", "organisation", (1440,)),
    ("rights", "anquan", "/rights/", (1440,)),
    ("refused", "linxi", "in_verification/verify", (1440, 390)),
]


def main(languages):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in languages or LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="secondhalf-shots-") as home:
            environment = {**os.environ, "SECONDHALF_HOME": home, "SECONDHALF_DEMO_PASSWORD": PASSWORD}
            with served(environment, language) as address, sync_playwright() as playwright:
                take_all(playwright, address, language, Found(home))
    total = sum(file.stat().st_size for file in FOLDER.glob("*.png"))
    print(f"{FOLDER}: {len(list(FOLDER.glob('*.png')))} pictures, {total / 1e6:.1f} MB")


@contextlib.contextmanager
def served(environment, language):
    """The address of a demo that is served until the block ends."""
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "secondhalf", "serve", "--port", "0", "--language", LANGUAGES[language][0]]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        yield found[0]
    finally:
        server.terminate()
        server.communicate(timeout=60)


class Found:
    """Which matter or voice a page shows, looked up in the demo's database."""

    def __init__(self, home):
        self.file = Path(home) / "secondhalf.sqlite3"

    def address(self, where):
        if where.startswith("/"):
            return where
        if where == "organisation":
            return f"/organisations/{uuid.UUID(self.one(PLACE))}/"
        stage, _slash, verb = where.partition("/")
        if stage == "inspection":
            return f"/rectification/{self.one(INSPECTION)}"
        if stage in KEYED:
            folder, question = KEYED[stage]
            return f"{folder}/{uuid.UUID(self.one(question))}/{verb}".rstrip("/")
        number = self.one(VOICE) if stage == "voice:answered" else self.one(MATTER, stage)
        return f"/voices/{number}" if number.startswith("SY") else f"/matters/{number}/{verb}".rstrip("/")

    def one(self, question, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as database:
            return database.execute(question, values).fetchone()[0]


# The lead department of the pictures is the one whose handler and head are shown.
MATTER = """
    SELECT matter.no FROM matters_matter matter
    JOIN people_post post ON post.organisation_id = matter.lead_id
    JOIN people_person person ON person.id = post.person_id AND person.username = 'linxi'
    WHERE matter.stage = ? ORDER BY matter.is_urgent_wish DESC, matter.voices DESC, matter.id DESC LIMIT 1
"""
PLACE = """
    SELECT post.organisation_id FROM people_post post
    JOIN people_person person ON person.id = post.person_id AND person.username = 'shiyan'
"""
INSPECTION = "SELECT code FROM rectification_inspection ORDER BY id LIMIT 1"
KEYED = {
    "meeting": ("/meetings", "SELECT id FROM meetings_meeting WHERE stage = 'open' ORDER BY id DESC LIMIT 1"),
    "campaign": ("/practical", "SELECT campaign_id FROM practical_item WHERE stage = 'regular' ORDER BY id LIMIT 1"),
    "item": ("/practical/items", "SELECT id FROM practical_item WHERE stage = 'regular' ORDER BY id LIMIT 1"),
}
VOICE = """
    SELECT voice.no FROM voices_voice voice
    JOIN voices_raiser raiser ON raiser.voice_id = voice.id
    JOIN people_person person ON person.id = raiser.person_id AND person.username = 'ningyuan'
    WHERE voice.stage = 'answered' AND NOT voice.awaits_answer ORDER BY voice.id DESC LIMIT 1
"""


def take_all(playwright, address, language, found):
    chromium = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", f"--lang={LANGUAGES[language][1]}"]
    )
    windows = {}
    for name, who, where, widths in PAGES:
        for width in widths:
            if (who, width) not in windows:
                windows[who, width] = opened(chromium, address, language, who, width)
            page = windows[who, width]
            page.goto(found.address(where))
            keep(page.screenshot(), FOLDER / f"{name}.{language}.{width}.png")
            print(f"  {name}.{language}.{width}", flush=True)
    chromium.close()


def opened(chromium, address, language, who, width):
    """A window of that width in that language, in which somebody is signed in."""
    code, locale = LANGUAGES[language]
    scale = 2 if width < 500 else 1
    context = chromium.new_context(base_url=address, locale=locale, viewport=SIZES[width], device_scale_factor=scale)
    context.add_cookies([{"name": "language", "value": code, "url": address}])
    page = context.new_page()
    if who:
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(who)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("form[action='/accounts/login/'] button.btn-1").click()
        page.wait_for_load_state()
    return page


def keep(picture, file):
    """Pages have few colours; with fewer still the file is small and looks the same."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(colors=160, dither=Image.Dither.NONE).save(file, optimize=True)
    if file.stat().st_size > LARGEST:
        raise SystemExit(f"{file.name}: {file.stat().st_size:,} bytes are too many")


if __name__ == "__main__":
    main(sys.argv[1:])
