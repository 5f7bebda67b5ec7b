"""Every number of an inspection’s pages opens exactly the records behind it. 数字反查。"""

import html
import re

from secondhalf.rectification import board
from secondhalf.rectification.models import Finding
from secondhalf.rectification.outcomes import UNITS
from secondhalf.testing.walk import Walk

CODE = "/rectification/XC2026"


def shown(desk, query, at=CODE):
    """The places in the feedback of the findings that a page lists."""
    page = desk.read("baiyang", f"{at}{query}")
    return re.findall(r'class="(?:f-a )?no">(?:<s>)?XC2026-([\d.]+)', page)


def of_many(desk, enter, walk, world):
    """Four findings: two struck off, one left out of the count by a leader, one under way."""
    findings = [enter(f"1.{n}") for n in range(1, 5)]
    for finding in findings[:2]:
        walk(finding, "close")
    Finding.objects.get(outline="1.1").count_results(by=world.linxi, rules_new=2, study_meetings=1)
    Finding.objects.get(outline="1.2").count_results(by=world.linxi, rules_new=1, funds_recovered="3.50")
    matter = walk(findings[2], "determine").matter
    type(matter).objects.filter(pk=matter.pk).update(is_excluded=True)


def test_each_number_of_an_inspection_opens_as_many_findings_as_it_says(desk, enter, walk, world):
    of_many(desk, enter, walk, world)
    page = html.unescape(desk.read("baiyang", CODE))
    tabs = re.findall(r'<a href="/rectification/XC2026(\?show=\w+)?#findings"[^>]*>[^<]*? (\d+)</a>', page)
    assert dict(tabs) == {"": "4", "?show=counted": "3", "?show=done": "2", "?show=mostly": "0", "?show=undone": "1",
                          "?show=sustained": "0", "?show=left_out": "1"}  # fmt: skip
    for query, n in tabs:
        assert len(shown(desk, query)) == int(n), query
    assert "66.67 %" in page and '<a href="?show=done#findings">2/3</a>' in page


def test_each_result_opens_the_findings_that_brought_it(desk, enter, walk, world):
    of_many(desk, enter, walk, world)
    page = desk.read("baiyang", CODE)
    links = re.findall(r'href="/rectification/XC2026\?show=(\w+)#findings">([\d.]+)</a> ', page)
    assert [(name, n) for name, n in links if name in UNITS] == [
        ("rules_new", "3"), ("funds_recovered", "3.5"), ("study_meetings", "1"),
    ]  # fmt: skip
    assert shown(desk, "?show=rules_new") == ["1.1", "1.2"] and shown(desk, "?show=funds_recovered") == ["1.2"]
    assert "<b>2 项</b>" in desk.read("baiyang", f"{CODE}?show=rules_new")


def test_a_long_feedback_goes_on_page_by_page(desk, enter, monkeypatch):
    monkeypatch.setattr(board, "PAGE", 2)
    for n in range(1, 4):
        enter(f"1.{n}")
    first = desk.read("baiyang", CODE)
    onward = html.unescape(re.search(r'rel="next" href="([^"#]*)', first)[1])
    assert shown(desk, "") == ["1.1", "1.2"] and shown(desk, onward) == ["1.3"]


def test_a_report_opens_what_its_frozen_numbers_counted(desk, enter, walk, world, inspection, planned):
    Walk.of(world, planned.matter, "determine").to("close")
    enter("2.1")
    words = {"situation": "…", "done": "…", "problems": "…", "next_steps": "…"}
    inspection.refresh_from_db()
    inspection.submit_report(by=world.baiyang, **words)
    enter_later = f"{CODE}/report-1"
    assert shown(desk, "?show=done", enter_later) == ["1.1.1"]
    assert shown(desk, "?show=counted", enter_later) == ["1.1.1", "2.1"]
    assert shown(desk, "", enter_later) == []


def test_the_rate_of_relapse_opens_what_was_looked_at(desk, enter, walk, world, inspection, planned):
    Walk.of(world, planned.matter, "determine").to("close")
    walk(enter("2.1"), "close")
    inspection.refresh_from_db()
    first = inspection.draw_sample(by=world.gaoyuan)
    inspection.look_back(
        by=world.gaoyuan, item=first.items.get(order=1), result="relapsed", place="一车间", found="又超期。"
    )
    assert f'<a href="{CODE}/look-back-0?show=seen">1/1</a>' in desk.read("baiyang", CODE)
    assert shown(desk, "?show=seen", f"{CODE}/look-back-0") == ["1.1.1"]
    assert shown(desk, "?show=open", f"{CODE}/look-back-1") == ["2.1"]
    desk.read("baiyang", f"{CODE}/look-back-9", expect=404)


def test_the_menu_the_page_and_the_ledger_have_names_of_their_own(desk, inspection):
    page = desk.read("baiyang", "/rectification")
    assert "<h1>巡察整改</h1>" in page
    assert re.findall(r">\s*整改台账\s*<", page) == re.findall(r">整改台账<", page) and page.count("整改台账") == 1
