"""The pages of the room: what they show, to whom, and what they refuse."""

import re

import pytest

from secondhalf.core.events import Event
from secondhalf.matters.models import Matter
from secondhalf.matters.publishing import Limit
from secondhalf.rectification.models import Finding, PublicText
from secondhalf.rectification.tests.conftest import WORDS

CODE = "/rectification/XC2026"


def test_an_inspection_without_findings_says_what_to_do_next(desk, inspection):
    assert "XC2026" in desk.read("baiyang", "/rectification")
    page = desk.read("baiyang", CODE)
    assert "—" in page and "0/0" in page and f"{CODE}/enter" in page


def test_whoever_does_not_see_it_gets_404_and_a_department_only_its_own_findings(desk, enter, walk):
    walk(enter(), "dispatch")
    enter("1.1.2", words="另一个问题。")
    desk.read("fanfan", CODE, expect=404)
    page = desk.read("jianghe", CODE)
    assert WORDS in page.replace("&quot;", '"') and "另一个问题" not in page
    assert "另一个问题" not in desk.read("jianghe", f"{CODE}/plan")


def test_a_frozen_plan_shows_a_department_its_own_rows_only(desk, world, inspection, enter, walk):
    for place in ("1.1.1", "1.1.2"):
        walk(enter(place), "determine")
    Matter.objects.get(no="XC2026-1.1.2").sights.filter(organisation=world.places.welfare).delete()
    inspection.sign_personally(by=world.fangzheng)
    inspection.submit_plan(by=world.baiyang, preface="……")
    assert "XC2026-1.1.2" in desk.read("baiyang", f"{CODE}/plan?version=1")
    assert "XC2026-1.1.2" not in desk.read("jianghe", f"{CODE}/plan?version=1")
    desk.read("baiyang", f"{CODE}/plan?version=9", expect=404)


def test_pasted_rows_are_entered_all_or_none_and_errors_name_their_line(desk, inspection):
    wrong = "1.1\t方面\t第一个问题。\n1.1\t方面\t第二个问题。\n甲乙\t方面\t问题\n1.3\t\t没有方面\n1.4\t方面\t问题\t明年"
    page = desk.press("baiyang", f"{CODE}/enter-many", expect=422, pasted=wrong).text
    assert all(f"第{line}行" in page for line in (2, 3, 4, 5)) and "第1行" not in page
    assert "第一个问题。" in page and not Finding.objects.exists()
    right = '一（一）1\t方面\t"第一句，\n第二句。"\t立行立改\n一（一）2\t方面\t问题二。\t长期坚持\t长期'
    desk.press("baiyang", f"{CODE}/enter-many", pasted=right)
    first, second = Finding.objects.order_by("sort_key")
    assert first.words == "第一句，\n第二句。" and first.rectify_class == "immediate"
    assert (second.rectify_class, second.due_on) == ("sustained", None)


def test_one_on_a_page_then_the_next_one(desk, inspection):
    sent = {"outline": "一（一）1", "aspect": "方面", "words": WORDS, "rectify_class": "limited", "next": "yes"}
    answer = desk.press("baiyang", f"{CODE}/enter", **sent)
    assert answer["Location"] == f"{CODE}/enter"
    page = desk.press("baiyang", f"{CODE}/enter", expect=422, **sent).text
    assert "编号不重复使用" in page


def test_no_page_of_a_finding_asks_for_its_words(desk, enter, walk):
    finding = walk(enter(), "determine")
    for verb in ("analyse", "ask_change", "count_results", "confirm_by_workers"):
        page = desk.read("jianghe", f"/rectification/findings/{finding.matter.no}/{verb}")
        assert 'name="words"' not in page and 'name="outline"' not in page
    sent = {"words": "改过的原文", "specifics": "……"}
    desk.press("jianghe", f"/rectification/findings/{finding.matter.no}/analyse", **sent)
    finding.refresh_from_db()
    assert finding.words == WORDS and finding.specifics == "……"


def test_the_matters_page_shows_the_finding_and_its_buttons(desk, enter, walk):
    finding = walk(enter(), "determine")
    page = desk.read("jianghe", f"/matters/{finding.matter.no}")
    assert "反馈原文" in page and f"findings/{finding.matter.no}/ask_change" in page
    assert "word_completion" not in page
    assert "word_completion" in desk.read("gaoyuan", f"/matters/{finding.matter.no}")


def test_a_second_click_is_answered_like_the_first(desk, world, inspection):
    desk.client.force_login(world.fangzheng.person)
    sent = {"turn": "0", "once": "x" * 22}
    answers = [desk.client.post(f"{CODE}/sign_personally", sent) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(name="inspection.sign_personally").count() == 1


def test_a_stale_page_is_told_so(desk, world, inspection, planned):
    desk.client.force_login(world.baiyang.person)
    answer = desk.client.post(f"{CODE}/submit_plan", {"turn": "0", "once": "y" * 22, "preface": "……"})
    assert answer.status_code == 409


@pytest.fixture
def text(world, inspection):
    return PublicText(inspection=inspection, realm=inspection.realm).word_text(
        by=world.baiyang, title="整改进展", text="已全部建立台账。"
    )


def test_the_public_reads_a_text_only_while_it_is_published(desk, client, world, text):
    public = f"/rectification/public/{text.pk}"
    assert client.get(public).status_code == 404
    desk.press("baiyang", f"/rectification/texts/{text.pk}/submit_text")
    desk.press("fangzheng", f"/rectification/texts/{text.pk}/publish_text", **dict.fromkeys(Limit.values, "on"))
    client.logout()
    page = client.get(public).text
    assert "已全部建立台账" in page and "白杨" not in page
    desk.press("baiyang", f"/rectification/texts/{text.pk}/withdraw_text", reason="有误。")
    client.logout()
    assert client.get(public).status_code == 404


def test_names_and_numbers_stay_out_of_a_public_text(desk, inspection):
    page = desk.press("baiyang", f"{CODE}/text", expect=422, title="整改进展", text="联系方正，电话13800138000。").text
    assert "请删去：方正" in page and "请删去：13800138000" in page


def test_the_workbench_shows_what_waits_for_a_word(desk, world, inspection, enter, walk):
    assert f"{CODE}/sign_personally" in desk.read("fangzheng", "/work")
    finding = walk(enter(), "determine")
    finding.ask_change(by=world.jianghe, reason="……", rectify_class="staged")
    assert f"{finding.matter.no}/grant_change" in desk.read("shiyan", "/work")


def test_more_findings_ask_no_more_questions(desk, world, enter, django_assert_max_num_queries):
    for n in range(1, 13):
        enter(f"1.{n}")
    desk.read("baiyang", CODE)
    with django_assert_max_num_queries(36):
        desk.client.get(CODE)


def test_the_list_narrows_and_goes_on_page_by_page(desk, receive, monkeypatch):
    from secondhalf.rectification.views import inspections

    codes = [receive().code, receive().code, receive(source="audit").code]
    assert all(code in desk.read("baiyang", "/rectification") for code in codes)
    assert "SJ2026" not in desk.read("baiyang", "/rectification?source=tour")
    monkeypatch.setattr(inspections, "PAGE", 2)
    first = desk.read("baiyang", "/rectification")
    after = re.search(r'rel="next" href="([^"]*)"', first)[1]
    second = desk.read("baiyang", f"/rectification{after}")
    assert [f">{code}<" in first for code in codes] == [False, True, True]
    assert [f">{code}<" in second for code in codes] == [True, False, False]
    desk.read("baiyang", "/rectification?after=nonsense", expect=404)
