"""The minutes and the sign-in sheet on paper: the edition of whoever asks, in the form that is known."""

import pytest
from django.utils import translation

from secondhalf.core.problems import NotFound
from secondhalf.meetings import papers
from secondhalf.meetings.tests.meeting_of import all_present, issued, planned, written
from secondhalf.papers.form import offered
from secondhalf.papers.making import made
from secondhalf.testing.walk import Walk


def laid(form, meeting, by):
    with translation.override("zh-hans"):
        return str(form.lay(said(form, meeting, by)))


def said(form, meeting, by, language="zh-hans"):
    with translation.override(language):
        return {**form.about(meeting, by=by, language=language), "language": language}


def test_minutes_are_offered_once_they_are_written_and_to_everybody_once_issued(world):
    for arrive, seen in ((planned, []), (written, ["gaoyuan"]), (issued, ["gaoyuan", "jianghe"])):
        meeting = arrive(world, [Walk(world).to("report")])
        for name in ("gaoyuan", "jianghe"):
            keys = [form.key for form in offered(getattr(world, name), "meeting", meeting)]
            assert ("minutes" in keys) == (name in seen) and "sign_in_sheet" in keys
    with pytest.raises(NotFound):
        papers.MEETING.find(world.chelu, str(meeting.pk))


def test_the_minutes_on_paper_are_what_was_issued_in_the_edition_of_the_reader(world):
    shared, theirs = Walk(world).to("report"), Walk(world, title="他处事项").to("register")
    meeting = written(world, [shared, theirs], by="baiyang", attendants=[world.jianghe.post], chair=world.qinling.post)
    meeting.submit(by=world.baiyang)
    meeting.approve(by=world.qinling)
    form = papers.FORMS[0]
    whole = laid(form, meeting, world.baiyang)
    assert "会议纪要〔2026〕1号" in whole and "他处事项" in whole and "议定事项2" in whole
    theirs_only = laid(form, meeting, world.jianghe)
    assert "他处事项" not in theirs_only and "本版略去" in theirs_only


def test_the_minutes_carry_their_mark_the_turnout_and_what_was_only_heard(world):
    meeting = planned(world, [Walk(world).to("report")])
    meeting.begin(by=world.gaoyuan)
    all_present(world, meeting)
    meeting.end(by=world.gaoyuan)
    meeting.write_up(by=world.gaoyuan, opening="会议听取了各项进展。", passages={})
    whole = laid(papers.FORMS[0], meeting, world.gaoyuan)
    assert "有限公司\\n会议纪要" in whole
    assert "应到4人，实到4人，请假0人，缺席0人，列席1人。" in whole and "听取汇报，未形成议定事项。" in whole
    with translation.override("zh-hans"):
        assert str(papers.FORMS[0].title) == "会议纪要"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_both_papers_become_files(world, language):
    meeting = issued(world, [Walk(world).to("report")])
    for form in papers.FORMS:
        about = said(form, meeting, world.gaoyuan, language)
        with translation.override(language):
            assert made(form, "docx", about, None)[:2] == b"PK"


def test_numbers_of_items_are_counted_in_chinese():
    assert [papers.in_chinese(n) for n in (1, 10, 11, 20, 39)] == ["一", "十", "十一", "二十", "三十九"]
