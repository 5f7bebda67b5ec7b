"""A missing monthly report is told to the lead department, once for each month, until it is given. 月报提醒。"""

import pytest

from secondhalf.core import moments
from secondhalf.notices.models import Notice
from secondhalf.practical import daily
from secondhalf.practical.models import Item
from secondhalf.practical.tests.conftest import Story


@pytest.fixture
def story(world):
    return Story(world)


@pytest.fixture
def item(world, story):
    item = story.listed()
    item.matter.admit(by=world.baiyang, route="short")
    item.matter.dispatch(by=world.baiyang, lead=world.places.welfare)
    item.matter.sign_for(by=world.jianghe)
    story.determine(item.matter)
    return Item.objects.get(pk=item.pk)


def silent_for(days, clock, told):
    for _day in range(days):
        clock(days=1)
        daily.ask_reports(moments.today())
    told()


def waiting(item):
    return sorted(
        Notice.objects.fresh().filter(item=item, name="report_due").values_list("person__username", flat=True)
    )


def test_the_lead_department_is_told_once_a_month_and_no_more_once_it_reported(world, told, clock, item):
    silent_for(33, clock, told)
    assert waiting(item) == ["jianghe", "linxi"]
    silent_for(31, clock, told)
    assert waiting(item) == ["jianghe", "linxi"], "the month before is told no more"
    assert Notice.objects.filter(item=item, name="report_due", person=world.linxi.person).count() == 2
    item.matter.report(by=world.linxi, percent=30, text="已订货。")
    told()
    assert waiting(item) == []


def test_once_it_is_applied_for_no_report_is_owed(story, told, clock, item):
    silent_for(31, clock, told)
    story.applied(item)
    told()
    assert waiting(item) == []
