"""The notice of what is to be put right at once: for that class alone, with the original words and a receipt."""

import datetime

import pytest
from django.utils import translation

from secondhalf.papers.form import known
from secondhalf.papers.making import made
from secondhalf.rectification import paper_at_once, papers
from secondhalf.rectification.tests.conftest import WORDS


def test_it_is_offered_for_that_class_once_it_is_dispatched(world, enter, walk, desk):
    fresh = enter("1.1", rectify_class="immediate")
    assert not paper_at_once.offered(world.baiyang, fresh.matter)
    sent = walk(fresh, "dispatch")
    assert paper_at_once.offered(world.baiyang, sent.matter)
    assert f"/papers/forms/at_once?ref={sent.matter.pk}" in desk.read("baiyang", f"/matters/{sent.no}")
    assert not paper_at_once.offered(world.baiyang, walk(enter("1.2"), "dispatch").matter)


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_it_has_the_original_words_and_who_signed_for_it(world, enter, walk, format_):
    finding = walk(enter("1.1", rectify_class="immediate"), "sign_for")
    about = paper_at_once.about(finding.matter, by=world.baiyang, language="zh-hans")
    assert about["words"] == WORDS and about["received"]["name"] and about["due"]
    notice = next(form for form in papers.FORMS if form.key == "at_once")
    assert len(made(notice, format_, about | {"language": "zh-hans"})) > 2000


def test_the_notice_of_its_dispatch_names_the_day_of_the_plan_before_it_is_signed_for(world, enter, walk, desk):
    finding = walk(enter("1.1", due_on=datetime.date(2026, 12, 1)), "dispatch")
    assert "整改任务通知单" in desk.read("baiyang", f"/matters/{finding.no}")
    with translation.override("zh-hans"):
        about = known("rectification_notice").about(finding.matter, by=world.baiyang, language="zh-hans")
    assert (about["title"], about["due"], about["foot"]) == ("整改任务通知单", "2026年12月1日", "")
