"""Whatever is thrown at the public form: clear words, nothing lost, nothing leaked, nothing run."""

import pytest

from secondhalf.voices.forms.speaking import LONGEST
from secondhalf.voices.models import Voice
from secondhalf.voices.public.tests.conftest import WORDS

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7|add:7 }} & \" '"
STRANGE = {
    "emoji": "👨‍👩‍👧‍👦 热水 🚿❌",
    "right to left": "ماء ساخن \u202eאבג\u202c",
    "markup": MARKUP,
    "database": "'; DROP TABLE voices_voice; -- %s %(x)s",
    "rare letters": "𠮷野家 ﷽ ＡＢＣ ｶﾞ",
    "one letter": "冷",
}


@pytest.mark.parametrize("words", STRANGE.values(), ids=STRANGE.keys())
def test_strange_words_are_kept_as_they_were_written(speak, words):
    assert speak(words=words, place=words[:60], about_person=words[:60]).status_code == 200
    assert Voice.objects.get().words == words


def test_markup_comes_back_as_text(speak):
    page = speak(words=MARKUP, mode="").content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "&lt;script&gt;alert(1)" in page
    assert "{{ 7|add:7 }}" in page


def test_too_many_words_are_counted_for_the_person_and_all_come_back(speak):
    words = "冷" * 100_000
    answer = speak(words=words)
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and not Voice.objects.exists()
    assert f"最多 {LONGEST:,} 个字，现在是 100,000 个" in page


def test_the_field_cuts_nothing_off_behind_a_persons_back(client, poster):
    page = client.get("/v/bathhs22").content.decode()
    assert "maxlength" not in page.partition("<textarea")[2].partition(">")[0]


def test_an_empty_form_says_what_is_missing(client, poster):
    page = client.post("/v/bathhs22", {}).content.decode()
    assert "请写几句话" in page and "三样里请选一样" in page and not Voice.objects.exists()


@pytest.mark.parametrize("letter", ["\x00", "\x00热水"])
def test_a_nul_is_refused_in_words(speak, letter):
    assert speak(words=WORDS + letter).status_code == 422


@pytest.mark.parametrize(
    "said",
    [
        {"category": "x"}, {"category": "00000000-0000-0000-0000-000000000000"}, {"about_department": "不存在"},
        {"occurred_on": "昨天"}, {"mode": "loud"}, {"proof": "x" * 5000}, {"turn": "x"}, {"reminded": "x" * 500},
        {"about_department": "x' OR 1=1"}, {"size": ["1", "2"]}, {"once": "x" * 500},
    ],
)  # fmt: skip
def test_no_field_can_break_the_page(speak, said):
    assert speak(**said).status_code in (200, 422)


def test_line_breaks_of_every_kind_are_one_form(speak, fill):
    form = fill(words="第一行\r\n第二行")
    speak(**form)
    speak(**form)
    assert Voice.objects.count() == 1


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_do_nothing(client, poster, method):
    assert getattr(client, method)("/v/bathhs22").status_code == 405


def test_a_preview_of_a_chat_app_reads_a_plain_page(client, poster):
    answer = client.head("/v/bathhs22", headers={"user-agent": "WeChat/preview"})
    assert answer.status_code == 200 and not answer.cookies and not Voice.objects.exists()
