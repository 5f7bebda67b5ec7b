"""How texts and questions are cut into words."""

import pytest

from secondhalf.core import wording


def finds(question, text):
    """As an index would answer: every word is there, and every part stands in the text."""
    asked, normal = wording.asked(question), wording.normal(text)
    words = wording.cut(normal)
    begun = all(any(word.startswith(beginning) for word in words) for beginning in asked.beginnings)
    return bool(asked) and asked.words <= words and begun and all(part in normal for part in asked.inside)


def test_a_text_is_cut_into_characters_pairs_and_whole_words():
    assert wording.cut(wording.normal("浴室热水 No.3 Pump")) == set("浴室热水") | {
        "浴室",
        "室热",
        "热水",
        "no",
        "3",
        "pump",
    }


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("热水", "第四服务区新浴室夜班时段热水温度偏低"),
        ("欠薪", "包工头欠薪三个月"),
        ("热水器", "宿舍热水器坏了"),
        ("水", "停水"),
        ("热水 浴室", "浴室没有热水"),
        ("A3区", "A3区大道西行便道"),
        ("ａ３", "A3区大道"),
        ("pump", "Two pumps were replaced."),
        ("PUMP room", "the pump room is locked"),
        ("SQ20261104-0001", "SQ20261104-0001\n热水"),
        ("热水", "没有热\n\t水"),
        ("4℃", "水温只有4°C" if wording.normal("℃") == "°c" else "4℃"),
    ],
)
def test_it_is_found(question, text):
    assert finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("热水", "热的水"),
        ("热水器", "热水和水器"),
        ("热水 食堂", "浴室没有热水"),
        ("art", "start"),
        ("3", "13"),
        ("", "热水"),
        ("，。！", "热水，没有。"),
    ],
)
def test_it_is_not_found(question, text):
    assert not finds(question, text)
