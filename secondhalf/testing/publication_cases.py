"""Every verb of a publication once: how to get there, who does it, with what words, where it leads. 公开用例。"""

import datetime

from secondhalf.core import moments
from secondhalf.matters.publishing import Limit, Publication
from secondhalf.testing.cases import HIGHER_LEADERS, OFFICE, Case, says
from secondhalf.testing.walk import Walk

APPROVERS = {"qinling", "fangzheng"} | HIGHER_LEADERS
CONFIRMED = {"limits": list(Limit.values), "opinion": "同意公开。"}


def public_words(world, **changed):
    return {
        "title": "一处浴室夜班时段热水不足",
        "text": "有职工反映一处浴室夜班时段热水温度偏低。工会已受理，正在办理，结果将在此公开。",
        "place": "厂区一处浴室",
        "category": world.categories["living.bathing"],
        "from_on": moments.today(),
        "to_on": moments.today() + datetime.timedelta(days=30),
        **changed,
    }


def drafted(world, *, matter=None, kind="matter", **changed):
    matter = matter or Walk(world).to("dispatch")
    return Publication.of(matter).draft(by=world.baiyang, kind=kind, **public_words(world, **changed))


def submitted(world, **options):
    publication = drafted(world, **options)
    publication.submit(by=world.baiyang)
    return publication


def published(world, **options):
    publication = submitted(world, **options)
    publication.publish(by=world.fangzheng, **CONFIRMED)
    return publication


def result_submitted(world):
    return submitted(world, matter=Walk(world, route="short").to("close"), kind="result")


def as_given(world, publication):
    return public_words(world, title="一处浴室热水不足")


CASES = {
    "amend": Case(drafted, "baiyang", as_given, "draft", OFFICE),
    "submit": Case(drafted, "baiyang", says(), "waiting", OFFICE),
    "discard": Case(drafted, "baiyang", says(reason="并入另一件。"), "discarded", OFFICE),
    "send_back": Case(submitted, "qinling", says(reason="请写明办理进度。"), "draft", APPROVERS),
    "publish": Case(submitted, "fangzheng", says(**CONFIRMED), "published", APPROVERS),
    "publish_result": Case(result_submitted, "fangzheng", says(**CONFIRMED), "published", APPROVERS),
    "take_down": Case(published, "baiyang", says(reason="情况有变。"), "taken_down", APPROVERS | OFFICE),
}
