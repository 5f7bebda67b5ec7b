"""An inspection of the steel works, for the tests of this room."""

import datetime
import re

import pytest

from secondhalf.core import moments
from secondhalf.rectification.models import Inspection
from secondhalf.testing.walk import Walk

HIDDEN = re.compile(r'<input type="hidden" name="(turn|once)"(?: value="([^"]*)")?')
FEEDBACK = datetime.date(2026, 9, 18)
WORDS = "职工诉求“收得进、办不出”，有的超期未复。"


@pytest.fixture
def receive(world):
    """receive(...): an inspection of the works, its feedback on 18 September 2026."""

    def make(**about):
        given = {
            "name": "2026年第二轮巡察",
            "source": "tour",
            "inspector": "江源市委第三巡察组",
            "unit": world.places.steel,
            "head": world.fangzheng.person,
            "feedback_on": FEEDBACK,
        }
        return Inspection.receive(by=world.baiyang, **given | about)

    return make


def row(outline="1.1.1", **said):
    return {"outline": outline, "aspect": "职工诉求办理", "words": WORDS, **said}


@pytest.fixture
def inspection(receive):
    return receive()


@pytest.fixture
def enter(world, inspection):
    """enter(...): one finding of the inspection."""

    def put(outline="1.1.1", **said):
        (finding,) = inspection.enter_findings(by=world.baiyang, rows=[row(outline, **said)])
        return finding

    return put


@pytest.fixture
def walk(world):
    """walk(finding, "close"): its matter through the loop, on the full route; returns the finding read anew."""

    def on(finding, to):
        done = "register"
        Walk.of(world, finding.matter, done).to(to)
        return type(finding).objects.select_related("matter", "inspection").get(pk=finding.pk)

    return on


@pytest.fixture
def planned(world, inspection, enter, walk):
    """The inspection with one determined finding, its plan approved."""
    finding = walk(enter(), "determine")
    inspection.sign_personally(by=world.fangzheng)
    inspection.submit_plan(by=world.baiyang, preface="成立整改工作领导小组。")
    inspection.approve_plan(by=world.qinling, opinion="同意。", meeting_no="党委会〔2026〕18号")
    return finding


def in_days(days):
    return moments.today() + datetime.timedelta(days=days)


class Desk:
    """Somebody of the cast at the browser, without one: opens a page, fills in its form, presses the button."""

    def __init__(self, client, world):
        self.client, self.world = client, world
        client.cookies["language"] = "zh-hans"

    def read(self, who, path, expect=200):
        self.client.force_login(getattr(self.world, who).person)
        page = self.client.get(path)
        assert page.status_code == expect, (who, path, page.status_code)
        return page.text

    def press(self, who, path, expect=302, **sent):
        """Open, fill in, send; the answer."""
        hidden = dict(HIDDEN.findall(self.read(who, path)))
        answer = self.client.post(path, {**sent, **hidden})
        assert answer.status_code == expect, (who, path, re.findall(r'class="err">(.*?)</p>', answer.text))
        return answer


@pytest.fixture
def desk(client, world):
    return Desk(client, world)
