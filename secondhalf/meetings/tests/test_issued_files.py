"""Issued minutes are frozen with their files: a later template changes nothing in what was ever handed out."""

import io

import pytest
from docx import Document as Docx

from secondhalf.meetings import papers
from secondhalf.meetings.tests.meeting_of import issued, written
from secondhalf.papers import keeping, own_templates, running, sweeping
from secondhalf.papers.issued import IssuedCopy
from secondhalf.testing.walk import Walk

MINUTES = papers.FORMS[0]


def asked(actor, meeting, format="docx", language="zh-hans"):
    return running.ask(actor, MINUTES, str(meeting.pk), format=format, language=language)


def file_of(*asked_for, **how):
    return asked(*asked_for, **how).body


def text_of(body):
    return "\n".join(one.text for one in Docx(io.BytesIO(body)).paragraphs)


@pytest.fixture
def template(world):
    def take(words, where):
        out, document = io.BytesIO(), Docx()
        document.add_paragraph(f"{words} {{{{ number }}}} {{{{ opening }}}}")
        document.save(out)
        own_templates.take(out.getvalue(), name=f"{words}.docx", form=MINUTES, organisation=where, by=world.baiyang)

    return take


def test_a_later_template_changes_nothing_in_what_was_handed_out(world, clock, template):
    meeting = issued(world, [Walk(world).to("report")])
    before = {format: file_of(world.gaoyuan, meeting, format) for format in ("docx", "pdf")}
    clock(days=1)
    template("新版", meeting.holder)
    assert {format: file_of(world.jianghe, meeting, format) for format in ("docx", "pdf")} == before
    assert "新版" not in text_of(file_of(world.gaoyuan, meeting, language="en"))
    assert sorted((copy.language, copy.format) for copy in IssuedCopy.objects.all()) == [
        ("en", "docx"), ("zh-hans", "docx"), ("zh-hans", "pdf"),
    ]  # fmt: skip


def test_a_first_file_is_drawn_in_the_template_of_the_day_of_issue(world, clock, template):
    meeting = written(world, [Walk(world).to("report")])
    template("当日版", meeting.holder)
    meeting.submit(by=world.gaoyuan)
    meeting.approve(by=world.fangzheng)
    clock(days=1)
    template("后来版", meeting.holder)
    said = text_of(file_of(world.gaoyuan, meeting))
    assert "当日版 会议纪要〔2026〕1号" in said and "后来版" not in said


def test_a_draft_is_drawn_anew_each_time(world):
    meeting = written(world, [Walk(world).to("report")])
    file_of(world.gaoyuan, meeting)
    meeting.write_up(by=world.gaoyuan, opening="改过的开头。", passages={})
    assert "改过的开头。" in text_of(file_of(world.gaoyuan, meeting)) and not IssuedCopy.objects.exists()


def test_each_edition_has_files_of_its_own(world):
    shared, theirs = Walk(world).to("report"), Walk(world, title="他处事项").to("register")
    meeting = written(world, [shared, theirs], by="baiyang", attendants=[world.jianghe.post], chair=world.qinling.post)
    meeting.submit(by=world.baiyang)
    meeting.approve(by=world.qinling)
    assert "他处事项" in text_of(file_of(world.baiyang, meeting))
    assert "他处事项" not in text_of(file_of(world.jianghe, meeting))
    assert len(set(IssuedCopy.objects.values_list("edition", flat=True))) == 2


def test_kept_files_stay_are_checked_and_are_told_on_the_page_when_lost(world, client, clock):
    meeting = issued(world, [Walk(world).to("report")])
    file_of(world.gaoyuan, meeting)
    copy = IssuedCopy.objects.get()
    clock(days=40)
    sweeping.forget_prints()
    assert list(sweeping.faults()) == [] and copy.body and sweeping.named([str(copy.pk)]) == {str(copy.pk)}
    client.force_login(world.gaoyuan.person)
    assert copy.sha256 in client.get(f"/meetings/{meeting.pk}/minutes").content.decode()
    keeping.remove(copy.pk, "docx")
    assert dict(sweeping.faults()).keys() == {str(copy)}
    assert asked(world.gaoyuan, meeting).state == "broken" and IssuedCopy.objects.get() == copy


def test_of_two_who_ask_at_once_both_get_the_first(world):
    from secondhalf.papers.issued import keep

    meeting = issued(world, [Walk(world).to("report")])
    first = file_of(world.gaoyuan, meeting)
    copy = IssuedCopy.objects.get()
    same = {name: getattr(copy, name) for name in ("realm", "no", "issue", "form", "edition", "language", "format")}
    late = IssuedCopy(**same)
    assert keep(late, b"PK other").body == first and keeping.get(late.pk, "docx") is None
