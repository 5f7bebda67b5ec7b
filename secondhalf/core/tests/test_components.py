"""The parts of pages: icons, lights, figures, dates, links, and what no template may hold."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

import secondhalf
from secondhalf.core import lights, moments
from secondhalf.core.worktime import CHINA

PACKAGE = Path(secondhalf.__file__).parent
STATIC = PACKAGE / "core/static/core"
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
NOON = datetime.datetime(2026, 11, 20, 14, 5, tzinfo=CHINA)


def drawn(source, language="en", path="/", **context):
    """A template's text in one language, blanks folded."""
    context["request"] = RequestFactory().get(path)
    with translation.override(language), moments.at(NOON):
        return " ".join(Template(source).render(Context(context)).split())


def icons_drawn():
    return set(re.findall(r'<symbol id="i-([\w-]+)"', (STATIC / "icons.svg").read_text()))


def test_every_icon_that_is_named_is_drawn():
    named = {name for file in TEMPLATES for name in re.findall(r"""{% icon ["']([\w-]+)["']""", file.read_text())}
    named |= {icon for _css, icon, _word in lights.LAMPS.values()}
    assert len(named) > 15
    assert named <= icons_drawn()


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_template_holds_nothing_that_the_policy_forbids(file):
    text = file.read_text()
    assert not re.search(r"\sstyle=|<style|\son\w+=[\"']|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"(src|href)=[\"'](https?:)?//", text)


def test_the_style_sheets_together_stay_small():
    assert sum(file.stat().st_size for file in STATIC.glob("*.css")) < 40 * 1024


@pytest.mark.parametrize("code", [*lights.LAMPS, "ok", "near", "late", "back", "shut", "idle", "pause", "clock"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_light_is_colour_word_and_icon(code, language):
    html = drawn("{% light code %}", language, code=code)
    assert re.search(r'class="light light-(ok|near|late|back|shut|idle)"', html)
    assert re.search(r"icons.svg#i-([\w-]+)", html)[1] in icons_drawn()
    assert re.search(r"</svg>[^<]+</span>", html)


def test_a_light_takes_its_own_words_and_a_light_object():
    assert "By 10:55</span>" in drawn('{% light "near" "By 10:55" %}')
    assert "light-late" in drawn("{% light code %}", code=lights.lamp("red", "3 over"))


def test_words_of_a_light_are_escaped():
    assert "&lt;b&gt;" in drawn('{% light "near" words %}', words="<b>")


def test_a_rate_never_stands_without_its_counts():
    assert "66.67 % <small>(2/3)</small>" in drawn("{% rate 2 3 %}")
    assert "— <small>(0/0)</small>" in drawn("{% rate 0 0 %}")


def test_a_stat_says_n_of_n_and_greys_few():
    stat = "{% include 'cotton/stat.html' with title='On time' n=n whole=whole %}"
    many, few, none = drawn(stat, n=105, whole=120), drawn(stat, n="1", whole="8"), drawn(stat, n=0, whole=0)
    assert "87.5" in many and "105/120" in many and "few" not in many
    assert "1/8" in few and 'class="stat few"' in few
    assert "—" in none and "%" not in none


@pytest.mark.parametrize(("percent", "width"), [(76, "76"), (250, "100"), (-3, "0"), (None, "0")])
def test_a_bar_is_svg_and_stays_in_its_bounds(percent, width):
    html = drawn("{% bar percent 'b3' %}", percent=percent)
    assert f'<rect class="b3" width="{width}' in html and "style" not in html


@pytest.mark.parametrize(
    ("source", "english", "chinese"),
    [
        ("{{ at|day }}", "20 Nov 2026", "2026年11月20日"),
        ("{{ at|moment }}", "20 Nov 14:05", "11月20日 14:05"),
        ("{{ at.date|moment }}", "20 Nov", "11月20日"),
        ("{{ before|moment }}", "3 Jan 2025 09:00", "2025年1月3日 09:00"),
        ("{{ before|day_short }}", "3 Jan 2025", "2025年1月3日"),
        ("{{ at.date }}", "20 Nov 2026", "2026年11月20日"),
    ],
)
def test_dates_read_as_people_write_them(source, english, chinese):
    context = {"at": NOON, "before": datetime.datetime(2025, 1, 3, 9, 0, tzinfo=CHINA)}
    assert re.sub("<[^>]+>", "", drawn(source, "en", **context)) == english
    assert re.sub("<[^>]+>", "", drawn(source, "zh-hans", **context)) == chinese


def test_a_date_tells_machines_too_and_a_mere_day_no_time():
    assert 'datetime="2026-11-20T14:05+08:00"' in drawn("{{ at|moment }}", at=NOON)
    assert 'datetime="2026-11-20"' in drawn("{{ at|moment }}", at=NOON.date())
    assert drawn("{{ at|day }}{{ at|moment }}", at=None) == "——"


@pytest.mark.django_db
def test_time_left_is_said_in_words():
    due = NOON + datetime.timedelta(hours=1)
    assert "1 h" in drawn("{{ due|left }}", due=due)
    assert drawn("{{ due|left }}", due=None) == "—"


def test_a_changed_filter_keeps_the_others_and_starts_at_page_one():
    assert drawn("{% query stage='open' %}", path="/m?unit=3&after=x") == "?unit=3&amp;stage=open"
    assert drawn("{% query after='y' %}", path="/m?unit=3&after=x") == "?unit=3&amp;after=y"
    assert drawn("{% query unit=None %}", path="/m?unit=3") == "/m"


def test_a_sorted_head_turns_round_and_says_so():
    assert 'aria-sort="ascending"><a href="?sort=-due"' in drawn("{% sort_head 'due' 'Due' %}", path="/?sort=due")
    assert 'aria-sort="descending"><a href="?sort=due"' in drawn("{% sort_head 'due' 'Due' %}", path="/?sort=-due")
    assert "aria-sort" not in drawn("{% sort_head 'due' 'Due' %}")


def test_a_kept_block_of_blanks_is_empty():
    assert drawn("{% kept side %}  {% endkept %}[{{ side }}]") == "[]"
    assert drawn("{% kept side %} <b>x</b> {% endkept %}[{{ side }}]") == "[<b>x</b>]"


def test_a_story_tells_only_the_day_where_only_the_day_is_known():
    items = [{"at": NOON.date(), "name": "Registered"}, {"at": NOON, "name": "Sent back", "kind": "mark"}]
    html = drawn("{% include 'core/_story.html' %}", items=items)
    assert html.count(":05") == 2 and html.count('class="mark"') == 1


def test_what_is_missing_is_told_from_what_is_met():
    lack = SimpleNamespace(what_happened="Still missing: evidence")
    html = drawn("{% include 'core/_needs.html' %}", met=["Measures done"], lacks=[lack, "a signature"])
    assert html.count('class="lack"') == 2 and "Still missing: evidence" in html


def test_only_what_somebody_wrote_is_shown_back():
    kept = {"next": "/matters/", "lead": "0192-ab", "opinion": "情况属实", "note": "all is well", "number": "42"}
    assert drawn("{% for words in kept|prose %}{{ words }}. {% endfor %}", kept=kept) == "情况属实. all is well."
