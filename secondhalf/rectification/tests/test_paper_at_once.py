"""The notice of what is to be put right at once: for that class alone, with the original words and a receipt."""

import pytest

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
